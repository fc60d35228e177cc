using Avow.Policy.Model;
using Avow.Policy.Reading;
using Avow.Policy.Tests.Samples;
using NodaTime;

namespace Avow.Policy.Tests.Reading;

public class ReadingTests
{
    [Fact]
    public void The_smallest_policy_reads()
    {
        var policy = Sample.Read(Sample.Minimal);

        policy.Version.ShouldBe(new VersionId(new LocalDate(2026, 11, 1)));
        policy.Zone.Id.ShouldBe("Europe/London");
        policy.FinancialYearEnds.ShouldBe(new AnnualDate(3, 31));
        var purpose = policy.Purposes.ShouldHaveSingleItem();
        purpose.Role.ShouldBe(Role.Processor);
        purpose.Data.ShouldBeNull();
        purpose.Agreement!.Review.ShouldBe(new KeepPeriod(1, PeriodUnit.Years));
        var rule = purpose.Keep.ShouldHaveSingleItem();
        rule.Terms.ShouldBe([new KeepTerm(new KeepPeriod(100, PeriodUnit.Days), "received")]);
        rule.Then.ShouldBe(Disposal.Delete);
        rule.At.Line.ShouldBe(27);
    }

    [Fact]
    public void The_bureaus_policy_reads_with_every_period_of_its_notice()
    {
        var policy = Sample.Bureau;

        string Rule(string purpose, string kind) => policy.PurposeOf(purpose)!.Keep.Single(k => k.Kind == kind).ToString();
        Rule("message-taking", "phone-message").ShouldBe("100 days after received, or 100 days after service-ceased, whichever is first; then delete");
        Rule("message-taking", "client-set-up").ShouldBe("100 days after service-ceased; then delete");
        Rule("signing-up", "sign-up").ShouldBe("7 days after service-ceased; then delete");
        Rule("reseller-set-up", "reseller-sign-up").ShouldBe("7 days after service-ceased; then delete");
        Rule("website-statistics", "analytics-event").ShouldBe("26 months after recorded; then delete");
        Rule("newsletter", "subscription").ShouldBe("until unsubscribed; then delete and keep suppression");
        policy.Locations.Values.ShouldAllBe(country => country == "GB");
    }

    [Fact]
    public void Every_file_that_the_bureaus_policy_names_stands_beside_it()
    {
        var purposes = Sample.Bureau.Purposes;
        var files = purposes.Select(p => p.Assessment?.File).Concat(purposes.Select(p => p.Agreement?.File)).OfType<string>().Distinct();

        files.ShouldNotBeEmpty();
        files.ShouldAllBe(file => File.Exists(Sample.PathOf(file)));
    }

    [Theory]
    [InlineData("100 days after received; then delete")]
    [InlineData("1 day after received; then anonymise")]
    [InlineData("until unsubscribed; then delete and keep suppression")]
    [InlineData("100 days after starts, or 2 weeks after service-ceased, whichever is last; then delete")]
    [InlineData("6 years after financial-year-ended, and as long as uk-company-tax requires; then delete")]
    [InlineData("26 months after a, or until b, or 1 year after c, whichever is first, and as long as uk-vat requires; then anonymise")]
    public void The_canonical_words_of_a_rule_read_back_as_themselves(string words) =>
        KeepRuleReader.Read("k", words, default).Rule!.ToString().ShouldBe(words);

    [Theory]
    [InlineData("100 day after received;then delete at once", "100 days after received; then delete")]
    [InlineData("1 years after a, or 2 days after b; then delete", "1 year after a, or 2 days after b, whichever is first; then delete")]
    public void Other_ways_to_write_a_rule_become_canonical(string words, string canonical) =>
        KeepRuleReader.Read("k", words, default).Rule!.ToString().ShouldBe(canonical);

    [Fact]
    public void A_text_is_never_taken_for_a_number_or_a_yes()
    {
        var policy = Sample.Read(Sample.With("name: Small Studio\n", "name: no\n").Replace("jurisdiction", "company-number: 00123456\n  jurisdiction", StringComparison.Ordinal));

        policy.Controller.Name.ShouldBe("no");
        policy.Controller.CompanyNumber.ShouldBe("00123456");
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_do_no_harm()
    {
        var bytes = System.Text.Encoding.UTF8.GetPreamble().Concat(System.Text.Encoding.UTF8.GetBytes(Sample.Minimal.ReplaceLineEndings("\r\n"))).ToArray();

        PolicyReader.Read(bytes).Faults.ShouldBeEmpty();
        PolicyReader.Read(new MemoryStream(bytes)).Policy!.Controller.LegalName.ShouldBe("Small Studio Ltd");
    }
}
