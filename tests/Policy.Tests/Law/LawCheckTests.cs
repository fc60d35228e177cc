using System.Text;
using Avow.Policy.Law;
using Avow.Policy.Law.Checking;

namespace Avow.Policy.Tests.Law;

public class LawCheckTests
{
    private const string Header = "rule,jurisdiction,input,expected,source_title\n";

    public static TheoryData<int, string, string, string> Vectors()
    {
        var rows = new TheoryData<int, string, string, string>();
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Law", "vectors.csv"));
        foreach (var row in VectorFile.Read(stream).Rows)
        {
            rows.Add(row.Line, row.Rule, row.Jurisdiction, $"{row.Input} -> {row.Expected}");
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_worked_case_comes_out_as_expected(int line, string rule, string jurisdiction, string text)
    {
        var parts = text.Split(" -> ");
        var row = new VectorRow(line, rule, jurisdiction, parts[0], parts[1], "");

        var found = LawCheck.Run(LawBook.Shipped, [row]).Single();

        found.Outcome.ShouldBe(CheckOutcome.Pass, $"{found.Actual} {found.Reason}");
    }

    [Theory]
    [InlineData("dsr.due,UK,received=2026-09-03,due=2026-10-06,x", CheckOutcome.Fail, "due=2026-10-05", "")]
    [InlineData("dsr.due,UK,received=2026-09-03; moon=full,due=2026-10-05,x", CheckOutcome.Skip, "", "`moon` is not known to this rule")]
    [InlineData("dsr.dew,UK,received=2026-09-03,due=2026-10-05,x", CheckOutcome.Skip, "", "did you mean `dsr.due`?")]
    [InlineData("dsr.due,UK,received=2026-02-30,due=2026-03-30,x", CheckOutcome.Skip, "", "is no date")]
    [InlineData("dsr.due,UK,received=9999-12-31,due=2026-03-30,x", CheckOutcome.Skip, "", "is no date")]
    [InlineData("dsr.due,UK,received=2026-09-03; holidays=wales,due=2026-10-05,x", CheckOutcome.Skip, "", "`wales` is no calendar")]
    [InlineData("dsr.due,Narnia,received=2026-09-03,due=2026-10-05,x", CheckOutcome.Skip, "", "`Narnia` is no jurisdiction")]
    [InlineData("dsr.due,UK,received=2026-09-03; received=2026-09-04,due=2026-10-05,x", CheckOutcome.Skip, "", "stands twice")]
    [InlineData("dsr.due,UK,received=2026-09-03,day=2026-10-05,x", CheckOutcome.Skip, "due=2026-10-05", "gives no day")]
    [InlineData("dsr.fee,UK,the archive is huge,must-not-charge,x", CheckOutcome.Skip, "", "the input is prose")]
    [InlineData("lint.X,UK,a=b,c=d,x", CheckOutcome.Skip, "", "compiler")]
    [InlineData("transfer.mechanism,EU->UK,date=2026-11-21; mechanism=adequacy,valid to 2030-12-27,x", CheckOutcome.Fail, "valid to 2031-12-27", "")]
    [InlineData("retention.deleteBy,any,start=2026-01-01; period=999999999999d,by=2026-01-01,x", CheckOutcome.Skip, "", "is no period")]
    [InlineData("marketing.email,UK,subscriber=wizard,allow,x", CheckOutcome.Skip, "", "`wizard` is no word")]
    [InlineData("marketing.email,UK,subscriber=company,perhaps,x", CheckOutcome.Skip, "allow", "prose")]
    public void What_is_wrong_fails_and_what_is_unknown_is_skipped_with_a_reason(string line, CheckOutcome outcome, string actual, string reason)
    {
        var found = LawCheck.Run(LawBook.Shipped, VectorFile.Read(Encoding.UTF8.GetBytes(Header + line)).Rows).ShouldHaveSingleItem();

        found.Outcome.ShouldBe(outcome);
        found.Actual.ShouldContain(actual);
        found.Reason.ShouldContain(reason);
    }

    [Fact]
    public void Quotes_commas_and_line_ends_are_read_as_RFC_4180_has_them()
    {
        var file = VectorFile.Read(Encoding.UTF8.GetBytes(Header.Replace("\n", "\r\n", StringComparison.Ordinal) + "a,b,\"x, \"\"y\"\"\r\nz\",,\r\n\r\n\"\",,,,\"e\""));

        file.Faults.ShouldBeEmpty();
        file.Rows.Count.ShouldBe(2);
        file.Rows[0].Input.ShouldBe("x, \"y\"\r\nz");
        file.Rows[1].ShouldBe(new(5, "", "", "", "", "e"));
    }

    [Theory]
    [InlineData("", "1:1: header")]
    [InlineData("rule,input\n", "1:1: header")]
    [InlineData(Header + "a,b\n", "2:1: columns: This row has 2 fields; it should have 5.")]
    [InlineData(Header + "a,\"b\n\n", "2:3: open-quote")]
    [InlineData(Header + "a,\"b\"c,,,\n", "2:6: after-quote")]
    [InlineData(Header + "a\u0001,,,,\n", "control-character")]
    public void A_file_that_is_no_table_is_refused_with_its_place(string text, string says) =>
        VectorFile.Read(Encoding.UTF8.GetBytes(text)).Faults[0].ToString().ShouldContain(says);

    [Fact]
    public void Nothing_that_a_file_can_hold_makes_the_check_throw()
    {
        var random = new Random(11);
        string[] words = ["received", "2026-09-03", "none", "yes", "1", "idAsked", "GB", "EU->US", "period", "9y", "kind", "vat", "mechanism", "SCC", "aware", "2026-10-25T01:30 Europe/London", "=", ";", "holidays", "scotland", "subscriber", "llp"];
        var rows = Enumerable.Range(0, 5_000).Select(i => new VectorRow(
            i, VectorRules.All.Keys.ElementAt(random.Next(VectorRules.All.Count)), random.Next(2) == 0 ? "UK" : words[random.Next(words.Length)],
            string.Join("; ", Enumerable.Range(0, random.Next(5)).Select(_ => $"{words[random.Next(words.Length)]}={words[random.Next(words.Length)]}")), words[random.Next(words.Length)], ""));

        LawCheck.Run(LawBook.Shipped, rows).Count().ShouldBe(5_000);
    }
}
