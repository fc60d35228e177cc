using Avow.Policy.Model;
using Avow.Policy.Reading;

namespace Avow.Policy.Findings;

/// <summary>Finds what is wrong with a policy that reads, before anything runs on it.</summary>
public static class PolicyFindings
{
    /// <summary>All findings, gravest first, then in the order of the file.</summary>
    /// <param name="policy">One version.</param>
    /// <param name="catalogue">The record kinds that the app stores; null when only the file is checked.</param>
    public static IReadOnlyList<Finding> Of(PolicyFile policy, IReadOnlyList<RecordKindInfo>? catalogue = null) =>
    [
        .. policy.Purposes.SelectMany(PurposeFindings.Of)
            .Concat(policy.Purposes.SelectMany(p => p.Keep.SelectMany(k => RuleFindings.Of(policy, p, k, InfoOf(k, catalogue)))))
            .Concat(policy.Recipients.SelectMany(r => RecipientFindings.Of(policy, r)))
            .Concat(Kinds(policy, catalogue))
            .Concat((catalogue ?? []).SelectMany(k => OutcomeFindings.Of(policy, k)))
            .OrderByDescending(f => f.Severity).ThenBy(f => f.At.Line).ThenBy(f => f.At.Column),
    ];

    private static RecordKindInfo? InfoOf(KeepRule rule, IReadOnlyList<RecordKindInfo>? catalogue) =>
        catalogue?.FirstOrDefault(k => k.Name == rule.Kind);

    private static IEnumerable<Finding> Kinds(PolicyFile policy, IReadOnlyList<RecordKindInfo>? catalogue)
    {
        var rules = policy.Purposes.SelectMany(p => p.Keep).ToList();
        foreach (var kind in (catalogue ?? []).Where(k => rules.TrueForAll(r => r.Kind != k.Name)))
        {
            yield return new("kind-without-rule", Severity.Error, $"Records of the kind `{kind.Name}` are stored, but no purpose says how long they are kept.", new(1, 1),
                "UK GDPR article 5(1)(e) and 13(2)(a)", $"Add a rule for `{kind.Name}` under `keep` of the purpose that needs it.");
        }

        foreach (var rule in rules.DistinctBy(r => r.Kind).Where(r => catalogue is null || catalogue.All(k => k.Name != r.Kind)))
        {
            yield return UnknownKind(rule, catalogue);
        }

        if (rules.Find(r => r.KeepsSuppression) is { } keeps && rules.TrueForAll(r => r.Kind != "suppression"))
        {
            yield return new("suppression-without-rule", Severity.Warning, "A rule keeps a suppression, but no purpose says how long suppressions are kept.", keeps.At,
                "The suppression list is personal data itself", "Add a purpose with a rule for `suppression`.");
        }
    }

    /// <summary>Without a catalogue nobody can know; a near miss is a slip; else the promise stands and no module carries it yet.</summary>
    private static Finding UnknownKind(KeepRule rule, IReadOnlyList<RecordKindInfo>? catalogue)
    {
        var near = catalogue is null ? null : Quote.Nearest(rule.Kind, catalogue.Select(k => k.Name));
        return (catalogue, near) switch
        {
            (null, _) => new("unknown-kind", Severity.Note, $"Whether records of the kind `{rule.Kind}` exist is not checked here.", rule.At, "No catalogue was given", "Nothing."),
            (_, null) => new("unknown-kind", Severity.Warning, $"No module stores records of the kind `{rule.Kind}`; its promise is not kept yet.", rule.At, "The app's catalogue", "Remove the rule, or wait for the module."),
            _ => new("unknown-kind", Severity.Error, $"No module stores records of the kind `{rule.Kind}`; did you mean `{near}`?", rule.At, "The app's catalogue", $"Write `{near}`."),
        };
    }
}
