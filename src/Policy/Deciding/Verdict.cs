using Avow.Policy.Model;
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

    /// <summary>Somebody entitled removed it, but the rule's minimum is not over.</summary>
    Minimum,

    /// <summary>It stays until a person who looked removes it.</summary>
    Review,

    /// <summary>Nobody answered the rule's question in time.</summary>
    Unanswered,
}

/// <summary>What a record needs from a person while it is kept: a duty, never an outcome.</summary>
/// <param name="By">Who must answer: somebody in the organisation, or the person concerned.</param>
/// <param name="At">When it is due; it is open from then on until the answer's clock (<c>reviewed</c>, <c>confirmed</c>) moves it.</param>
/// <param name="Rule">The rule that asks: <c>purpose.kind</c>; not always the one that decided.</param>
/// <param name="Owner">Whose duty it is, such as <c>privacy-lead</c>.</param>
public readonly record struct KeepDuty(Answerer By, Instant At, string Rule, string Owner)
{
    /// <summary>Whether somebody must act now.</summary>
    /// <param name="now">UTC.</param>
    public bool IsOpen(Instant now) => At <= now;
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
/// <param name="Duty">The earliest question that a rule which still needs the record asks, open or to come; null when none does.
/// It never changes the outcome; <see cref="LookAt"/> is never later than a duty to come.</param>
public sealed record Verdict(
    Outcome Outcome,
    Instant? DueAt,
    Instant LookAt,
    string Rule,
    Model.VersionId Policy,
    Ground Ground,
    string Sentence,
    IReadOnlyList<string> Blanks,
    string? StoppedBy,
    KeepDuty? Duty = null);
