using Avow.Policy.Deciding;
using Avow.Policy.Model;
using Avow.Policy.Tests.Samples;
using NodaTime;

namespace Avow.Policy.Tests.Deciding;

public class PeriodTests
{
    private static readonly Facts Message = When.Received("2026-01-05T09:30:00Z");

    [Fact]
    public void A_message_is_kept_on_day_99_and_gone_on_day_100()
    {
        var policy = Sample.Read(Sample.Minimal);

        var kept = When.Decide(policy, Message, When.At("2026-04-14T23:59"));
        kept.Outcome.ShouldBe(Outcome.Keep);
        kept.DueAt.ShouldBe(When.At("2026-04-15T00:00"));
        kept.LookAt.ShouldBe(When.At("2026-04-15T00:00"));
        kept.Rule.ShouldBe("message-taking.phone-message");
        kept.Sentence.ShouldBe("keep.message-taking.phone-message");
        kept.Policy.ToString().ShouldBe("2026-11-01");
        When.Decide(policy, Message, When.At("2026-04-15T00:00")).Outcome.ShouldBe(Outcome.Delete);
    }

    [Theory]
    [InlineData("Europe/London", "2026-03-28T12:00", "2026-03-30T00:00")]
    [InlineData("Europe/London", "2026-10-24T12:00", "2026-10-26T00:00")]
    [InlineData("Europe/Stockholm", "2026-03-28T23:30", "2026-03-30T00:00")]
    [InlineData("Europe/Stockholm", "2026-10-24T00:30", "2026-10-26T00:00")]
    [InlineData("America/Santiago", "2026-09-04T12:00", "2026-09-06T01:00")]
    public void Civil_days_are_counted_across_a_change_of_clocks(string zone, string received, string gone)
    {
        var policy = Sample.WithRule("2 days after received; then delete", zone: zone);
        var facts = new Facts("phone-message") { { "received", When.At(received, zone) } };
        var due = When.At(gone, zone);

        When.Decide(policy, facts, due - Duration.Epsilon).Outcome.ShouldBe(Outcome.Keep);
        When.Decide(policy, facts, due).Outcome.ShouldBe(Outcome.Delete);
    }

    [Fact]
    public void A_call_late_in_the_evening_belongs_to_its_own_day_in_the_zone()
    {
        var lateInSummer = When.Received("2026-07-01T23:30:00Z");

        When.Decide(Sample.Read(Sample.Minimal), lateInSummer, When.Utc("2026-07-02T00:00:00Z")).DueAt.ShouldBe(When.At("2026-10-10T00:00"));
    }

    [Theory]
    [InlineData("6 years", "2024-02-29", "2030-02-28")]
    [InlineData("4 years", "2024-02-29", "2028-02-29")]
    [InlineData("26 months", "2025-12-31", "2028-02-29")]
    [InlineData("1 month", "2026-01-31", "2026-02-28")]
    [InlineData("2 months", "2026-01-31", "2026-03-31")]
    [InlineData("2 weeks", "2026-12-25", "2027-01-08")]
    public void Months_and_years_count_from_the_anchor_and_end_with_the_month(string period, string received, string gone)
    {
        var policy = Sample.WithRule($"{period} after received; then anonymise");
        var facts = new Facts("phone-message") { { "received", When.At(received + "T10:00") } };

        var verdict = When.Decide(policy, facts, When.At(gone + "T00:00"));

        verdict.Outcome.ShouldBe(Outcome.Anonymise);
        verdict.DueAt.ShouldBe(When.At(gone + "T00:00"));
    }

    [Fact]
    public void Of_two_terms_the_first_decides_unless_the_text_says_last()
    {
        var facts = new Facts("phone-message") { { "received", When.At("2026-01-01T09:00") }, { "service-ceased", When.At("2026-01-11T09:00") } };
        Instant? Due(string rule) => When.Decide(Sample.WithRule(rule), facts, When.At("2026-01-12T00:00")).DueAt;

        Due("20 days after received, or 5 days after service-ceased; then delete").ShouldBe(When.At("2026-01-16T00:00"));
        Due("20 days after received, or 5 days after service-ceased, whichever is last; then delete").ShouldBe(When.At("2026-01-21T00:00"));
    }

    [Fact]
    public void Until_ends_at_the_very_instant()
    {
        var policy = Sample.WithRule("until unsubscribed; then delete at once and keep suppression");
        var gone = When.Utc("2026-05-05T10:11:12.345678Z");
        var facts = new Facts("phone-message") { { "unsubscribed", gone } };

        When.Decide(policy, facts, gone - Duration.FromMilliseconds(1)).Outcome.ShouldBe(Outcome.Keep);
        When.Decide(policy, facts, gone).Outcome.ShouldBe(Outcome.Delete);
    }

    [Fact]
    public void A_clock_that_has_not_started_makes_nothing_due()
    {
        var verdict = When.Decide(Sample.WithRule("7 days after service-ceased; then delete"), new Facts("phone-message"), When.Utc("2030-01-01T00:00:00Z"));

        verdict.Outcome.ShouldBe(Outcome.Keep);
        verdict.Ground.ShouldBe(Ground.NotStarted);
        verdict.DueAt.ShouldBeNull();
        verdict.LookAt.ShouldBe(Instant.MaxValue);
    }

    [Fact]
    public void A_kind_that_no_purpose_covers_is_refused() =>
        Should.Throw<ArgumentException>(() => When.Decide(Sample.Read(Sample.Minimal), new Facts("diary"), When.Utc("2026-01-01T00:00:00Z")));

    [Theory]
    [InlineData("100 years after received; then delete")]
    [InlineData("while open; then delete")]
    [InlineData("\"until closed; review every 100 years after received, unanswered for 100 years: delete; then delete\"")]
    [InlineData("1 day after received, and as long as uk-vat requires; then delete")]
    public void A_clock_set_to_the_last_day_of_all_calendars_is_decided(string rule)
    {
        var facts = new Facts("phone-message") { { "received", When.Utc("9999-12-31T12:00:00Z") }, { "recorded", When.Utc("9999-12-31T12:00:00Z") }, { "ended", When.Utc("9999-12-31T12:00:00Z") } };

        When.Decide(Sample.WithRule(rule), facts, When.Utc("2026-02-01T00:00:00Z")).Outcome.ShouldBe(Outcome.Keep);
    }

    [Fact]
    public void A_hundred_years_leave_no_calendar() =>
        When.Decide(Sample.WithRule("100 years after received; then delete"), Message, When.Utc("2026-02-01T00:00:00Z")).DueAt.ShouldBe(When.At("2126-01-05T00:00"));
}
