using Avow.Policy.Model;

namespace Avow.Policy.Findings;

/// <summary>What a policy asks of a record kind that the app cannot do: count before going, or lose some fields before the rest.</summary>
internal static class OutcomeFindings
{
    public static IEnumerable<Finding> Of(PolicyFile policy, RecordKindInfo kind)
    {
        var rules = policy.Purposes.SelectMany(p => p.Keep.Where(k => k.Kind == kind.Name).Select(k => (Purpose: p, Rule: k))).ToList();
        foreach (var (purpose, rule) in rules.Where(r => !kind.CanAnonymise && (r.Rule.Then == Disposal.Anonymise || r.Rule.Review?.Unanswered?.Then == Disposal.Anonymise)))
        {
            yield return Finding.Of("CANNOT-ANONYMISE", $"{purpose.Id}.{kind.Name} ends in `anonymise`, but no counts of such records are kept.", rule.At,
                "Write `then delete`.");
        }

        foreach (var (purpose, rule) in rules.Where(r => !kind.CanBlank && r.Rule.Then == Disposal.Blank))
        {
            yield return Finding.Of("CANNOT-BLANK", $"{purpose.Id}.{kind.Name} ends in `blank`, but no field of such records can go before the rest.", rule.At,
                "Write `then delete`.");
        }

        if (!kind.CanBlank && Leaving(rules.ConvertAll(r => r.Purpose), kind) is { } category)
        {
            yield return Finding.Of("CANNOT-BLANK",
                $"`{category}` of a record of the kind `{kind.Name}` would have to go before the rest, because not all of its purposes need it; such records go whole.", rules[0].Rule.At,
                $"Give the purposes of `{kind.Name}` the same `data`, or leave out those that need less.");
        }
    }

    /// <summary>A category that one purpose of the kind needs and another does not, when the record has it.</summary>
    private static string? Leaving(List<Purpose> purposes, RecordKindInfo kind) =>
        purposes.Exists(p => p.Data is null) ? null
        : kind.Categories.FirstOrDefault(c => purposes.Exists(p => p.Data!.Contains(c)) && purposes.Exists(p => !p.Data!.Contains(c)));
}
