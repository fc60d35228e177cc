using Avow.Policy.Prose;
using Avow.Policy.Prose.Lint;

namespace Avow.Policy.Tests.Prose;

public class ProseLintTests
{
    private static IReadOnlyList<ProseFinding> Of(string text) => ProseLint.Of(ProseReader.Read(text, "en"));

    [Fact]
    public void An_absolute_promise_is_held_against_the_rest()
    {
        var finding = Of("We will not share your information with any third party.\n\nYour orders are shared with our courier.").Single(f => f.Code == "SHARING-CONFLICT");
        finding.Quote.ShouldBe("We will not share your information with any third party.");
        finding.Against.ShouldBe("Your orders are shared with our courier.");
    }

    [Fact]
    public void A_clear_period_gives_no_finding() =>
        Of("Door logs are deleted after 90 days.").ShouldNotContain(f => f.Quote != null);

    [Fact]
    public void An_address_that_differs_by_a_slip_is_told() =>
        Of("Write to privacy@example.com. Or call. Objections go to pirvacy@example.com, and copies to privacy@example.com.").Single(f => f.Code == "CONTACT-TYPO").Quote.ShouldBe("pirvacy@example.com");

    [Fact]
    public void A_paragraph_that_stands_twice_is_told_once()
    {
        const string paragraph = "We lock the office each night and keep the paper files behind a second door.";
        Of($"{paragraph}\n\nSomething else.\n\n{paragraph}").Count(f => f.Code == "DUPLICATE-PARAGRAPH").ShouldBe(1);
    }

    [Fact]
    public void What_is_said_of_this_data_under_two_headings_is_said_of_two_things()
    {
        const string twice = "This data is stored on our own server and deleted after a year of rest.";
        Of($"## The form\n\n{twice}\n\n## The letter\n\n{twice}").ShouldNotContain(f => f.Code == "DUPLICATE-PARAGRAPH");
        Of($"## The form\n\n{twice}\n\n{twice}").ShouldContain(f => f.Code == "DUPLICATE-PARAGRAPH");
    }

    [Fact]
    public void Every_code_has_its_words_in_both_languages()
    {
        foreach (var language in new[] { "en", "sv" })
        {
            var keys = Phrases.Of("Prose.Lint", language).Keys;
            FindingTexts.Codes.SelectMany(c => new[] { $"{c}.why", $"{c}.source", $"{c}.mend" }).Except(keys).ShouldBeEmpty();
            keys.Where(k => k.EndsWith(".why", StringComparison.Ordinal)).Select(k => k[..^4]).Except(FindingTexts.Codes).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_finding_speaks_Swedish_on_a_text_in_any_language()
    {
        var missing = ProseLint.Of(ProseReader.Read("You have the right to:\n\n- access your data\n- rectify it\n- have it erased", "en"), language: "sv").Single(f => f.Code == "MISSING-RIGHTS");
        missing.Why.ShouldBe("Alla rättigheter nämns inte. (saknas: begränsning, invändning, dataportabilitet)");
        missing.Source.ShouldStartWith("Dataskyddsförordningen art. 13.2 b");
        missing.In("en").Why.ShouldStartWith("Not all rights are named.");
        ProseLint.Of(ProseReader.Read("Mooring invoices are kept for two years.\n\nWe keep mooring invoices for 5 days.", "en"), language: "sv")
            .Single(f => f.Code == "RETENTION-CONFLICT").Why.ShouldEndWith("(2 år och 5 dagar)");
    }

    [Theory]
    [InlineData("Last updated: 26th Novemeber 2026.", "2026-11-22", true)]
    [InlineData("Last updated: 26th Novemeber 2026.", "2026-11-26", false)]
    [InlineData("This version is dated 2027-01-02.", "2026-11-22", true)]
    [InlineData("Senast uppdaterad: 3 december 2026.", "2026-11-22", true)]
    [InlineData("Last updated: December 2026.", "2026-11-22", true)]
    [InlineData("Last updated: November 3, 2026.", "2026-11-22", false)]
    [InlineData("The changed version will be published on 1 March 2027.", "2026-11-22", false)]
    [InlineData("Invoices are kept until 5 April 2032.", "2026-11-22", false)]
    public void A_date_that_has_not_come_is_told_where_the_day_is_known(string text, string today, bool isTold)
    {
        var reading = ProseReader.Read(text);
        ProseLint.Of(reading, NodaTime.Text.LocalDatePattern.Iso.Parse(today).Value).Any(f => f.Code == "DATE-IN-FUTURE").ShouldBe(isTold);
        ProseLint.Of(reading).ShouldNotContain(f => f.Code == "DATE-IN-FUTURE");
    }

    [Fact]
    public void Rights_that_are_named_are_not_missing()
    {
        var finding = Of("You have the right to:\n\n- access your data\n- rectify it\n- have it erased").Single(f => f.Code == "MISSING-RIGHTS");
        finding.Why.ShouldContain("restriction, objection, portability");
        finding.Why.ShouldNotContain("erasure,");
    }

    [Fact]
    public void Every_finding_names_its_rule_and_a_mend() =>
        Of("By using this site you consent to cookies. We are covered by Privacy Shield.").ShouldAllBe(f => f.Source.Length > 5 && f.Mend.Length > 5 && f.Why.Length > 5);
}
