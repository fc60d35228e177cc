using Avow.Policy.Holidays;
using Avow.Policy.Law;
using NodaTime;

namespace Avow.Policy.Deadlines;

/// <summary>The log of a complaint to the organisation, as civil days in its zone.</summary>
/// <param name="ReceivedOn">The day it came, by whatever channel.</param>
/// <param name="AcknowledgedOn">Null while nobody acknowledged it.</param>
/// <param name="ProgressTold">The days on which the person was told how it stands; may be empty.</param>
/// <param name="OutcomeOn">The day the outcome was told; null while it is open.</param>
public sealed record ComplaintLog(LocalDate ReceivedOn, LocalDate? AcknowledgedOn, IReadOnlyList<LocalDate> ProgressTold, LocalDate? OutcomeOn);

/// <summary>What is owed on a complaint and when.</summary>
/// <param name="InScope">Whether the statutory duty applies: complaints received since it is in force.</param>
/// <param name="AcknowledgeBy">The last day to acknowledge, rolled to a working day; null when out of scope.</param>
/// <param name="NeedsAcknowledgement">Whether one is still owed: none was sent, nor an outcome within that time.</param>
/// <param name="TellProgressBy">When to tell how it stands; the law has no number, so this is a target of the law file. Null once the outcome is told.</param>
public sealed record ComplaintDue(bool InScope, LocalDate? AcknowledgeBy, bool NeedsAcknowledgement, LocalDate? TellProgressBy);

/// <summary>The time of complaints to a controller.</summary>
/// <remarks>Source: Data Protection Act 2018 s. 164A; day one is the day after receipt (guidance of the ICO). No exemption for small firms.</remarks>
public static class ComplaintClock
{
    /// <summary>What is owed.</summary>
    /// <param name="holidays">The calendar by which the last day rolls.</param>
    public static ComplaintDue Of(LawBook law, string jurisdiction, ComplaintLog log, HolidayCalendar holidays)
    {
        if (law.InForce("complaint-clock", jurisdiction, log.ReceivedOn) is not { } rule)
        {
            return new(false, null, false, null);
        }

        var acknowledgeBy = holidays.Roll(rule.Period("acknowledge-within").After(log.ReceivedOn));
        var isAnswered = log.AcknowledgedOn is not null || log.OutcomeOn <= acknowledgeBy;
        var lastWord = log.ProgressTold.Append(log.AcknowledgedOn ?? log.ReceivedOn).Max();
        return new(true, acknowledgeBy, !isAnswered, log.OutcomeOn is null ? holidays.Roll(rule.Period("progress-target").After(lastWord)) : null);
    }
}
