using Avow.Policy.Deciding;
using Avow.Policy.Tests.Samples;

namespace Avow.Policy.Tests.Deciding;

public class StatuteTests
{
    private static readonly Facts Invoice = new("phone-message") { { "financial-year-ended", When.At("2026-03-31T12:00") }, { "recorded", When.At("2025-06-10T12:00") } };

    [Theory]
    [InlineData("1 year", "2032-04-01", Ground.Statute)]
    [InlineData("6 years", "2032-04-01", Ground.Statute)]
    [InlineData("7 years", "2033-03-31", Ground.Period)]
    public void A_law_keeps_through_its_whole_last_day_and_never_shortens(string period, string gone, Ground ground)
    {
        var policy = Sample.WithRule($"{period} after financial-year-ended, and as long as uk-company-tax requires; then delete");

        var kept = When.Decide(policy, Invoice, When.At("2028-01-01T00:00"));

        kept.DueAt.ShouldBe(When.At(gone + "T00:00"));
        kept.Ground.ShouldBe(ground);
    }

    [Fact]
    public void Neither_the_client_nor_a_removal_on_a_page_cuts_what_the_law_keeps()
    {
        var policy = Sample.WithRule("10 days after recorded, and as long as uk-vat requires; then delete");
        var facts = new Facts("phone-message")
        {
            { "recorded", When.At("2026-01-05T12:00") },
        };
        var pressed = new Facts("phone-message") { Instruction = new(new(1, Model.PeriodUnit.Days)), RemovedAt = When.At("2026-01-06T12:00") };
        pressed.Add("recorded", When.At("2026-01-05T12:00"));

        foreach (var each in new[] { facts, pressed })
        {
            When.Decide(policy, each, When.At("2032-01-05T23:59")).Outcome.ShouldBe(Outcome.Keep);
            When.Decide(policy, each, When.At("2032-01-06T00:00")).Outcome.ShouldBe(Outcome.Delete);
        }
    }

    [Theory]
    [InlineData("5 years")]
    [InlineData("9 years")]
    public void A_law_that_a_later_version_names_reaches_older_records_whatever_the_purposes_own_period(string period)
    {
        Model.PolicyFile[] versions =
        [
            Sample.WithRule("1 year after recorded; then delete", "2024-01-01"),
            Sample.WithRule($"{period} after recorded, and as long as uk-vat requires; then delete", "2026-01-01"),
        ];

        var verdict = Decision.Decide(Invoice, new(versions), When.At("2026-02-01T00:00"));

        verdict.DueAt.ShouldBe(When.At("2031-06-11T00:00"));
        verdict.Ground.ShouldBe(Ground.Statute);
    }

    [Fact]
    public void A_new_purpose_with_a_law_and_a_longer_period_keeps_older_records_as_long_as_the_law_asks()
    {
        Model.PolicyFile[] versions =
        [
            Sample.Controller("2024-01-01", ("a", "1 year after recorded; then delete", "name")),
            Sample.Controller("2026-01-01", ("a", "1 year after recorded; then delete", "name"), ("b", "9 years after recorded, and as long as uk-vat requires; then delete", "name")),
        ];

        Decision.Decide(Invoice, new(versions), When.At("2026-02-01T00:00")).DueAt.ShouldBe(When.At("2031-06-11T00:00"));
    }
}
