using Avow.Policy.Deadlines;
using Avow.Policy.Model;
using NodaTime;
using NodaTime.Text;
using static Avow.Policy.Tests.Deadlines.Log;

namespace Avow.Policy.Tests.Deadlines;

public class DeadlineTests
{
    private static ComplaintDue Complaint(string received, string? acknowledged = null, string? told = null, string? outcome = null) => ComplaintClock.Of(
        Shipped, "GB", new(Day(received), acknowledged is null ? null : Day(acknowledged), told is null ? [] : [Day(told)], outcome is null ? null : Day(outcome)), Calendar("england-and-wales"));

    private static Instant At(string text, string zone) => LocalDateTimePattern.GeneralIso.Parse(text).Value.InZoneStrictly(DateTimeZoneProviders.Tzdb[zone]).ToInstant();

    [Theory]
    [InlineData("2026-06-18", null)]
    [InlineData("2026-06-19", "2026-07-20")]
    [InlineData("2026-11-25", "2026-12-29")]
    [InlineData("2028-02-01", "2028-03-02")]
    public void A_complaint_is_acknowledged_within_30_days_since_the_duty_began(string received, string? by)
    {
        var due = Complaint(received);

        due.InScope.ShouldBe(by is not null);
        due.AcknowledgeBy.ShouldBe(by is null ? null : Day(by));
    }

    [Fact]
    public void An_outcome_within_the_30_days_makes_the_acknowledgement_needless()
    {
        Complaint("2026-11-25", outcome: "2026-12-29").NeedsAcknowledgement.ShouldBeFalse();
        Complaint("2026-11-25", outcome: "2026-12-30").NeedsAcknowledgement.ShouldBeTrue();
        Complaint("2026-11-25", acknowledged: "2026-12-01").NeedsAcknowledgement.ShouldBeFalse();
        Complaint("2026-11-25").NeedsAcknowledgement.ShouldBeTrue();
    }

    [Fact]
    public void Progress_is_owed_after_the_last_word_until_the_outcome()
    {
        Complaint("2026-07-01", acknowledged: "2026-07-02", told: "2026-07-20").TellProgressBy.ShouldBe(Day("2026-08-19"));
        Complaint("2026-07-01", outcome: "2026-07-20").TellProgressBy.ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-03-28T10:00:00", "Europe/London", "2026-03-31T11:00:00")]
    [InlineData("2026-10-24T10:00:00", "Europe/London", "2026-10-27T09:00:00")]
    [InlineData("2026-12-24T23:59:00", "Europe/Stockholm", "2026-12-27T23:59:00")]
    [InlineData("2024-02-28T12:00:00", "Europe/Stockholm", "2024-03-02T12:00:00")]
    public void A_breach_is_told_within_72_elapsed_hours(string aware, string zone, string by) =>
        BreachClock.NotifyBy(Shipped, "GB", At(aware, zone)).ShouldBe(At(by, zone));

    [Theory]
    [InlineData("2026-11-20T17:25:00", "Europe/Stockholm", "2026-11-23T18:00:00")]
    [InlineData("2026-11-20T17:00:00", "Europe/Stockholm", "2026-11-23T18:00:00")]
    [InlineData("2026-10-24T17:25:00", "Europe/Stockholm", "2026-10-27T17:00:00")]
    [InlineData("2026-11-20T17:25:00", "Asia/Kolkata", "2026-11-23T18:00:00")]
    public void The_outer_end_leaves_out_the_hour_of_becoming_aware(string aware, string zone, string by) =>
        BreachClock.OuterBound(Shipped, "EU", At(aware, zone), DateTimeZoneProviders.Tzdb[zone]).ShouldBe(At(by, zone));

    [Theory]
    [InlineData("2025-08-19T23:30:00", "2025-08-20T23:30:00")]
    [InlineData("2025-08-20T00:30:00", "2025-08-23T00:30:00")]
    public void A_telecom_provider_had_24_hours_and_has_72_since_20_August_2025(string aware, string by)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/London"];
        BreachClock.TelecomNotifyBy(Shipped, "GB", At(aware, "Europe/London").InZone(zone)).ShouldBe(At(by, "Europe/London"));
        BreachClock.TelecomHours(Shipped, "SE", Day("2026-01-01")).ShouldBe(24);
    }

    [Theory]
    [InlineData(Role.Controller, BreachRisk.None, false, false, false)]
    [InlineData(Role.Controller, BreachRisk.Risk, false, true, false)]
    [InlineData(Role.Controller, BreachRisk.High, false, true, true)]
    [InlineData(Role.Processor, BreachRisk.High, true, false, false)]
    public void Whom_a_breach_is_told_to(Role role, BreachRisk risk, bool controller, bool authority, bool people) =>
        BreachDuty.Of(role, risk).ShouldBe(new(controller, authority, people));

    [Theory]
    [InlineData("2026-11-21", null, null, "2026-12-21")]
    [InlineData("2026-11-21", null, "2026-12-01", "2026-12-01")]
    [InlineData("2026-11-21", "2026-11-25", "2026-12-01", "2026-11-25")]
    [InlineData("2026-11-21", "2027-02-01", null, "2026-12-21")]
    [InlineData("2026-01-31", null, null, "2026-02-28")]
    public void People_are_told_within_a_month_or_at_the_first_word(string obtained, string? contacted, string? disclosed, string by) =>
        InformingClock.InformBy(Shipped, "GB", Day(obtained), contacted is null ? null : Day(contacted), disclosed is null ? null : Day(disclosed)).ShouldBe(Day(by));

    [Theory]
    [InlineData("GB-EAW", false, "2030-02-28")]
    [InlineData("GB", false, "2030-02-28")]
    [InlineData("GB-NIR", true, "2030-02-28")]
    [InlineData("GB-SCT", false, "2029-02-28")]
    [InlineData("SE", false, "2034-02-28")]
    [InlineData("SE", true, "2027-02-28")]
    public void Claims_lapse_after_the_period_of_the_place(string jurisdiction, bool consumer, string last) =>
        Limitation.LastDay(Day("2024-02-29"), Limitation.PeriodOf(Shipped, jurisdiction, consumer, Day("2026-01-01"))!.Value).ShouldBe(Day(last));
}
