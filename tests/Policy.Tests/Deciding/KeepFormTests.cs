using Avow.Policy.Deciding;
using Avow.Policy.Model;
using Avow.Policy.Tests.Samples;
using NodaTime;

namespace Avow.Policy.Tests.Deciding;

public class KeepFormTests
{
    private static readonly Clock Received = new("received", When.At("2026-01-05T09:30"));

    private static Verdict At(string local, string rule, params Clock[] clocks) => When.Decide(Policy(rule), Facts(clocks), When.At(local + "T00:00"));

    private static PolicyFile Policy(string rule, string version = "2026-01-01") => Sample.Controller(version, ("purpose", rule, "name, email"));

    private static Facts Facts(Clock[] clocks, string? removed = null) =>
        new("phone-message", clocks) { RemovedAt = removed is null ? null : When.At(removed + "T12:00") };

    private static Clock Event(string name, string local) => new(name, When.At(local + "T12:00"));

    [Theory]
    [InlineData("at most 100 days after received; then delete")]
    [InlineData("20 to 100 days after received; then delete")]
    public void A_ceiling_goes_by_itself_on_its_day_and_not_before(string rule)
    {
        At("2026-04-14", rule, Received).Outcome.ShouldBe(Outcome.Keep);
        At("2026-04-15", rule, Received).Outcome.ShouldBe(Outcome.Delete);
    }

    [Fact]
    public void A_range_may_go_from_its_lower_end_and_must_at_its_upper()
    {
        const string rule = "20 to 100 days after received; then delete";
        var policy = Policy(rule);

        var before = At("2026-01-24", rule, Received);
        (before.DueAt, before.LookAt).ShouldBe((When.At("2026-04-15T00:00"), When.At("2026-01-25T00:00")), "from its lower end a person may decide");
        before.Duty.ShouldBe(new KeepDuty(Answerer.Us, When.At("2026-01-25T00:00"), "purpose.phone-message", "privacy-lead"));
        At("2026-01-25", rule, Received).Duty!.Value.IsOpen(When.At("2026-01-25T00:00")).ShouldBeTrue();

        var early = When.Decide(policy, Facts([Received], removed: "2026-01-10"), When.At("2026-01-24T23:59"));
        (early.Outcome, early.Ground, early.DueAt, early.Duty).ShouldBe((Outcome.Keep, Ground.Minimum, When.At("2026-01-25T00:00"), null));
        When.Decide(policy, Facts([Received], removed: "2026-01-10"), When.At("2026-01-25T00:00")).Outcome.ShouldBe(Outcome.Delete);
        When.Decide(policy, Facts([Received], removed: "2026-02-10"), When.At("2026-02-10T12:00")).Outcome.ShouldBe(Outcome.Delete);
    }

    [Fact]
    public void A_minimum_never_goes_by_itself_and_asks_a_person_again_each_year()
    {
        const string rule = "at least 1 year after received; then delete";

        var kept = At("2030-01-01", rule, Received);
        (kept.Outcome, kept.DueAt, kept.LookAt, kept.Ground).ShouldBe((Outcome.Keep, null, Instant.MaxValue, Ground.Review));
        kept.Duty!.Value.At.ShouldBe(When.At("2027-01-05T00:00"));
        At("2027-03-01", rule, Received, Event("reviewed", "2027-02-01")).Duty!.Value.At.ShouldBe(When.At("2028-02-01T00:00"));
        At("2026-03-01", rule, Received, Event("reviewed", "2026-02-01")).Duty!.Value.At.ShouldBe(When.At("2027-01-05T00:00"), "a look before the minimum puts nothing off");
        When.Decide(Policy(rule), Facts([Received], removed: "2027-02-01"), When.At("2027-02-02T00:00")).Outcome.ShouldBe(Outcome.Delete);
    }

    [Fact]
    public void The_latest_of_two_minima_decides_and_waits_for_a_clock_that_has_not_started()
    {
        const string rule = "at least 1 year after recorded, or at least 1 year after last-interaction, whichever is last; then review";

        At("2028-01-01", rule, Event("recorded", "2026-01-10")).Duty.ShouldBeNull();
        At("2028-01-01", rule, Event("recorded", "2026-01-10"), Event("last-interaction", "2026-09-01")).Duty!.Value.At.ShouldBe(When.At("2027-09-01T00:00"));
    }

    [Fact]
    public void A_state_lasts_until_the_event_that_ends_it()
    {
        const string rule = "while active; then delete";

        At("2030-01-01", rule, Received).Outcome.ShouldBe(Outcome.Keep);
        At("2030-01-02", rule, Received, Event("service-ceased", "2030-01-01")).Outcome.ShouldBe(Outcome.Delete);
    }

    [Fact]
    public void An_appointment_that_lies_ahead_is_kept_until_its_period_after_it()
    {
        var ahead = Event("starts", "2026-08-03");

        At("2026-02-01", "2 days after starts; then delete", ahead).DueAt.ShouldBe(When.At("2026-08-05T00:00"));
        At("2026-08-03", "2 days after starts, or until closed, whichever is last; then delete", ahead, Event("closed", "2026-01-01")).DueAt.ShouldBe(When.At("2026-08-05T00:00"));
    }

    [Fact]
    public void A_law_alone_keeps_through_its_last_day_and_not_longer()
    {
        const string rule = "as long as uk-vat requires; then delete";

        At("2032-01-10", rule, Event("recorded", "2026-01-10")).ShouldSatisfyAllConditions(v => v.Outcome.ShouldBe(Outcome.Keep), v => v.Ground.ShouldBe(Ground.Statute));
        At("2032-01-11", rule, Event("recorded", "2026-01-10")).Outcome.ShouldBe(Outcome.Delete);
        At("2032-01-11", rule).ShouldSatisfyAllConditions(v => v.Outcome.ShouldBe(Outcome.Keep), v => v.Ground.ShouldBe(Ground.NotStarted));
    }

    [Fact]
    public void Silence_after_a_question_ends_the_keeping_and_an_answer_starts_it_again()
    {
        const string rule = "until unsubscribed; ask every 12 months after recorded by owner, unanswered for 1 month: anonymise; then delete and keep suppression";
        var signedUp = Event("recorded", "2026-01-10");

        var asked = At("2027-01-09", rule, signedUp);
        (asked.Outcome, asked.DueAt, asked.LookAt).ShouldBe((Outcome.Keep, When.At("2027-02-10T00:00"), When.At("2027-01-10T00:00")));
        asked.Duty.ShouldBe(new KeepDuty(Answerer.ThePerson, When.At("2027-01-10T00:00"), "purpose.phone-message", "owner"));
        At("2027-01-10", rule, signedUp).LookAt.ShouldBe(When.At("2027-02-10T00:00"));
        At("2027-02-10", rule, signedUp).ShouldSatisfyAllConditions(v => v.Outcome.ShouldBe(Outcome.Anonymise), v => v.Ground.ShouldBe(Ground.Unanswered));
        At("2027-02-10", rule, signedUp, Event("confirmed", "2027-01-20")).DueAt.ShouldBe(When.At("2028-02-20T00:00"));
        At("2027-02-10", rule, signedUp, Event("confirmed", "2027-01-20"), Event("unsubscribed", "2027-02-01")).Outcome.ShouldBe(Outcome.Delete);
    }

    [Fact]
    public void A_review_without_an_answer_is_overdue_and_the_record_stays()
    {
        var verdict = At("2029-01-01", "while needed; review every 1 year; then delete", Received);

        (verdict.Outcome, verdict.DueAt, verdict.LookAt).ShouldBe((Outcome.Keep, null, Instant.MaxValue));
        verdict.Duty!.Value.At.ShouldBe(When.At("2027-01-05T00:00"));
    }

    [Fact]
    public void The_review_of_a_purpose_becomes_the_duty_of_what_has_no_end()
    {
        var policy = Policy("until closed, or 2 years after last-interaction; then delete");
        policy = policy with { Purposes = [policy.Purposes[0] with { Review = new(6, PeriodUnit.Months) }] };

        When.Decide(policy, Facts([Received]), When.At("2026-02-01T00:00")).Duty!.Value.At.ShouldBe(When.At("2026-07-05T00:00"));
        When.Decide(policy, Facts([Received, Event("last-interaction", "2026-01-20")]), When.At("2026-02-01T00:00")).Duty.ShouldBeNull();
    }

    [Fact]
    public void Blank_takes_the_purposes_categories_once_and_leaves_the_record()
    {
        const string rule = "100 days after received; then blank";
        var policy = Policy(rule);

        At("2026-04-14", rule, Received).LookAt.ShouldBe(When.At("2026-04-15T00:00"));
        var over = At("2026-04-15", rule, Received);
        (over.Outcome, over.DueAt).ShouldBe((Outcome.Blank, When.At("2026-04-15T00:00")));
        over.Blanks.ShouldBe(["email", "name"]);
        var blanked = new Facts("phone-message", new[] { Received }) { Blanked = ["name", "email"] };
        var after = When.Decide(policy, blanked, When.At("2030-01-01T00:00"));
        (after.Outcome, after.DueAt, after.LookAt).ShouldBe((Outcome.Keep, null, Instant.MaxValue));
        When.Decide(policy, Facts([Received], removed: "2026-02-01"), When.At("2026-02-02T00:00")).Outcome.ShouldBe(Outcome.Delete);
    }

    [Fact]
    public void What_another_purpose_still_needs_is_not_blanked_and_not_deleted()
    {
        var policy = Sample.Controller("2026-01-01", ("short", "10 days after received; then blank", "name, email"), ("long", "20 days after received; then delete", "name, phone"));

        When.Decide(policy, Facts([Received]), When.At("2026-01-15T00:00")).Blanks.ShouldBe(["email"]);
        var later = When.Decide(policy, new Facts("phone-message", new[] { Received }) { Blanked = ["email"] }, When.At("2026-01-25T00:00"));
        (later.Outcome, string.Join(" ", later.Blanks)).ShouldBe((Outcome.Blank, "name phone"));
    }

    [Fact]
    public void A_client_tells_its_processor_to_delete_sooner_but_not_below_the_minimum()
    {
        var policy = Sample.WithRule("20 to 100 days after received; then delete", "2026-01-01");
        Instant? Due(int days) => When.Decide(
            policy, new Facts("phone-message", new[] { Received }) { Instruction = new(new(days, PeriodUnit.Days)) }, When.At("2026-01-06T00:00")).DueAt;

        Due(30).ShouldBe(When.At("2026-02-04T00:00"));
        Due(5).ShouldBe(When.At("2026-01-25T00:00"));
    }

    [Theory]
    [InlineData("100 days after received; then delete", "at least 50 days after received; then delete", "2026-04-15")]
    [InlineData("20 to 100 days after received; then delete", "50 to 300 days after received; then delete", "2026-04-15")]
    [InlineData("ask every 3 months, unanswered for 10 days; then delete", "ask every 1 year, unanswered for 2 months; then delete", "2026-04-15")]
    [InlineData("20 to 300 days after received; then delete", "10 to 100 days after received; then delete", "2026-04-15")]
    [InlineData("at least 50 days after received; then delete", "100 days after received; then delete", "2026-04-15")]
    [InlineData("ask every 1 year, unanswered for 2 months; then delete", "ask every 3 months, unanswered for 10 days; then delete", "2026-04-15")]
    public void A_longer_form_reaches_only_new_clocks_and_a_shorter_one_all(string first, string second, string due)
    {
        var policies = new Policies([Policy(first), Policy(second, "2026-02-01")]);

        Decision.Decide(Facts([Received]), policies, When.At("2026-02-02T00:00")).DueAt.ShouldBe(When.At(due + "T00:00"));
    }

    [Fact]
    public void A_yes_given_under_a_longer_version_is_asked_again_as_that_version_says()
    {
        var policies = new Policies([Policy("ask every 3 months, unanswered for 10 days; then delete"), Policy("ask every 1 year, unanswered for 2 months; then delete", "2026-02-01")]);

        Decision.Decide(Facts([Received, Event("confirmed", "2026-02-10")]), policies, When.At("2026-03-01T00:00")).DueAt.ShouldBe(When.At("2027-04-10T00:00"));
    }

    [Fact]
    public void A_lengthened_minimum_asks_about_older_records_when_it_was_promised()
    {
        var policies = new Policies([Policy("at least 50 days after received; then delete"), Policy("at least 2 years after received; then delete", "2026-02-01")]);

        Decision.Decide(Facts([Received]), policies, When.At("2026-02-02T00:00")).Duty!.Value.At.ShouldBe(When.At("2026-02-24T00:00"));
    }

    [Fact]
    public void The_standing_duties_name_rule_rhythm_and_owner()
    {
        var policy = Sample.Controller("2026-01-01",
            ("a", "while needed, unless agreed otherwise; review every 6 months by office; then delete", "name"),
            ("b", "ask every 1 year, unanswered for 1 month; then delete", "name"),
            ("c", "at least 1 year after received; then delete", "name"),
            ("d", "100 days after received; then delete", "name"));

        RuleDuty.Of(policy).Select(d => $"{d.Rule} {d.What} {d.Every} {d.Owner}").ShouldBe(
        [
            "a.phone-message Review 6 months office", "a.phone-message Exceptions  privacy-lead",
            "b.phone-message Ask 1 year privacy-lead", "c.phone-message Review 1 year privacy-lead",
        ]);
    }

    [Fact]
    public void A_limit_of_contact_counts_back_from_today()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/London"];
        Instant[] sent = [When.At("2026-04-15T12:00"), When.At("2026-04-16T12:00")];

        new ContactLimit(2, "email", null, new(1, PeriodUnit.Months)).Allows(sent, When.At("2026-05-15T09:00"), zone).ShouldBeTrue();
        new ContactLimit(2, "email", null, new(1, PeriodUnit.Months)).Allows(sent, When.At("2026-05-14T23:00"), zone).ShouldBeFalse();
        new ContactLimit(2, "email", "event", null).Allows(sent, When.At("2029-05-15T09:00"), zone).ShouldBeFalse();
        new ContactLimit(3, "email", "event", null).Allows(sent, When.At("2029-05-15T09:00"), zone).ShouldBeTrue();
    }
}
