using NodaTime;

namespace Avow.Policy.Deciding;

/// <summary>What is to be done with a record now.</summary>
public enum Outcome
{
    /// <summary>It stays.</summary>
    Keep,

    /// <summary>Fields whose purposes are over go; the record stays.</summary>
    Blank,

    /// <summary>It is counted, then goes.</summary>
    Anonymise,

    /// <summary>It goes with its followers.</summary>
    Delete,
}

/// <summary>What decided.</summary>
public enum Ground
{
    /// <summary>The rule's own period.</summary>
    Period,

    /// <summary>The rule names a clock that has not started: nothing is due yet.</summary>
    NotStarted,

    /// <summary>A law keeps it longer than the purpose would.</summary>
    Statute,

    /// <summary>The client instructed a shorter period.</summary>
    Instruction,

    /// <summary>A longer period came too late for this record, whose clock had started before.</summary>
    EarlierVersion,

    /// <summary>Someone entitled removed it on a page.</summary>
    Removed,

    /// <summary>A hold stops disposal.</summary>
    Hold,

    /// <summary>A restriction stops disposal.</summary>
    Restriction,
}

/// <summary>The decision on one record at one instant.</summary>
/// <param name="Outcome">What is to be done now.</param>
/// <param name="DueAt">Keep: when the record will be gone; null when nothing is due (a clock not started, an open hold).
/// Otherwise: since when the outcome is due. Instants of rules in days, months or years are local midnights; the record is due at that instant, not after it.</param>
/// <param name="LookAt">The instant at or before which the record must be decided again;
/// <see cref="Instant.MaxValue"/> when only a change of facts can make it due. Never later than the instant at which the outcome changes.</param>
/// <param name="Rule">The id of the deciding rule: <c>purpose.kind</c>.</param>
/// <param name="Policy">The version whose rule decided.</param>
/// <param name="Ground">What decided.</param>
/// <param name="Sentence">The id of the notice's sentence that carries the rule: <c>keep.purpose.kind</c>.</param>
/// <param name="Blanks">The categories to blank; empty unless the outcome is <see cref="Outcome.Blank"/>.</param>
/// <param name="StoppedBy">The reason of the hold or the ground of the restriction that stops disposal, or null.</param>
public sealed record Verdict(
    Outcome Outcome,
    Instant? DueAt,
    Instant LookAt,
    string Rule,
    Model.VersionId Policy,
    Ground Ground,
    string Sentence,
    IReadOnlyList<string> Blanks,
    string? StoppedBy);
