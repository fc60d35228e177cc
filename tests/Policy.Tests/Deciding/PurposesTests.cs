using Avow.Policy.Deciding;
using Avow.Policy.Tests.Samples;
using NodaTime;

namespace Avow.Policy.Tests.Deciding;

public class PurposesTests
{
    private static readonly Model.PolicyFile Policy = Sample.Controller(
        "2026-01-01", ("answering", "10 days after received; then delete", "name, phone"), ("billing", "30 days after received; then anonymise", "name, company"));

    private static Facts Record(params string[] blanked)
    {
        var facts = new Facts("phone-message") { Blanked = blanked };
        facts.Add("received", When.At("2026-02-01T12:00"));
        return facts;
    }

    [Fact]
    public void The_last_purpose_that_needs_a_record_decides()
    {
        var verdict = When.Decide(Policy, Record(), When.At("2026-02-05T00:00"));

        verdict.DueAt.ShouldBe(When.At("2026-03-03T00:00"));
        verdict.Rule.ShouldBe("billing.phone-message");
        verdict.LookAt.ShouldBe(When.At("2026-02-11T00:00"));
        When.Decide(Policy, Record("phone"), When.At("2026-03-03T00:00")).Outcome.ShouldBe(Outcome.Anonymise);
    }

    [Fact]
    public void A_field_that_no_purpose_needs_any_more_is_blanked_while_the_record_stays()
    {
        var verdict = When.Decide(Policy, Record(), When.At("2026-02-11T00:00"));

        verdict.Outcome.ShouldBe(Outcome.Blank);
        verdict.Blanks.ShouldBe(["phone"]);
        var after = When.Decide(Policy, Record("phone"), When.At("2026-02-11T00:00"));
        after.Outcome.ShouldBe(Outcome.Keep);
        after.Blanks.ShouldBeEmpty();
        after.LookAt.ShouldBe(When.At("2026-03-03T00:00"));
    }

    [Fact]
    public void A_hold_stops_blanking_too()
    {
        var facts = new Facts("phone-message") { Holds = [new Hold("claim", When.At("2026-02-02T00:00"), When.At("2026-02-20T00:00"))] };
        facts.Add("received", When.At("2026-02-01T12:00"));

        When.Decide(Policy, facts, When.At("2026-02-11T00:00")).Outcome.ShouldBe(Outcome.Keep);
        When.Decide(Policy, facts, When.At("2026-02-20T00:00")).Outcome.ShouldBe(Outcome.Blank);
    }
}
