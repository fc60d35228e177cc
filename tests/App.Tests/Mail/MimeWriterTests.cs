using System.Text;
using App.Tests.Harness;
using Avow.Mail;
using Shouldly;
using Xunit;

namespace App.Tests.Mail;

public class MimeWriterTests
{
    [Fact]
    public void A_plain_mail_is_written_octet_by_octet_as_the_rfcs_ask()
    {
        var text = new MimeText
        {
            Id = new Guid("01936f00-0000-7000-8000-000000000001"),
            From = new Mailbox("desk@bureau.example", "The Bureau"),
            To = new Mailbox("robin@client.example", "Reader, Robin"),
            Subject = "A message for you",
            Date = Sample.Sent,
            Text = "Hej Åsa,\nyou have = 1 message. \n",
            ReplyTo = new Mailbox("help@bureau.example"),
            Unsubscribe = new Uri("https://bureau.example/stop?t=abc"),
        };
        Encoding.ASCII.GetString(MimeWriter.Write(text).Content.Span).ShouldBe(string.Join("\r\n",
            "Date: Sun, 01 Nov 2026 09:05:07 +0000",
            "From: The Bureau <desk@bureau.example>",
            "To: \"Reader, Robin\" <robin@client.example>",
            "Reply-To: <help@bureau.example>",
            "Subject: A message for you",
            "Message-ID: <01936f0000007000800" + "0000000000001@bureau.example>",
            "Auto-Submitted: auto-generated",
            "List-Unsubscribe: <https://bureau.example/stop?t=abc>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            "Hej =C3=85sa,",
            "you have =3D 1 message.=20",
            ""));
    }

    [Fact]
    public void Text_and_html_are_alternatives_and_the_plainest_comes_first()
    {
        var mail = Read(Sample.Text("Read it.", html: "<p>Read <b>it</b>.</p>\r\n"));
        mail.Header("Content-Type").ShouldStartWith("multipart/alternative; boundary=");
        mail.Text.ShouldBe("Read it.\n");
        mail.Html.ShouldBe("<p>Read <b>it</b>.</p>\n");
        mail.RawText.IndexOf("text/plain", StringComparison.Ordinal)
            .ShouldBeLessThan(mail.RawText.IndexOf("text/html", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Subject\r\nBcc: all@client.example")]
    [InlineData("Subject\nBcc: all@client.example")]
    [InlineData("Subject\rX")]
    [InlineData("Subject\0")]
    [InlineData("Sübject\r\n\r\nbody")]
    public void A_subject_that_would_break_out_of_its_header_is_refused(string subject)
    {
        var refusal = Should.Throw<UnsafeHeaderException>(() => Sample.Mime(subject: subject));
        refusal.Message.ShouldBe("Subject must be one line, without line breaks or NUL.");
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/relative")]
    public void An_unsubscribe_link_that_no_reader_could_follow_is_refused(string link)
    {
        var uri = new Uri(link, link.StartsWith('/') ? UriKind.Relative : UriKind.Absolute);
        Should.Throw<UnsafeHeaderException>(() => MimeWriter.Write(With(uri)));
    }

    [Fact]
    public void A_link_in_clear_is_not_offered_as_one_click()
    {
        var mail = Read(With(new Uri("http://localhost:5000/stop")));
        mail.Header("List-Unsubscribe").ShouldBe("<http://localhost:5000/stop>");
        mail.Headers.ShouldNotContain(h => h.Name == "List-Unsubscribe-Post");
    }

    [Fact]
    public void A_link_with_letters_outside_ascii_travels_in_ascii() =>
        Read(With(new Uri("https://bücher.example/sluta/å?n=ö"))).Header("List-Unsubscribe")
            .ShouldBe("<https://xn--bcher-kva.example/sluta/%C3%A5?n=%C3%B6>");

    [Fact]
    public void The_same_mail_gives_the_same_octets_and_the_same_id_each_time()
    {
        var text = Sample.Text(html: "<p>x</p>");
        MimeWriter.Write(text).Content.ToArray().ShouldBe(MimeWriter.Write(text).Content.ToArray());
    }

    [Fact]
    public void A_bounce_goes_where_the_mail_says_and_readers_see_the_sender()
    {
        var mime = MimeWriter.Write(new MimeText
        {
            Id = Guid.Empty, From = Sample.Desk, To = Sample.Reader, Subject = "x", Text = "x", Date = Sample.Sent,
            ReturnTo = new Mailbox("bounces@bureau.example"),
        });
        mime.Sender.Address.ShouldBe("bounces@bureau.example");
        Encoding.ASCII.GetString(mime.Content.Span).ShouldNotContain("bounces@");
    }

    [Fact]
    public void A_mail_written_by_a_person_is_not_marked_as_automatic() =>
        Read(new MimeText
        {
            Id = Guid.Empty, From = Sample.Desk, To = Sample.Reader, Subject = "x", Text = "x", Date = Sample.Sent, IsAutomatic = false,
        }).Headers.ShouldNotContain(h => h.Name == "Auto-Submitted");

    [Theory]
    [InlineData("no line end")]
    [InlineData("bare\nline feed\r\n")]
    [InlineData("bare\rreturn\r\n")]
    [InlineData("smuggled\n.\nMAIL FROM:<>\r\n")]
    [InlineData("nul\0\r\n")]
    public void Content_that_two_servers_could_read_differently_never_becomes_a_mail(string content) =>
        Should.Throw<ArgumentException>(() => Sample.Raw(Encoding.UTF8.GetBytes(content))).Message.ShouldNotContain("smuggled");

    [Fact]
    public void A_line_of_999_octets_never_becomes_a_mail()
    {
        Sample.Raw(Encoding.ASCII.GetBytes(new string('x', 998) + "\r\n")).IsEightBit.ShouldBeFalse();
        Should.Throw<ArgumentException>(() => Sample.Raw(Encoding.ASCII.GetBytes(new string('x', 999) + "\r\n")));
    }

    [Fact]
    public void A_mail_says_nothing_about_anybody_when_logged()
    {
        var text = Sample.Text("secret", "secret");
        $"{text} {MimeWriter.Write(text)}".ShouldBe($"mail {text.Id} mail {text.Id}");
    }

    private static MimeText With(Uri unsubscribe) => new()
    {
        Id = Guid.Empty, From = Sample.Desk, To = Sample.Reader, Subject = "x", Text = "x", Date = Sample.Sent, Unsubscribe = unsubscribe,
    };

    private static ReceivedMail Read(MimeText text) =>
        new("MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>", MimeWriter.Write(text).Content.ToArray());
}
