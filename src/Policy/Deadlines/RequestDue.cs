using NodaTime;

namespace Avow.Policy.Deadlines;

/// <summary>The times of a request, as civil days in the organisation's zone.</summary>
/// <param name="ReceivedOn">The day it came, working day or not.</param>
/// <param name="StartedOn">The day the time counts from; null while <paramref name="WaitsFor"/> is open.</param>
/// <param name="WaitsFor">The oldest open question; null when nothing is open.</param>
/// <param name="PausedDays">For how many days the time stood still within the period.</param>
/// <param name="EarliestDueOn">The last day to answer if every open question had been answered on the day it was asked: never later than the real one.</param>
/// <param name="TargetOn">A cautious target, never after the last day; null while a question is open.</param>
/// <param name="FirstPeriodEndsOn">The last day of the period without extension.</param>
public sealed record RequestDue(
    LocalDate ReceivedOn, LocalDate? StartedOn, RequestMatter? WaitsFor, int PausedDays, LocalDate EarliestDueOn, LocalDate? TargetOn, LocalDate FirstPeriodEndsOn)
{
    /// <summary>The last day to answer; that whole day counts. Null while a question is open: the day cannot be known yet.</summary>
    public LocalDate? DueOn => WaitsFor is null ? EarliestDueOn : null;

    /// <summary>The last day on which an extension, with its reasons, can be told. Null while a question is open.</summary>
    public LocalDate? ExtensionNoticeBy => WaitsFor is null ? FirstPeriodEndsOn : null;

    /// <summary>Whether the person was told in time that it takes longer.</summary>
    public bool IsExtended { get; init; }

    /// <summary>Whether the person was told too late, so that the first period stands.</summary>
    public bool IsExtensionLate { get; init; }

    /// <summary>When it was answered; null while it is not.</summary>
    public LocalDate? AnsweredOn { get; init; }

    /// <summary>Whether the time has run out by the end of a civil day: not answered, or answered late.</summary>
    public bool IsLate(LocalDate on) => DueOn is { } due && (AnsweredOn ?? on) > due;
}
