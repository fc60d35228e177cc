using System.Text;
using App.Tests.Harness;
using Avow.Mail;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace App.Tests.Mail;

/// <summary>Whatever is written is read back by a reader that shares nothing with the writer.</summary>
public class RoundTripTests
{
    private static readonly string[] Pieces =
    [
        "a", "Z", " ", "  ", "=", "=?", "?=", "_", ".", "..", "\"", "\\", "<", ">", "@", ",", "\t", "é", "Å", "ß", "€", "日", "👩‍🚀", "\u0301",
        "\u2028", "\u0085", "\u007f", "\u0001", "long-word-without-any-space-in-it", "=?utf-8?q?x?=", "From ", "--", "=_",
    ];

    private static readonly string[] TextPieces = [.. Pieces, "\n", "\n.\n", "\n\n", " \n"];

    [Fact]
    public void Any_subject_and_name_come_back_as_they_were() =>
        Prop.ForAll(Any(Pieces), Any(Pieces), (subject, name) =>
        {
            var mail = Read(Sample.Mime(subject: subject, to: new Mailbox("r@client.example", name)));
            mail.Subject.ShouldBe(subject);
            Unquoted(mail).ShouldBe($"{name.Trim()} <r@client.example>".Trim());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_comes_back_as_it_was_and_ends_in_one_line_end() =>
        Prop.ForAll(Any(TextPieces), text =>
        {
            var mail = Read(Sample.Mime(text, html: text + text));
            mail.Text.ShouldBe(Ended(text));
            mail.Html.ShouldBe(Ended(text + text));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_mail_is_ascii_in_short_lines() =>
        Prop.ForAll(Any(TextPieces), Any(Pieces), (text, subject) =>
        {
            var mime = Sample.Mime(text, subject, html: text);
            mime.IsEightBit.ShouldBeFalse();
            Encoding.ASCII.GetString(mime.Content.Span).Split("\r\n").ShouldAllBe(l => l.Length <= 78);
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<string> Any(string[] pieces) =>
        Gen.Elements(pieces).ArrayOf().Select(string.Concat).ToArbitrary();

    private static ReceivedMail Read(OutgoingMime mime) =>
        new("MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>", mime.Content.ToArray());

    private static string Ended(string text) => text.Length == 0 || text.EndsWith('\n') ? text : text + "\n";

    private static string Unquoted(ReceivedMail mail)
    {
        var to = mail.To;
        if (!mail.RawText.Contains("\r\nTo: \"", StringComparison.Ordinal))
            return to;
        var end = to.LastIndexOf("\" <", StringComparison.Ordinal);
        var name = System.Text.RegularExpressions.Regex.Replace(to[1..end], @"\\(.)", "$1");
        return name + to[(end + 1)..];
    }
}
