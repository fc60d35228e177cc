namespace Avow.Policy.Model;

/// <summary>What happens to a record when its keeping is over.</summary>
public enum Disposal
{
    /// <summary>The record and its followers go.</summary>
    Delete,

    /// <summary>The record is added to declared counts, then goes.</summary>
    Anonymise,
}

/// <summary>Which of several terms of one rule decides.</summary>
public enum Whichever
{
    /// <summary>The earliest; the rule of the house where the text says nothing.</summary>
    First,

    /// <summary>The latest; while one of its clocks has not started, the record stays.</summary>
    Last,
}

/// <summary>One way for the keeping of a record to end: a period after a clock, or the clock's own instant.</summary>
/// <param name="Period">Null for <c>until CLOCK</c>: over at the very instant of the event.</param>
/// <param name="Clock">The name of the event that starts the period, such as <c>received</c>.</param>
public sealed record KeepTerm(KeepPeriod? Period, string Clock)
{
    /// <inheritdoc/>
    public override string ToString() => Period is { } period ? $"{period} after {Clock}" : $"until {Clock}";
}

/// <summary>How long one purpose needs one kind of record, and what comes then.</summary>
/// <param name="Kind">The record kind, such as <c>phone-message</c>.</param>
/// <param name="Terms">At least one, in the order of the text.</param>
/// <param name="Which">Which of several terms decides.</param>
/// <param name="Then">What happens at the end.</param>
/// <param name="KeepsSuppression">Whether a keyed digest of the address stays behind, so that it is never written to again.</param>
/// <param name="Statute">The id of the law that lengthens this rule, or null.</param>
/// <param name="At">Where the rule stands in the file.</param>
public sealed record KeepRule(
    string Kind,
    IReadOnlyList<KeepTerm> Terms,
    Whichever Which,
    Disposal Then,
    bool KeepsSuppression,
    string? Statute,
    Place At)
{
    /// <summary>The canonical words of the policy file; reading them gives an equal rule.</summary>
    public override string ToString() =>
        string.Join(", or ", Terms)
        + (Terms.Count > 1 ? $", whichever is {(Which == Whichever.First ? "first" : "last")}" : "")
        + (Statute is null ? "" : $", and as long as {Statute} requires")
        + $"; then {Then.ToString().ToLowerInvariant()}"
        + (KeepsSuppression ? " and keep suppression" : "");
}

/// <summary>A place in a policy file, for faults and findings.</summary>
/// <param name="Line">From 1; 0 when the value was made, not read.</param>
/// <param name="Column">From 1, counted in UTF-16 characters.</param>
public readonly record struct Place(int Line, int Column);
