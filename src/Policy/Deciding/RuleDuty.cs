using Avow.Policy.Model;

namespace Avow.Policy.Deciding;

/// <summary>What a rule of keeping needs from a person.</summary>
public enum DutyKind
{
    /// <summary>Somebody looks whether the records are still needed, and removes those that are not.</summary>
    Review,

    /// <summary>The persons concerned are asked, and their answers recorded.</summary>
    Ask,

    /// <summary>Each exception that the rule leaves open is recorded with its reason, owner and end.</summary>
    Exceptions,
}

/// <summary>A standing duty that a rule of keeping brings, whether or not a record is due.</summary>
/// <param name="Rule">The rule: <c>purpose.kind</c>.</param>
/// <param name="What">What is needed.</param>
/// <param name="Every">How often; null for each case as it comes.</param>
/// <param name="Owner">Whose duty it is: the rule's owner, else the privacy lead.</param>
/// <param name="At">Where the rule stands in the file.</param>
public sealed record RuleDuty(string Rule, DutyKind What, KeepPeriod? Every, string Owner, Place At)
{
    /// <summary>Who answers where a rule names nobody.</summary>
    public const string PrivacyLead = "privacy-lead";

    /// <summary>How often a record past its minimum is looked at where neither rule nor purpose says.</summary>
    internal static KeepPeriod Yearly { get; } = new(1, PeriodUnit.Years);

    /// <summary>All standing duties of a version's rules, in the order of the file. May be empty.</summary>
    public static IReadOnlyList<RuleDuty> Of(PolicyFile policy) => [.. policy.Purposes.SelectMany(p => p.Keep.SelectMany(k => Of(p, k)))];

    private static IEnumerable<RuleDuty> Of(Purpose purpose, KeepRule rule)
    {
        var id = $"{purpose.Id}.{rule.Kind}";
        if (rule.Review is { } review)
        {
            yield return new(id, review.By == Answerer.Us ? DutyKind.Review : DutyKind.Ask, review.Every, review.Owner ?? PrivacyLead, rule.At);
        }
        else if (rule.Then == Disposal.Review || rule.Terms.Any(t => t.Floor is not null))
        {
            yield return new(id, DutyKind.Review, purpose.Review ?? Yearly, PrivacyLead, rule.At);
        }
        else if (purpose.Review is { } every && rule.Terms.Any(t => t.Period is null))
        {
            yield return new(id, DutyKind.Review, every, PrivacyLead, rule.At);
        }

        if (rule.Unless != OpenException.None)
        {
            yield return new(id, DutyKind.Exceptions, Every: null, PrivacyLead, rule.At);
        }
    }
}
