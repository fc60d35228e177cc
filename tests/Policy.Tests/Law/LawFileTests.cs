using System.Text;
using Avow.Policy.Law;
using NodaTime;

namespace Avow.Policy.Tests.Law;

public class LawFileTests
{
    internal static readonly string Shipped = ReadShipped();

    internal static LawReadResult Read(string text) => LawReader.Read(Encoding.UTF8.GetBytes(text));

    internal static LawBook With(string old, string @new)
    {
        Shipped.ShouldContain(old);
        var read = Read(Shipped.Replace(old, @new, StringComparison.Ordinal));
        read.Faults.ShouldBeEmpty();
        return read.Book!;
    }

    [Fact]
    public void The_shipped_law_reads_and_every_rule_has_its_source_and_its_day()
    {
        var book = Read(Shipped).Book!;

        book.Rules.Count.ShouldBeGreaterThan(90);
        book.Rules.ShouldAllBe(r => r.Source.Length > 5 && r.VerifiedOn == new LocalDate(2026, 11, 21));
        book.Rules.Select(r => r.Id).ShouldBeUnique();
    }

    [Theory]
    [InlineData("avow-law: 1", "avow-law: 2", "`avow-law` must be 1")]
    [InlineData("    kind: keeping\n    jurisdiction: SE", "    kind: keping\n    jurisdiction: SE", "did you mean `keeping`?")]
    [InlineData("      clock: financial-year-ended\n      period: 7 years", "      clock: financial-year-ended", "`period` is missing from the parameters of the rule `se-bookkeeping`")]
    [InlineData("period: 7 years", "period: seven years", "`seven years` is no period")]
    [InlineData("    from: 2000-01-01\n", "    from: 2000-13-01\n", "is no date")]
    [InlineData("    from: 2000-01-01\n", "    from: 2000-01-01\n    until: 1999-12-31\n", "ends before it begins")]
    [InlineData("    from: 2000-01-01\n", "    form: 2000-01-01\n", "`form` is not a key of the rule `se-bookkeeping`; did you mean `from`?")]
    [InlineData("countries: [GI, CH", "countries: [Gibraltar, CH", "`Gibraltar` is no country code")]
    [InlineData("\"2026: 01-01 04-03", "\"2026: 01-01 02-30", "is no year of holidays")]
    [InlineData("  uk-complaints:\n    kind: complaint-clock", "  uk-complaints:\n    kind: complaint-clock\n    jurisdiction: SE", "The key `jurisdiction` stands twice")]
    [InlineData("needs: [certification] }", "needs: &a [certification] }", "The anchor `&a` is not allowed")]
    public void A_fault_is_told_with_its_place_and_what_would_be_right(string old, string @new, string says)
    {
        var read = Read(Shipped.Replace(old, @new, StringComparison.Ordinal));

        read.Book.ShouldBeNull();
        read.Faults.ShouldContain(f => f.Message.Contains(says) && f.Line > 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("rules: {}")]
    [InlineData("avow-law: 1\nverified-on: 2026-01-01\nrules: {}")]
    [InlineData("avow-law: 1\nverified-on: 2026-01-01\nrules: { a: 1, b: { parameters: [] } }")]
    [InlineData("\0")]
    public void What_is_no_law_file_is_refused_and_never_throws(string text) => Read(text).Faults.ShouldNotBeEmpty();

    [Fact]
    public void A_law_without_the_time_of_requests_is_refused() =>
        Read("avow-law: 1\nverified-on: 2026-01-01\nrules: {}").Faults.ShouldContain(f => f.Code == "missing-rule" && f.Message.Contains("request-clock"));

    [Fact]
    public void A_file_of_random_bytes_is_refused()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(Shipped);
            for (var j = 0; j < 5; j++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var read = LawReader.Read(bytes.AsSpan());
            (read.Book is null).ShouldBe(read.Faults.Count > 0);
        }
    }

    [Fact]
    public void A_rule_is_in_force_from_its_first_through_its_last_day()
    {
        var rule = LawBook.Shipped.Find("eu-adequacy-united-kingdom")!;

        rule.IsInForce(new(2021, 6, 27)).ShouldBeFalse();
        rule.IsInForce(new(2021, 6, 28)).ShouldBeTrue();
        rule.IsInForce(new(2031, 12, 27)).ShouldBeTrue();
        rule.IsInForce(new(2031, 12, 28)).ShouldBeFalse();
    }

    [Fact]
    public void An_old_verification_is_seen()
    {
        LawBook.Shipped.StaleOn(new(2027, 11, 21)).ShouldBeEmpty();
        LawBook.Shipped.StaleOn(new(2027, 11, 22)).Count.ShouldBe(LawBook.Shipped.Rules.Count);
        With("    source: Bokföringslagen (1999:1078) 7 kap. 2 §\n", "    source: Bokföringslagen (1999:1078) 7 kap. 2 §\n    verified-on: 2025-01-01\n")
            .StaleOn(new(2026, 11, 21)).ShouldHaveSingleItem().Id.ShouldBe("se-bookkeeping");
    }

    [Theory]
    [InlineData("duaa-s70", 2026, 2, 5)]
    [InlineData("duaa-s76", 2026, 2, 5)]
    [InlineData("duaa-s78", 2024, 1, 1)]
    [InlineData("duaa-s103", 2026, 6, 19)]
    [InlineData("duaa-s112", 2026, 2, 5)]
    [InlineData("duaa-s114", 2026, 2, 5)]
    public void A_provision_has_its_first_day(string id, int year, int month, int day) => LawBook.Shipped.Find(id)!.From.ShouldBe(new(year, month, day));

    [Fact]
    public void The_regulator_is_data_with_days()
    {
        var next = "  uk-regulator-next:\n    kind: regulator\n    jurisdiction: GB\n    from: 2027-04-01\n    source: A commencement order\n    parameters: { name: Information Commission, short: IC, address: 1 Some Street, phone: 01632 960000, site: https://ic.example }\n";
        var book = With("  se-regulator:\n", next + "  se-regulator:\n");

        Regulator.Of(book, "GB-SCT", new(2027, 3, 31))!.Short.ShouldBe("ICO");
        Regulator.Of(book, "GB-SCT", new(2027, 4, 1))!.Name.ShouldBe("Information Commission");
        Regulator.Of(book, "SE", new(2026, 11, 21))!.Short.ShouldBe("IMY");
        Regulator.Of(book, "FR", new(2026, 11, 21)).ShouldBeNull();
    }

    [Fact]
    public void A_new_one_off_holiday_of_another_file_counts_even_in_a_published_year()
    {
        var book = With("  holiday-world-cup:\n", "  holiday-new:\n    kind: holiday-change\n    jurisdiction: GB\n    from: 2028-06-05\n    source: Proclamation\n    parameters: { added: [2028-06-05] }\n  holiday-world-cup:\n");

        book.FindHolidays("northern-ireland")!.IsWorkingDay(new(2028, 6, 5)).ShouldBeFalse();
        LawBook.Shipped.FindHolidays("northern-ireland")!.IsWorkingDay(new(2028, 6, 5)).ShouldBeTrue();
    }

    private static string ReadShipped()
    {
        using var stream = typeof(LawBook).Assembly.GetManifestResourceStream("Avow.Policy.Law.law.yaml")!;
        return new StreamReader(stream).ReadToEnd();
    }
}
