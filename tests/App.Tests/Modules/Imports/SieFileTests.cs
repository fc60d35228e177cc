using System.Text;
using App.Tests.Harness;
using Avow.Modules.Imports.Formats;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Imports;

public sealed class SieFileTests
{
    private const string Books = "#FLAGGA 0\r\n#PROGRAM \"Bokföring\" 5.1\r\n#FORMAT PC8\r\n#GEN 20260110\r\n#SIETYP 4\r\n#FNAMN \"Lövkraft AB\"\r\n#KONTO 1510 \"Kundfordringar\"\r\n"
        + "#DIM 6 \"Projekt\"\r\n#DIM 8 \"Kund\"\r\n#OBJEKT 6 \"100\" \"Nytt kök\"\r\n#OBJEKT 8 \"1001\" \"Åsa Öberg-Lind\"\r\n#OBJEKT 8 \"1002\" \"Brännvik \\\"Norra\\\" Handelsbolag\"\r\n#OBJEKT 8 1003 \"Göran Sjö\"\r\n"
        + "#VER A 1 20250115 \"Faktura\"\r\n{\r\n#TRANS 1510 {6 \"100\" 8 \"1001\"} 1250.00\r\n#TRANS 3001 {} -1250.00\r\n}\r\n#VER A 2 20250903 \"Faktura\"\r\n{\r\n#TRANS 1510 {8 1001} 99.50\r\n#TRANS 1510 {\"8\" \"1002\"} 10\r\n}\r\n";

    private static readonly FileLimits Small = new(1_000_000, 50, 60, 400, 60);

    static SieFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData(437)]
    [InlineData(1252)]
    [InlineData(65001)]
    public void Customers_are_read_with_the_first_and_last_day_of_the_books_in_every_usual_encoding(int codePage) =>
        Read(Encoding.GetEncoding(codePage).GetBytes(Books)).Select(r => (r.Line, string.Join('|', r.Cells))).ShouldBe([
            (11, "1001|Åsa Öberg-Lind||20250115|20250903"), (12, "1002||Brännvik \"Norra\" Handelsbolag|20250903|20250903"), (13, "1003|Göran Sjö|||")]);

    [Fact]
    public void A_dimension_that_a_program_calls_customer_holds_customers_too() =>
        Read("#DIM 21 Kunder\n#OBJEKT 21 A7 \"Una Hale\"\n#OBJEKT 22 B8 \"Somebody Else\"\n").Single().Cells.ShouldBe(["A7", "Una Hale", "", "", ""]);

    [Fact]
    public void A_file_without_customers_says_so() =>
        Read("#FLAGGA 0\n#OBJEKT 6 1 \"Projekt\"\n").Single().Fault.ShouldBe(new FormatFault("imports.format.sie-none", 1, 1, Ends: true));

    [Fact]
    public void A_quote_that_is_never_closed_and_a_line_without_end_stop_their_own_customer_alone()
    {
        var rows = Read($"#OBJEKT 8 1 \"Una Hale\n#OBJEKT 8 2 \"{new string('x', 5_000_000)}\"\n#OBJEKT 8 3 \"Owen Prosser\"\n");
        rows.Select(r => r.Fault).ShouldBe([new FormatFault("imports.format.quote", 1, 13), new FormatFault("imports.format.long", 2, 401, 400), null]);
    }

    [Fact]
    public void A_hundred_thousand_fields_and_objects_in_a_line_are_read_past() =>
        Read($"#OBJEKT 8 1 \"Una Hale\"\n#VER A 1 20250101 x\n#TRANS 1510 {{{string.Concat(Enumerable.Repeat("8 1 ", 100_000))}}} 5 {string.Concat(Enumerable.Repeat("a ", 100_000))}\n")
            .Single().Cells.ShouldBe(["1", "Una Hale", "", "20250101", "20250101"]);

    [Fact]
    public void More_customers_than_we_take_end_the_file_with_a_sentence()
    {
        var rows = Read(string.Concat(Enumerable.Range(1, 60).Select(i => $"#OBJEKT 8 {i} \"Name Number\"\n")));
        rows.Count.ShouldBe(51);
        rows[^1].Fault!.TextKey.ShouldBe("imports.format.rows");
    }

    [Databases]
    public async Task Customers_of_the_books_come_in_and_companies_alone_do_not(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database, "hosting");
        var looked = await desk.Look("books.se", Encoding.GetEncoding(437).GetBytes(Books), "customer-record", "customer", ("source", "person"));
        looked.Words.ShouldContain("1 av 3 kontakter kan tas in");
        looked.Words.ShouldContain("Bara ett företag, utan person");
        looked.Words.ShouldContain("Utan första dag");
        await desk.Take(looked);
        var person = (await desk.People()).ShouldHaveSingleItem();
        (person.FullName, person.SinceUnknown).ShouldBe(("Åsa Öberg-Lind", false));
        person.Since.ShouldBe(DateTimeZoneProviders.Tzdb["Europe/Stockholm"].AtStartOfDay(new LocalDate(2025, 1, 15)).ToInstant());
        person.LastInteractionAt.ShouldBe(DateTimeZoneProviders.Tzdb["Europe/Stockholm"].AtStartOfDay(new LocalDate(2025, 9, 3)).ToInstant());
    }

    private static List<FileRow> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static List<FileRow> Read(byte[] bytes)
    {
        using var file = SieFile.Open(new MemoryStream(bytes), Small);
        return [.. file.Rows()];
    }
}
