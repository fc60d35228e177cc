using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Avow.Policy.Prose;

namespace Avow.Policy.Tests.Prose;

public class StructureTests
{
    private static string[] Texts(string text, string type) => [.. ProseReader.Read(text, "en").Promises.Where(p => p.Type == type).Select(p => p.Quote)];

    [Fact]
    public void A_short_page_is_a_page()
    {
        var read = ProseReader.Read("<html><body><h1>Privacy</h1><p>We keep enquiries for 12 months.</p></body></html>");
        read.Promises.ShouldHaveSingleItem().Quote.ShouldBe("We keep enquiries for 12 months.");
    }

    [Fact]
    public void Offsets_refer_to_the_page_as_published()
    {
        const string page = "<html><head><title>x</title><style>p{}</style></head><body><nav><p>Home</p></nav><h2>How long we keep data</h2><p>Call&nbsp;notes are <b>deleted</b> after 90&#32;days.</p><ul><li>Invoices: <i>7</i> years</li></ul></body></html>";
        var found = ProseReader.Read(page).Promises.Where(p => p.Type == "retention").ToList();
        found.Select(p => p.Text("period")).ShouldBe(["P90D", "P7Y"]);
        found.ShouldAllBe(p => page.Substring(p.Start, p.Quote.Length) == p.Quote);
        found[0].Quote.ShouldBe("Call&nbsp;notes are <b>deleted</b> after 90&#32;days.");
    }

    [Fact]
    public void Links_and_emphasis_do_not_hide_words() =>
        Texts("Notes are **deleted** [after 3 months](https://example.com/a_b).", "retention").ShouldHaveSingleItem();

    [Fact]
    public void A_list_inherits_what_its_lead_says() =>
        Texts("We share your data with:\n\n- our couriers\n- the auditor\n\nThank you.", "recipient").ShouldBe(["our couriers", "the auditor"]);

    [Fact]
    public void A_list_of_occasions_names_no_recipients() =>
        Texts("We collect what you provide to us when you:\n\n- fill out a form\n- ring us", "recipient").ShouldBeEmpty();

    [Fact]
    public void The_publisher_is_no_recipient_of_its_own()
    {
        var names = ProseReader.Read("Brightwater collects names. Brightwater uses Zendesk for support. Brightwater may call you. Brightwater will answer.", "en").Promises.Where(p => p.Type == "recipient").Select(p => p.Text("name"));
        names.ShouldBe(["Zendesk"]);
    }

    [Fact]
    public void Words_tell_the_language()
    {
        ProseReader.Read("Vi sparar dina uppgifter och du kan när som helst fråga oss om det.").Language.ShouldBe("sv");
        ProseReader.Read("We keep your data and you may ask us for it.").Language.ShouldBe("en");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0")]
    [InlineData("| | |\n[ ]( <\n<!-- <p")]
    [InlineData("* \n-\n1.\n#")]
    public void Odd_input_promises_nothing(string text) => ProseReader.Read(text).Promises.ShouldBeEmpty();

    [Fact]
    public void Random_characters_never_break_the_reader()
    {
        var random = new Random(7);
        const string alphabet = "abc <>[]()|*_#&;.:-\n\t0123456789éå\"'/\\=!?wekpdatforyrs";
        for (var round = 0; round < 300; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 400).Select(_ => alphabet[random.Next(alphabet.Length)]));
            var reading = ProseReader.Read(text);
            reading.Promises.ShouldAllBe(p => text.Substring(p.Start, p.Quote.Length) == p.Quote);
            ProseLint.Of(reading).ShouldNotBeNull();
        }
    }

    [Fact]
    public void A_term_and_what_is_said_of_it_are_one_promise()
    {
        var promises = ProseReader.Read("<html><body><h2>Retention</h2><dl><dt>Invoices</dt><dd>Seven years</dd><dt>Door logs</dt><dd>28 days, then overwritten</dd></dl></body></html>", "en").Promises;
        promises.Select(p => (p.Text("records"), p.Text("period"))).ShouldBe([("invoices", "P7Y"), ("door logs", "P28D")]);
    }

    [Fact]
    public void The_head_of_a_column_tells_what_its_cells_promise()
    {
        var promises = ProseReader.Read("| What | Kept | Seen by |\n|---|---|---|\n| Plans | 90 days from delivery | Nobody outside |\n| Invoices | 6 years | Kettle Accountants |", "en").Promises;
        promises.Where(p => p.Type == "retention").Select(p => (p.Text("records"), p.Text("period"), p.Text("event"))).ShouldBe([("plans", "P90D", "delivery"), ("invoices", "P6Y", null)]);
        promises.Single(p => p.Type == "recipient").Quote.ShouldBe("Kettle Accountants");
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused() =>
        Should.Throw<ArgumentException>(() => ProseReader.Read(new string('a', ProseReader.MostCharacters + 1)));

    [Fact]
    public void A_document_of_a_word_processor_is_read()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("word/document.xml").Open();
            entry.Write(Encoding.UTF8.GetBytes("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Retention</w:t></w:r></w:p><w:p><w:r><w:t>Invoices are kept for </w:t></w:r><w:r><w:t>7 years.</w:t></w:r></w:p></w:body></w:document>"));
        }

        ProseReader.Read(DocxText.Read(bytes.ToArray())).Promises.ShouldHaveSingleItem().Quote.ShouldBe("Invoices are kept for 7 years.");
    }
}
