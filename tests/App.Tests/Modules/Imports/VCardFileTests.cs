using System.Text;
using Avow.Modules.Imports.Formats;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Imports;

public sealed class VCardFileTests
{
    private static readonly FileLimits Small = new(1_000_000, 50, 30, 200, 60);

    [Fact]
    public void A_card_of_version_4_is_read()
    {
        var row = Read("BEGIN:VCARD\r\nVERSION:4.0\r\nN:Öberg-Lind;Åsa;Maria;;\r\nFN:Åsa Öberg-Lind\r\nORG:Brae\\; Beck;Sales\r\nTITLE:Buyer\r\n"
            + "item1.EMAIL;PREF=1:asa@brae.example\r\nEMAIL;TYPE=home:asa@home.example\r\nTEL;VALUE=uri;TYPE=\"voice,cell\":tel:+44-7700-900123\r\nTEL:01632 960200\r\n"
            + "ADR;LABEL=\"a: b\":;;1 Mill Lane;Leeds;;LS1 1AA;\r\nURL:https://brae.example\r\nNOTE:Met at the fair\\, stand 4\\nlikes tea\r\nREV:20200102T030405Z\r\nPHOTO:data:image/png;base64,AAAA\r\nEND:VCARD\r\n").Single();
        row.Fault.ShouldBeNull();
        row.Cells.ShouldBe(["Åsa Maria", "Öberg-Lind", "Buyer", "Brae; Beck", "asa@brae.example", "asa@home.example", "01632 960200", "+44-7700-900123",
            "1 Mill Lane, Leeds, LS1 1AA", "https://brae.example", "Met at the fair, stand 4\nlikes tea", "20200102T030405Z"]);
    }

    [Fact]
    public void A_folded_line_is_one_line() =>
        Read("BEGIN:VCARD\nVERSION:3.0\nFN:Marion Ash\n  down\nNOTE:first\n\tand second\nEND:VCARD\n").Single().Cells.ShouldSatisfyAllConditions(
            c => c[0].ShouldBe("Marion Ash"), c => c[1].ShouldBe("down"), c => c[10].ShouldBe("firstand second"));

    [Fact]
    public void Quoted_printable_of_version_2_1_is_understood() =>
        Read("BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=96berg;G=C3=B6=\nran\nNOTE;ENCODING=QUOTED-PRINTABLE:caf=E9\nEND:VCARD\n").Single()
            .Cells.ShouldSatisfyAllConditions(c => c[0].ShouldBe("Göran"), c => c[1].ShouldBe("Öberg"), c => c[10].ShouldBe("café"));

    [Fact]
    public void A_photograph_is_read_past_and_a_note_that_is_too_long_stops_its_own_card_alone()
    {
        var rows = Read($"BEGIN:VCARD\nFN:A B\nPHOTO:{new string('x', 3_000_000)}\nEND:VCARD\nBEGIN:VCARD\nFN:C D\nNOTE:{new string('x', 5_000_000)}\nEND:VCARD\nBEGIN:VCARD\nFN:E F\nEND:VCARD\n");
        rows.Select(r => r.Fault?.TextKey).ShouldBe([null, "imports.format.long", null]);
        rows[1].Fault.ShouldBe(new FormatFault("imports.format.long", 7, 1, 200));
    }

    [Fact]
    public void A_card_with_cards_inside_cards_stays_one_card()
    {
        var bomb = "BEGIN:VCARD\nFN:Outer One\n" + string.Concat(Enumerable.Repeat("BEGIN:VCARD\nFN:Inner\n", 20_000)) + string.Concat(Enumerable.Repeat("END:VCARD\n", 20_000)) + "END:VCARD\n";
        Read(bomb).Single().Cells[1].ShouldBe("One");
    }

    [Fact]
    public void A_card_with_endless_properties_is_refused_and_the_next_one_is_read() =>
        Read("BEGIN:VCARD\nFN:A B\n" + string.Concat(Enumerable.Repeat("EMAIL:a@b.example\n", 100_000)) + "END:VCARD\nBEGIN:VCARD\nFN:C D\nEND:VCARD\n")
            .Select(r => r.Fault?.TextKey).ShouldBe(["imports.format.properties", null]);

    [Fact]
    public void A_card_that_never_ends_is_said_with_its_line() =>
        Read("BEGIN:VCARD\nFN:A B\nEND:VCARD\nBEGIN:VCARD\nFN:C D\n")[^1].Fault.ShouldBe(new FormatFault("imports.format.card-open", 4, 1, Ends: true));

    private static List<FileRow> Read(string text)
    {
        using var file = VCardFile.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), Small);
        return [.. file.Rows()];
    }
}
