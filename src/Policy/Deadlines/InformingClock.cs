using Avow.Policy.Law;
using NodaTime;

namespace Avow.Policy.Deadlines;

/// <summary>When people whose data came from somebody else must be told.</summary>
public static class InformingClock
{
    /// <summary>The earliest of one month after the data was obtained, the first word to the person, and the first disclosure to somebody else.</summary>
    /// <param name="obtainedOn">Civil day in the organisation's zone.</param>
    /// <param name="contactedOn">The first communication with the person; null when there was none. A day before the data was obtained does not count.</param>
    /// <param name="disclosedOn">The first disclosure; null when there was none.</param>
    /// <returns>The last civil day to tell; it is not rolled, because to tell sooner is always possible.</returns>
    /// <remarks>Source: UK GDPR and GDPR art. 14(3).</remarks>
    public static LocalDate InformBy(LawBook law, string jurisdiction, LocalDate obtainedOn, LocalDate? contactedOn, LocalDate? disclosedOn)
    {
        var rule = law.InForce("informing-clock", jurisdiction, obtainedOn) ?? law.OfKind("informing-clock")[0];
        var events = new[] { contactedOn, disclosedOn }.OfType<LocalDate>().Where(d => d >= obtainedOn);
        return events.Append(rule.Period("period").After(obtainedOn)).Min();
    }
}
