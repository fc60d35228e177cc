using Avow.Policy.Model;
using Avow.Policy.Reading;

namespace Avow.Policy.Findings;

/// <summary>What is wrong between the kinds of record that the file speaks of and those that the program stores.</summary>
internal static class KindFindings
{
    // A kind that no module stores yet may well resemble one that is stored; a slip of the pen is smaller.
    private const int MostSlips = 2;

    public static IEnumerable<Finding> Of(PolicyFile policy, IReadOnlyList<RecordKindInfo>? catalogue)
    {
        var rules = policy.Purposes.SelectMany(p => p.Keep).ToList();
        foreach (var kind in (catalogue ?? []).Where(k => rules.TrueForAll(r => r.Kind != k.Name)))
        {
            yield return Finding.Of("KIND-WITHOUT-RULE", $"Records of the kind `{kind.Name}` are stored, but no purpose says how long they are kept.", new(1, 1), $"Add a rule for `{kind.Name}` under `keep` of the purpose that needs it.");
        }

        foreach (var rule in rules.DistinctBy(r => r.Kind).Where(r => catalogue is null || catalogue.All(k => k.Name != r.Kind)))
        {
            yield return UnknownKind(rule, catalogue?.Select(k => k.Name).Where(k => rules.TrueForAll(r => r.Kind != k)));
        }

        if (rules.Find(r => r.KeepsSuppression) is { } keeps && rules.TrueForAll(r => r.Kind != "suppression"))
        {
            yield return Finding.Of("SUPPRESSION-CONFLICT", "A rule keeps a suppression, but no purpose says how long suppressions are kept.", keeps.At, "Add a purpose with a rule for `suppression`.", Severity.Warning);
        }

        foreach (var (kind, more) in Understated(policy, catalogue ?? []))
        {
            yield return Finding.Of("DATA-UNDERSTATED", $"Records of the kind `{kind.Name}` hold {string.Join(", ", more)}, which no purpose that keeps them names; such fields are blanked.", rules.First(r => r.Kind == kind.Name).At, "Add them under `data:` of the purpose that needs them.");
        }
    }

    private static IEnumerable<(RecordKindInfo Kind, List<string> More)> Understated(PolicyFile policy, IReadOnlyList<RecordKindInfo> catalogue) =>
        from kind in catalogue
        let covering = policy.Purposes.Where(p => p.Keep.Any(k => k.Kind == kind.Name)).ToList()
        where covering.Count > 0 && covering.TrueForAll(p => p.Data is not null)
        let more = kind.Categories.Except(covering.SelectMany(p => p.Data!)).ToList()
        where more.Count > 0
        select (kind, more);

    /// <summary>Without a catalogue nobody can know; a near miss of a kind that has no rule yet is a slip; else the promise stands and no module carries it yet.</summary>
    private static Finding UnknownKind(KeepRule rule, IEnumerable<string>? missing)
    {
        var near = missing is null ? null : Quote.Nearest(rule.Kind, missing) is { } nearest && Quote.Slips(rule.Kind, nearest) <= MostSlips ? nearest : null;
        return (missing, near) switch
        {
            (null, _) => Finding.Of("UNKNOWN-KIND", $"Whether records of the kind `{rule.Kind}` exist is not checked here.", rule.At, "Nothing.", Severity.Note),
            (_, null) => Finding.Of("UNKNOWN-KIND", $"No module stores records of the kind `{rule.Kind}`; its promise is not kept yet.", rule.At, "Remove the rule, or wait for the module."),
            _ => Finding.Of("UNKNOWN-KIND", $"No module stores records of the kind `{rule.Kind}`; did you mean `{near}`?", rule.At, $"Write `{near}`.", Severity.Error),
        };
    }
}
