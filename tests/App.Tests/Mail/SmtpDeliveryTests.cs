using System.Text;
using App.Tests.Harness;
using Avow.Mail;
using Avow.Mail.Smtp;
using Shouldly;
using Xunit;

namespace App.Tests.Mail;

/// <summary>What a well-behaved server receives.</summary>
public class SmtpDeliveryTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_mail_arrives_with_its_envelope_and_every_octet(bool pipelining)
    {
        await using var receiver = SmtpReceiver.Start(new() { Pipelining = pipelining });
        await using var client = new SmtpClient(receiver.Settings);
        var mail = Sample.Mime("Hej Åsa,\n.\n..two\n\nEnd", "Ett meddelande till Åsa", "<p>Hej</p>", new Mailbox("asa@client.example", "Åsa Öberg"));

        var result = await client.Deliver(mail, default);

        result.ShouldBe(new MailResult.Sent(mail.Id, "250 2.0.0 Ok: queued as ABC123"));
        var received = await receiver.Next();
        received.EnvelopeFrom.ShouldBe("desk@bureau.example");
        received.EnvelopeTo.ShouldBe("asa@client.example");
        received.Raw.ShouldBe(mail.Content.ToArray());
        received.To.ShouldBe("Åsa Öberg <asa@client.example>");
        received.Text.ShouldBe("Hej Åsa,\n.\n..two\n\nEnd\n");
        received.Html.ShouldBe("<p>Hej</p>\n");
        receiver.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_mails_share_one_connection_and_each_has_its_own_envelope()
    {
        await using var receiver = SmtpReceiver.Start();
        await using var client = new SmtpClient(receiver.Settings);
        for (var i = 0; i < 50; i++)
            (await client.Deliver(Sample.Mime($"Text {i}", to: new Mailbox($"reader{i}@client.example")), default)).ShouldBeOfType<MailResult.Sent>();

        receiver.Connections.ShouldBe(1);
        receiver.Mails.Select(m => m.EnvelopeTo).ShouldBe(Enumerable.Range(0, 50).Select(i => $"reader{i}@client.example"));
        receiver.Mails.Select(m => m.Text).ShouldBe(Enumerable.Range(0, 50).Select(i => $"Text {i}\n"));
        receiver.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(".\r\n")]
    [InlineData("..\r\n.\r\n\r\n.x\r\n")]
    [InlineData("a: b\r\n\r\n.\r\n.\r\n.\r\n")]
    [InlineData("\r\n")]
    [InlineData("")]
    public async Task Dots_and_empty_lines_arrive_as_they_were(string content)
    {
        await using var receiver = SmtpReceiver.Start();
        await using var client = new SmtpClient(receiver.Settings);
        (await client.Deliver(Sample.Raw(Encoding.ASCII.GetBytes(content)), default)).ShouldBeOfType<MailResult.Sent>();
        (await receiver.Next()).RawText.ShouldBe(content);
    }

    [Fact]
    public async Task A_mail_larger_than_every_buffer_arrives_whole()
    {
        await using var receiver = SmtpReceiver.Start();
        await using var client = new SmtpClient(receiver.Settings);
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(i => i % 7 == 0 ? $".{i}\n" : $"line {i} é\n"));
        (await client.Deliver(Sample.Mime(text), default)).ShouldBeOfType<MailResult.Sent>();
        (await receiver.Next()).Text.ShouldBe(text);
    }

    [Fact]
    public async Task Lines_of_998_octets_arrive_unbroken()
    {
        await using var receiver = SmtpReceiver.Start();
        await using var client = new SmtpClient(receiver.Settings);
        var content = $"Subject: x\r\n\r\n.{new string('y', 997)}\r\n{new string('z', 998)}\r\n";
        (await client.Deliver(Sample.Raw(Encoding.ASCII.GetBytes(content)), default)).ShouldBeOfType<MailResult.Sent>();
        (await receiver.Next()).RawText.ShouldBe(content);
    }

    [Fact]
    public async Task Eight_bit_content_is_declared_where_offered()
    {
        await using var receiver = SmtpReceiver.Start();
        await using var client = new SmtpClient(receiver.Settings);
        var content = Encoding.UTF8.GetBytes("Subject: x\r\n\r\nÅsa\r\n");
        (await client.Deliver(Sample.Raw(content), default)).ShouldBeOfType<MailResult.Sent>();
        var received = await receiver.Next();
        received.Raw.ShouldBe(content);
        received.MailCommand.ShouldContain("BODY=8BITMIME");
        received.MailCommand.ShouldNotContain("SMTPUTF8");
    }

    [Fact]
    public async Task Eight_bit_content_is_never_given_to_a_seven_bit_server()
    {
        await using var receiver = SmtpReceiver.Start(new() { EightBitMime = false });
        await using var client = new SmtpClient(receiver.Settings);
        (await client.Deliver(Sample.Raw(Encoding.UTF8.GetBytes("Subject: x\r\n\r\nÅsa\r\n")), default)).ShouldBeOfType<MailResult.Refused>();
        (await client.Deliver(Sample.Mime("Åsa"), default)).ShouldBeOfType<MailResult.Sent>();
        receiver.Mails.ShouldHaveSingleItem().Text.ShouldBe("Åsa\n");
    }

    [Fact]
    public async Task An_address_outside_ascii_needs_a_server_that_offers_it()
    {
        var mail = Sample.Mime(to: new Mailbox("åsa@räksmörgås.example", "Åsa"));
        await using var able = SmtpReceiver.Start();
        await using (var client = new SmtpClient(able.Settings))
            (await client.Deliver(mail, default)).ShouldBeOfType<MailResult.Sent>();
        var received = await able.Next();
        received.EnvelopeTo.ShouldBe("åsa@xn--rksmrgs-5wao1o.example");
        received.To.ShouldBe("Åsa <åsa@xn--rksmrgs-5wao1o.example>");
        received.MailCommand.ShouldContain("SMTPUTF8");

        await using var unable = SmtpReceiver.Start(new() { SmtpUtf8 = false });
        await using (var client = new SmtpClient(unable.Settings))
            (await client.Deliver(mail, default)).ShouldBeOfType<MailResult.Refused>().Reason.ShouldNotContain("åsa");
        unable.Mails.ShouldBeEmpty();
        unable.Commands.ShouldNotContain(c => c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_size_is_told_and_a_mail_over_the_limit_is_not_tried()
    {
        await using var receiver = SmtpReceiver.Start(new() { SizeLimit = 5000 });
        await using var client = new SmtpClient(receiver.Settings);
        var small = Sample.Mime();
        (await client.Deliver(small, default)).ShouldBeOfType<MailResult.Sent>();
        (await receiver.Next()).MailCommand.ShouldContain($" SIZE={small.Content.Length}");
        (await client.Deliver(Sample.Mime(new string('x', 6000)), default)).ShouldBeOfType<MailResult.Refused>().Reason.ShouldContain("5000");
        receiver.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_without_ehlo_is_greeted_the_old_way()
    {
        await using var receiver = SmtpReceiver.Start(new() { Ehlo = false, Pipelining = false });
        await using var client = new SmtpClient(receiver.Settings);
        (await client.Deliver(Sample.Mime(), default)).ShouldBeOfType<MailResult.Sent>();
        receiver.Commands.ShouldContain(c => c.StartsWith("HELO [127.0.0.1]", StringComparison.Ordinal));
        receiver.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answers_of_many_lines_are_read_to_their_end()
    {
        await using var receiver = SmtpReceiver.Start();
        receiver.Answer("GREETING", "220-welcome\n220-to a\n220 server");
        receiver.Answer("MAIL", "250-2.1.0 sender\n250-is\n250");
        receiver.Answer("CONTENT", "250-2.0.0 taken\n250 queued as XYZ");
        await using var client = new SmtpClient(receiver.Settings);
        (await client.Deliver(Sample.Mime(), default)).ShouldBeOfType<MailResult.Sent>().Reply.ShouldBe("250 2.0.0 taken queued as XYZ");
    }
}
