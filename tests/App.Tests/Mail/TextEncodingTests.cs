using System.Buffers;
using System.Text;
using App.Tests.Harness;
using Avow.Mail;
using Shouldly;
using Xunit;

namespace App.Tests.Mail;

public class TextEncodingTests
{
    // RFC 2045 section 6.7, the example under rule 5.
    [Fact]
    public void A_soft_break_is_read_as_the_rfc_example_says() =>
        Part("quoted-printable", "Now's the time =\r\nfor all folk to come=\r\n to the aid of their country.")
            .Text.ShouldBe("Now's the time for all folk to come to the aid of their country.");

    // RFC 2047 section 8: our reader knows the RFC's examples, and so may judge what our writer wrote.
    [Theory]
    [InlineData("=?ISO-8859-1?Q?a?=", "a")]
    [InlineData("=?ISO-8859-1?Q?a?= b", "a b")]
    [InlineData("=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=", "ab")]
    [InlineData("=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=", "ab")]
    [InlineData("=?ISO-8859-1?Q?a?=\r\n    =?ISO-8859-1?Q?b?=", "ab")]
    [InlineData("=?ISO-8859-1?Q?a_b?=", "a b")]
    [InlineData("=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?_b?=", "a b")]
    [InlineData("=?ISO-8859-1?Q?Keld_J=F8rn_Simonsen?=", "Keld Jørn Simonsen")]
    [InlineData("=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=", "If you can read this yo")]
    public void Encoded_words_are_read_as_the_rfc_examples_say(string written, string read) =>
        new MailReader(Encoding.ASCII.GetBytes($"Subject: {written}\r\n\r\n")).Headers[0].Value.ShouldBe(read);

    [Theory]
    [InlineData("Keld Jørn Simonsen", "=?utf-8?q?Keld_J=C3=B8rn_Simonsen?=")]
    [InlineData("Это тест", "=?utf-8?b?0K3RgtC+INGC0LXRgdGC?=")]
    [InlineData("what looks encoded =?utf-8?", "=?utf-8?q?what_looks_encoded_=3D=3Futf-8=3F?=")]
    [InlineData("two  spaces", "=?utf-8?q?two__spaces?=")]
    [InlineData("a\ttab", "=?utf-8?q?a=09tab?=")]
    [InlineData("plain 50% off, (really)", "plain 50% off, (really)")]
    public void A_subject_is_written_plainly_when_it_can_be(string subject, string written) =>
        Written(subject).ShouldContain($"\r\nSubject: {written}\r\n");

    [Theory]
    [InlineData("Robin Reader", "Robin Reader")]
    [InlineData("Reader, Robin", "\"Reader, Robin\"")]
    [InlineData("The \"Bureau\" \\ Ltd.", "\"The \\\"Bureau\\\" \\\\ Ltd.\"")]
    [InlineData("Zoë Reader of the Bureau, Ltd", "=?utf-8?q?Zo=C3=AB_Reader_of_the_Bureau=2C_Ltd?=")]
    public void A_name_is_quoted_or_encoded_as_it_needs(string name, string written) =>
        Encoding.ASCII.GetString(Sample.Mime(to: new Mailbox("r@client.example", name)).Content.Span)
            .ShouldContain($"\r\nTo: {written} <r@client.example>\r\n");

    [Fact]
    public void Each_encoded_word_is_whole_characters_and_each_line_is_short()
    {
        var subject = string.Concat(Enumerable.Repeat("Åäö 👩‍🚀 日本語のメッセージ ", 20));
        var lines = Written(subject).Split("\r\n").SkipWhile(l => !l.StartsWith("Subject:", StringComparison.Ordinal))
            .TakeWhile((l, i) => i == 0 || l.StartsWith(' ')).ToList();
        lines.Count.ShouldBeGreaterThan(10);
        lines.ShouldAllBe(l => l.Length <= 76);
        foreach (var word in lines.Select(l => l.Replace("Subject:", "", StringComparison.Ordinal).Trim()))
        {
            word.Length.ShouldBeLessThanOrEqualTo(75);
            var octets = Convert.FromBase64String(word["=?utf-8?b?".Length..^2]);
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(octets).ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("a=b", "a=3Db")]
    [InlineData("tail \r\nnext", "tail=20\r\nnext")]
    [InlineData("tail\t", "tail=09")]
    [InlineData("a\0b", "a=00b")]
    [InlineData("lone\rreturn", "lone=0Dreturn")]
    [InlineData(".dot", ".dot")]
    public void Quoted_printable_hides_what_a_server_might_change(string text, string written) =>
        Encoded(text).ShouldBe(written);

    [Fact]
    public void A_quoted_printable_line_has_76_columns_and_a_longer_one_is_broken_softly()
    {
        Encoded(new string('x', 76)).ShouldBe(new string('x', 76));
        Encoded(new string('x', 77)).ShouldBe(new string('x', 75) + "=\r\nxx");
        Encoded(new string('x', 74) + "é").ShouldBe(new string('x', 74) + "=\r\n=C3=A9");
        Encoded(new string('x', 73) + " \r\n").ShouldBe(new string('x', 73) + "=20\r\n");
    }

    [Fact]
    public void Text_mostly_outside_ascii_travels_as_base64_in_lines_of_76()
    {
        var mail = Sample.Mime(string.Concat(Enumerable.Repeat("Привет, мир. ", 50)));
        var text = Encoding.ASCII.GetString(mail.Content.Span);
        text.ShouldContain("Content-Transfer-Encoding: base64");
        text.Split("\r\n").ShouldAllBe(l => l.Length <= 76);
    }

    private static string Written(string subject) => Encoding.ASCII.GetString(Sample.Mime(subject: subject).Content.Span);

    private static string Encoded(string text)
    {
        var output = new ArrayBufferWriter<byte>();
        QuotedPrintable.Write(Encoding.UTF8.GetBytes(text), output);
        return Encoding.ASCII.GetString(output.WrittenSpan);
    }

    private static ReceivedMail Part(string encoding, string body) => new("MAIL FROM:<>", "RCPT TO:<>",
        Encoding.ASCII.GetBytes($"Content-Type: text/plain\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}"));
}
