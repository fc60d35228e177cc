using Avow.Policy.Deciding;
using Avow.Policy.Model;
using Avow.Policy.Tests.Samples;
using NodaTime;

namespace Avow.Policy.Tests.Deciding;

public class VersionTests
{
    private static readonly Instant Change = When.At("2026-03-01T00:00");

    private static Policies Days(int first, int second) => new(
    [
        Sample.WithRule($"{second} days after received; then delete", "2026-03-01"),
        Sample.WithRule($"{first} days after received; then delete", "2026-01-01"),
    ]);

    private static Facts Received(string local) => new("phone-message") { { "received", When.At(local) } };

    [Fact]
    public void A_shorter_period_reaches_every_record_from_its_date_on()
    {
        var old = Received("2026-02-01T12:00");

        Decision.Decide(old, Days(100, 20), Change - Duration.Epsilon).Outcome.ShouldBe(Outcome.Keep);
        var verdict = Decision.Decide(old, Days(100, 20), Change);
        verdict.Outcome.ShouldBe(Outcome.Delete);
        verdict.Policy.ToString().ShouldBe("2026-03-01");
    }

    [Fact]
    public void An_event_under_a_longer_version_carries_no_older_clock_over_to_it()
    {
        var policies = new Policies(
        [
            Sample.WithRule("90 days after received, or 100 days after closed, whichever is first; then delete", "2026-01-01"),
            Sample.WithRule("200 days after received, or 100 days after closed, whichever is first; then delete", "2026-03-01"),
        ]);
        var facts = new Facts("phone-message") { { "received", When.At("2026-02-01T12:00") } };
        var before = Decision.Decide(facts, policies, Change);
        facts.Add("closed", When.At("2026-03-10T12:00"));
        var verdict = Decision.Decide(facts, policies, When.At("2026-03-11T00:00"));

        before.DueAt.ShouldBe(When.At("2026-05-02T00:00"));
        verdict.DueAt.ShouldBe(When.At("2026-05-02T00:00"), "that it closed must not lengthen its life");
        (verdict.Ground, verdict.Policy.ToString()).ShouldBe((Ground.EarlierVersion, "2026-01-01"));
    }

    [Fact]
    public void A_removal_under_a_longer_version_does_not_put_off_what_was_due()
    {
        var facts = new Facts("phone-message") { RemovedAt = When.At("2026-05-20T12:00") };
        facts.Add("received", When.At("2026-02-01T12:00"));
        Decision.Decide(facts, Days(100, 150), When.At("2026-05-21T00:00")).DueAt.ShouldBe(When.At("2026-05-12T00:00"));
    }

    [Fact]
    public void A_version_published_for_later_is_looked_at_when_it_begins()
    {
        var verdict = Decision.Decide(Received("2026-02-01T12:00"), Days(100, 20), When.At("2026-02-02T00:00"));

        verdict.Outcome.ShouldBe(Outcome.Keep);
        verdict.LookAt.ShouldBeLessThanOrEqualTo(Change);
    }

    [Fact]
    public void A_longer_period_reaches_only_clocks_that_start_under_it()
    {
        var before = Decision.Decide(Received("2026-02-28T23:59"), Days(20, 100), When.At("2026-03-02T00:00"));
        before.DueAt.ShouldBe(When.At("2026-03-20T00:00"));
        before.Ground.ShouldBe(Ground.EarlierVersion);
        before.Policy.ToString().ShouldBe("2026-01-01");

        var after = Decision.Decide(Received("2026-03-01T00:00"), Days(20, 100), When.At("2026-03-02T00:00"));
        after.DueAt.ShouldBe(When.At("2026-06-09T00:00"));
        after.Policy.ToString().ShouldBe("2026-03-01");
    }

    [Fact]
    public void A_renamed_purpose_neither_orphans_a_record_nor_lengthens_its_life()
    {
        var policies = new Policies(
        [
            Sample.Controller("2026-01-01", ("old", "20 days after received; then delete", "name")),
            Sample.Controller("2026-03-01", ("new", "100 days after received; then delete", "name")),
        ]);

        var verdict = Decision.Decide(Received("2026-02-28T12:00"), policies, When.At("2026-03-02T00:00"));

        verdict.DueAt.ShouldBe(When.At("2026-03-20T00:00"));
        verdict.Ground.ShouldBe(Ground.EarlierVersion);
        verdict.Rule.ShouldBe("new.phone-message");
    }

    [Fact]
    public void A_purpose_renamed_beside_another_that_stays_still_keeps_its_records()
    {
        var policies = new Policies(
        [
            Sample.Controller("2026-01-01", ("short", "5 days after received; then delete", "name"), ("old", "20 days after received; then delete", "name")),
            Sample.Controller("2026-03-01", ("short", "5 days after received; then delete", "name"), ("new", "100 days after received; then delete", "name")),
        ]);

        Decision.Decide(Received("2026-02-28T12:00"), policies, When.At("2026-03-02T00:00")).DueAt.ShouldBe(When.At("2026-03-20T00:00"));
    }

    [Fact]
    public void A_purpose_that_came_later_needs_no_older_record()
    {
        var policies = new Policies(
        [
            Sample.Controller("2026-01-01", ("old", "20 days after received; then delete", "name")),
            Sample.Controller("2026-03-01", ("old", "20 days after received; then delete", "name"), ("new", "100 days after received; then delete", "name")),
        ]);

        Decision.Decide(Received("2026-02-28T12:00"), policies, When.At("2026-03-02T00:00")).DueAt.ShouldBe(When.At("2026-03-20T00:00"));
        Decision.Decide(Received("2026-03-01T12:00"), policies, When.At("2026-03-02T00:00")).DueAt.ShouldBe(When.At("2026-06-09T00:00"));
    }

    [Fact]
    public void A_version_without_the_kind_leaves_its_rule_as_it_was()
    {
        var policies = new Policies([Sample.WithRule("20 days after received; then delete", "2026-01-01"), Without()]);

        Decision.Decide(Received("2026-02-28T12:00"), policies, When.At("2026-03-02T00:00")).DueAt.ShouldBe(When.At("2026-03-20T00:00"));

        static PolicyFile Without() => Sample.Read(Sample.With("phone-message:", "diary:").Replace("2026-11-01", "2026-03-01", StringComparison.Ordinal));
    }

    [Fact]
    public void A_history_needs_versions_with_different_ids()
    {
        Should.Throw<ArgumentException>(() => new Policies([]));
        Should.Throw<ArgumentException>(() => new Policies([Sample.Read(Sample.Minimal), Sample.Read(Sample.Minimal)]));
    }
}
