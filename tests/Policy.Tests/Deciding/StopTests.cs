using Avow.Policy.Deciding;
using Avow.Policy.Model;
using Avow.Policy.Tests.Samples;
using NodaTime;

namespace Avow.Policy.Tests.Deciding;

public class StopTests
{
    private static readonly PolicyFile Policy = Sample.Read(Sample.Minimal);
    private static readonly Instant Due = When.At("2026-04-15T00:00");

    private static Facts Message(params Hold[] holds) => new Facts("phone-message") { Holds = holds }.Received();

    private static Hold Hold(string from, string? until) => new("dispute", When.At(from), until is null ? null : When.At(until));

    [Fact]
    public void A_hold_over_the_due_instant_keeps_until_it_ends()
    {
        var facts = Message(Hold("2026-03-01T00:00", "2026-06-01T10:00"));

        var kept = When.Decide(Policy, facts, When.At("2026-05-01T00:00"));
        kept.Outcome.ShouldBe(Outcome.Keep);
        kept.Ground.ShouldBe(Ground.Hold);
        kept.StoppedBy.ShouldBe("dispute");
        kept.DueAt.ShouldBe(When.At("2026-06-01T10:00"));
        When.Decide(Policy, facts, When.At("2026-06-01T10:00")).Outcome.ShouldBe(Outcome.Delete);
    }

    [Theory]
    [InlineData("2026-01-01T00:00", "2026-04-15T00:00")]
    [InlineData("2027-01-01T00:00", null)]
    public void A_hold_that_ended_before_or_begins_later_stops_nothing(string from, string? until)
    {
        var facts = Message(Hold(from, until));

        When.Decide(Policy, facts, Due - Duration.Epsilon).DueAt.ShouldBe(Due);
        When.Decide(Policy, facts, Due).Outcome.ShouldBe(Outcome.Delete);
    }

    [Fact]
    public void An_open_hold_makes_nothing_due()
    {
        var verdict = When.Decide(Policy, Message(Hold("2026-03-01T00:00", null)), When.At("2029-01-01T00:00"));

        verdict.Outcome.ShouldBe(Outcome.Keep);
        verdict.DueAt.ShouldBeNull();
        verdict.LookAt.ShouldBe(Instant.MaxValue);
    }

    [Fact]
    public void Holds_that_follow_each_other_keep_until_the_last_of_them_ends()
    {
        var facts = Message(Hold("2026-05-01T00:00", "2026-07-01T00:00"), Hold("2026-04-01T00:00", "2026-05-01T00:00"));

        When.Decide(Policy, facts, When.At("2026-04-02T00:00")).DueAt.ShouldBe(When.At("2026-07-01T00:00"));
    }

    [Fact]
    public void A_record_that_a_hold_kept_is_due_since_the_hold_ended()
    {
        var facts = Message(Hold("2026-03-01T00:00", "2026-06-01T10:00"));

        When.Decide(Policy, facts, When.At("2026-06-05T00:00")).DueAt.ShouldBe(When.At("2026-06-01T10:00"));
    }

    [Fact]
    public void A_restriction_keeps_and_says_when_somebody_looks_again()
    {
        var facts = new Facts("phone-message") { Restriction = new("accuracy", When.At("2026-05-01T00:00")) }.Received();

        var verdict = When.Decide(Policy, facts, When.At("2027-01-01T00:00"));

        verdict.Outcome.ShouldBe(Outcome.Keep);
        verdict.Ground.ShouldBe(Ground.Restriction);
        verdict.StoppedBy.ShouldBe("accuracy");
        verdict.DueAt.ShouldBeNull();
        verdict.LookAt.ShouldBe(When.At("2026-05-01T00:00"));
    }

    [Theory]
    [InlineData("30 days", "2026-02-04", Ground.Instruction)]
    [InlineData("200 days", "2026-04-15", Ground.Period)]
    public void The_clients_instruction_deletes_sooner_and_never_later(string keep, string gone, Ground ground)
    {
        KeepPeriod.TryParse(keep, out var period);
        var facts = new Facts("phone-message") { Instruction = new(period) }.Received();

        var verdict = When.Decide(Policy, facts, When.At("2026-01-06T00:00"));

        verdict.DueAt.ShouldBe(When.At(gone + "T00:00"));
        verdict.Ground.ShouldBe(ground);
    }

    [Fact]
    public void An_instruction_means_nothing_where_we_are_controller()
    {
        var policy = Sample.Controller("2026-01-01", ("a", "100 days after received; then delete", "name"));
        var facts = new Facts("phone-message") { Instruction = new(new(30, PeriodUnit.Days)) }.Received();

        When.Decide(policy, facts, When.At("2026-01-06T00:00")).DueAt.ShouldBe(Due);
    }

    [Fact]
    public void A_record_removed_on_a_page_goes_at_once_unless_it_is_held()
    {
        var removed = When.At("2026-02-01T12:00");

        When.Decide(Policy, new Facts("phone-message") { RemovedAt = removed }.Received(), removed).Outcome.ShouldBe(Outcome.Delete);
        When.Decide(Policy, new Facts("phone-message") { RemovedAt = removed, Holds = [Hold("2026-01-01T00:00", null)] }.Received(), removed)
            .Outcome.ShouldBe(Outcome.Keep);
    }
}

file static class MessageFacts
{
    public static Facts Received(this Facts facts)
    {
        facts.Add("received", When.Utc("2026-01-05T09:30:00Z"));
        return facts;
    }
}
