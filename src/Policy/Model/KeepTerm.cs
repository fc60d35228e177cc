namespace Avow.Policy.Model;

/// <summary>What the number of a term promises.</summary>
public enum Bound
{
    /// <summary>Kept until then, gone at it. The word is left out.</summary>
    Exactly,

    /// <summary>Gone at it, or sooner when a person removes it.</summary>
    AtMost,

    /// <summary>Not gone before it; a person then looks whether it is still needed.</summary>
    AtLeast,

    /// <summary>Not gone before the first number, gone at the second; between them a person may decide.</summary>
    Range,
}

/// <summary>One way for the keeping of a record to end: a period after a clock, or the clock's own instant.</summary>
/// <param name="Period">The number: of a range the upper one. Null for <c>until CLOCK</c> and <c>while STATE</c>: over at the very instant of the event.</param>
/// <param name="Clock">The name of the event that starts the period, such as <c>received</c>; of a state, the event that ends it.</param>
/// <param name="Bound">What the period promises.</param>
/// <param name="Least">The lower number of a range; else null.</param>
/// <param name="State">The state while which it is kept, such as <c>active</c>; else null.</param>
public sealed record KeepTerm(KeepPeriod? Period, string Clock, Bound Bound = Bound.Exactly, KeepPeriod? Least = null, string? State = null)
{
    /// <summary>Before when nothing may go: the minimum or the lower number of a range; null when there is none.</summary>
    public KeepPeriod? Floor => Bound == Bound.AtLeast ? Period : Least;

    /// <summary>The canonical words of the policy file.</summary>
    public override string ToString() => (State, Period) switch
    {
        ({ } state, _) => $"while {state}",
        (_, null) => $"until {Clock}",
        (_, { } period) => $"{Length(period)} after {Clock}",
    };

    private string Length(KeepPeriod period) => Bound switch
    {
        Bound.AtMost => $"at most {period}",
        Bound.AtLeast => $"at least {period}",
        Bound.Range when Least is { } least => least.Unit == period.Unit ? $"{least.Count} to {period}" : $"{least} to {period}",
        _ => period.ToString(),
    };
}
