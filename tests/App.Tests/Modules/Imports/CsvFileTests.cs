using System.Text;
using Avow.Modules.Imports.Formats;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Imports;

public sealed class CsvFileTests
{
    private static readonly FileLimits Small = new(1_000_000, 50, 8, 40, 60);

    [Theory]
    [InlineData("a,b,c\r\n1,2,3\r\n", "1|2|3")]
    [InlineData("a,b,c\r\n1,2,3", "1|2|3")] // RFC 4180, 2.2: the last line may have no end
    [InlineData("a,b,c\n\"x\",\"y\",\"z\"\n", "x|y|z")] // 2.5
    [InlineData("a,b,c\n\"x\",\"b\r\nb\",\"c,c\"\n", "x|b\nb|c,c")] // 2.6
    [InlineData("a,b,c\n\"a\"\"a\",b,\n", "a\"a|b|")] // 2.7
    [InlineData("a;b;c\n1;2,5;3\n", "1|2,5|3")]
    [InlineData("a\tb\tc\n1\t2\t3\n", "1|2|3")]
    [InlineData("a,b,c\r1,2,3\r", "1|2|3")]
    [InlineData("a,b,c\n5\" pipe,Bill \"Bo\" Dunn,x\n", "5\" pipe|Bill \"Bo\" Dunn|x")]
    [InlineData("a,b,c\n\"Bill \"Bo\" Dunn\",2,3\n", "Bill \"Bo\" Dunn|2|3")]
    [InlineData("a,b,c\n\n1,2\n", "1|2|")]
    [InlineData("\"a,x\";b;c\n1;2;3\n", "1|2|3")]
    public void A_record_is_read_as_the_standard_and_its_breakers_mean_it(string file, string cells) =>
        Read(file).Single().ShouldSatisfyAllConditions(r => string.Join('|', r.Cells).ShouldBe(cells), r => r.Fault.ShouldBeNull());

    [Fact]
    public void Rows_know_their_line_also_after_a_cell_of_several_lines() =>
        Read("a,b\n\"1\n1\",2\n\n3,4\n").Select(r => (r.Number, r.Line)).ShouldBe([(1, 2), (2, 5)]);

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1252", false)]
    public void Every_usual_encoding_is_recognised(string name, bool marked)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var bytes = encoding.GetBytes("förnamn;ort\nÅsa;Växjö\nSeán;Århus\n");
        using var file = CsvFile.Open(new Trickle([.. marked ? encoding.GetPreamble() : [], .. bytes]), Small);
        file.Columns.ShouldBe(["förnamn", "ort"]);
        file.Rows().Select(r => string.Join('|', r.Cells)).ShouldBe(["Åsa|Växjö", "Seán|Århus"]);
    }

    [Fact]
    public void Lines_of_another_encoding_in_one_file_stay_readable()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("name\nÅsa 李\n"), .. Encoding.Latin1.GetBytes("Göran\n"), .. Encoding.UTF8.GetBytes("محمد\n")];
        using var file = CsvFile.Open(new MemoryStream(bytes), Small);
        file.Rows().Select(r => r.Cells[0]).ShouldBe(["Åsa 李", "Göran", "محمد"]);
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_said_with_its_place()
    {
        var rows = Read("a,b\n1,2\n3,\"four\n5,6\n");
        rows.Count.ShouldBe(2);
        rows[0].Fault.ShouldBeNull();
        rows[1].Fault.ShouldBe(new FormatFault("imports.format.quote", 3, 3, Ends: true));
    }

    [Fact]
    public void A_field_that_is_too_long_stops_its_own_row_alone()
    {
        var rows = Read($"a,b\n1,{new string('x', 5_000_000)}\n3,4\n");
        rows[0].Fault.ShouldBe(new FormatFault("imports.format.long", 2, 43, 40));
        rows[1].ShouldSatisfyAllConditions(r => r.Fault.ShouldBeNull(), r => r.Cells.ShouldBe(["3", "4"]));
    }

    [Fact]
    public void A_hundred_thousand_columns_are_refused_in_the_heading()
    {
        using var file = CsvFile.Open(new StringReader(string.Join(',', Enumerable.Range(0, 100_000)) + "\n1\n"), Small);
        file.Fault!.TextKey.ShouldBe("imports.format.columns");
        file.Fault.Most.ShouldBe(8);
        file.Rows().ShouldBeEmpty();
    }

    [Fact]
    public void More_cells_than_headings_are_said_and_nothing_slips_into_a_wrong_column() =>
        Read("a,b\n1,2,3\n1,2,,\n").Select(r => r.Fault?.TextKey).ShouldBe(["imports.format.cells", null]);

    [Fact]
    public void More_rows_than_we_take_end_the_file_with_a_sentence()
    {
        var rows = Read("a\n" + string.Concat(Enumerable.Repeat("x\n", 60)));
        rows.Count.ShouldBe(51);
        rows[^1].Fault.ShouldBe(new FormatFault("imports.format.rows", 52, 1, 50, true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData(",,\n")]
    public void An_empty_file_says_so(string text)
    {
        using var file = CsvFile.Open(new StringReader(text), Small);
        file.Fault!.TextKey.ShouldBe("imports.format.empty");
    }

    private static List<FileRow> Read(string text)
    {
        using var file = CsvFile.Open(new StringReader(text), Small);
        file.Fault.ShouldBeNull();
        return [.. file.Rows()];
    }

    /// <summary>A stream that gives three bytes at a time, as a slow line does.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(3, buffer.Length)]);
    }
}
