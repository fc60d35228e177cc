using Avow.Policy.Law;
using NodaTime;

namespace Avow.Policy.Deadlines;

/// <summary>The time to tell the authority of a breach. It runs on instants: nights, weekends, holidays and changes of the clock all count.</summary>
/// <remarks>Source: UK GDPR and GDPR art. 33(1); Regulation (EEC, Euratom) 1182/71 art. 3(1) and (4): periods in hours do not roll.</remarks>
public static class BreachClock
{
    /// <summary>The cautious end: 72 elapsed hours after somebody became aware.</summary>
    /// <param name="jurisdiction">Such as <c>GB</c> or <c>SE</c>.</param>
    /// <param name="awareAt">UTC.</param>
    public static Instant NotifyBy(LawBook law, string jurisdiction, Instant awareAt) => awareAt + Length(law, "breach-clock", jurisdiction, awareAt);

    /// <summary>The outer end: the hour of becoming aware does not count, so the time runs from the next full hour of the zone's clock.</summary>
    /// <param name="zone">Whose full hours count; not every zone is whole hours from UTC.</param>
    public static Instant OuterBound(LawBook law, string jurisdiction, Instant awareAt, DateTimeZone zone)
    {
        var local = awareAt.InZone(zone).TimeOfDay;
        var intoHour = Duration.FromTicks(local.TickOfDay % NodaConstants.TicksPerHour);
        return awareAt - intoHour + Duration.FromHours(1) + Length(law, "breach-clock", jurisdiction, awareAt);
    }

    /// <summary>The end for a provider of a public electronic communications service; for nobody else.</summary>
    /// <param name="awareAt">In the provider's zone: which law holds is a matter of its civil day.</param>
    public static Instant TelecomNotifyBy(LawBook law, string jurisdiction, ZonedDateTime awareAt) =>
        awareAt.ToInstant() + Duration.FromHours(TelecomHours(law, jurisdiction, awareAt.Date));

    /// <summary>How many hours such a provider has for a breach it became aware of on a civil day: 24 before 20 August 2025 in the UK, 72 since.</summary>
    public static int TelecomHours(LawBook law, string jurisdiction, LocalDate awareOn) => Rule(law, "telecom-breach-clock", jurisdiction, awareOn).Number("within-hours");

    private static Duration Length(LawBook law, string kind, string jurisdiction, Instant awareAt) =>
        Duration.FromHours(Rule(law, kind, jurisdiction, awareAt.InUtc().Date).Number("within-hours"));

    private static LawRule Rule(LawBook law, string kind, string jurisdiction, LocalDate on) => law.InForce(kind, jurisdiction, on)
        ?? law.OfKind(kind).Where(r => Jurisdictions.Covers(r.Jurisdiction, jurisdiction)).MinBy(r => r.From)
        ?? throw new ArgumentException($"The law has no rule of the kind {kind} for {jurisdiction}.", nameof(jurisdiction));
}
