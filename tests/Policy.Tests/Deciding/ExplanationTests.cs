using Avow.Policy.Deciding;
using Avow.Policy.Tests.Samples;

namespace Avow.Policy.Tests.Deciding;

public class ExplanationTests
{
    [Fact]
    public void It_tells_clocks_winner_losers_and_why()
    {
        var policy = Sample.Controller("2026-01-01", ("answering", "10 days after received; then delete", "name"), ("billing", "30 days after received, or 1 day after left; then delete", "name"));
        var facts = new Facts("phone-message") { Holds = [new Hold("claim", When.At("2026-02-02T00:00"), null)] };
        facts.Add("received", When.At("2026-02-01T12:00"));

        var explanation = Explanation.Of(facts, new([policy]), When.At("2026-02-05T00:00"));

        explanation.Verdict.ShouldBe(When.Decide(policy, facts, When.At("2026-02-05T00:00")));
        var text = string.Join("\n", explanation.Lines);
        text.ShouldContain("Clock received started 2026-02-01T12:00:00Z");
        text.ShouldContain("the clock left has not started");
        text.ShouldContain("Rule billing.phone-message of version 2026-01-01 wins");
        text.ShouldContain("Lost: answering.phone-message, it needs the record until 2026-02-11T00:00:00Z");
        text.ShouldContain("Hold \"claim\" from 2026-02-02T00:00:00Z (2026-02-02 00:00 in Europe/London) until it is lifted.");
        explanation.Lines[^1].ShouldStartWith("Outcome: keep, until nothing that has happened yet (stopped by: claim)");
    }

    [Fact]
    public void It_tells_what_an_earlier_version_still_decides()
    {
        var policies = new Policies([Sample.WithRule("20 days after received; then delete", "2026-01-01"), Sample.WithRule("90 days after received; then delete", "2026-03-01")]);
        var facts = new Facts("phone-message") { { "received", When.At("2026-02-28T12:00") } };

        var text = string.Join("\n", Explanation.Of(facts, policies, When.At("2026-03-02T00:00")).Lines);

        text.ShouldContain("under version 2026-03-01");
        text.ShouldContain("counted it needs the record until 2026-03-20T00:00:00Z");
        text.ShouldContain("the version before");
    }

    [Fact]
    public void Whatever_the_facts_it_says_what_the_decision_says()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var scenario = new Scenario(seed);
            var explanation = Explanation.Of(scenario.Facts(), new(scenario.Versions), scenario.Now);

            explanation.Verdict.Outcome.ShouldBe(scenario.At(scenario.Now).Outcome);
            explanation.Lines[^1].ShouldStartWith($"Outcome: {explanation.Verdict.Outcome.ToString().ToLowerInvariant()}");
        }
    }
}
