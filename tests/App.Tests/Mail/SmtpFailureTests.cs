using System.Diagnostics;
using App.Tests.Harness;
using Avow.Mail;
using Avow.Mail.Smtp;
using Shouldly;
using Xunit;

namespace App.Tests.Mail;

/// <summary>What becomes of a mail when the server says no, breaks off or dawdles.</summary>
public class SmtpFailureTests
{
    public static TheoryData<string, string, bool> Temporary => Every(
        ("GREETING", "421 too busy"), ("GREETING", "554 no service"), ("EHLO", "451 later"), ("EHLO", "550 go away"), ("MAIL", "451 4.3.0 later"),
        ("MAIL", "530 5.7.0 Must issue a STARTTLS command first"), ("RCPT", "450 4.2.1 greylisted"), ("RCPT", "421 closing"), ("DATA", "452 4.3.1 disk full"),
        ("CONTENT", "451 4.3.0 later"), ("CONTENT", "421 4.3.2 closing"), ("MAIL", "nonsense that is not SMTP"), ("RCPT", "250-a\n251 b"));

    public static TheoryData<string, string, bool> Permanent => Every(
        ("MAIL", "550 5.7.1 not you"), ("MAIL", "552 5.3.4 too large"), ("RCPT", "550 5.1.1 unknown"), ("RCPT", "553 bad name"),
        ("DATA", "554 5.5.1 no"), ("CONTENT", "554 5.7.1 looks like spam"), ("CONTENT", "550-5.7.26 not\n550 5.7.26 authenticated"));

    [Theory]
    [MemberData(nameof(Temporary))]
    public async Task A_server_that_cannot_now_is_tried_later_and_then_serves(string stage, string reply, bool pipelining)
    {
        await using var receiver = SmtpReceiver.Start(new() { Pipelining = pipelining });
        await using var client = new SmtpClient(receiver.Settings);
        receiver.Answer(stage, reply);
        var mail = Sample.Mime();
        var later = (await client.Deliver(mail, default)).ShouldBeOfType<MailResult.TryLater>();
        later.Reason.ShouldNotBeEmpty();
        later.MayHaveArrived.ShouldBeFalse();
        receiver.Mails.ShouldBeEmpty();

        receiver.Behave();
        (await client.Deliver(mail, default)).ShouldBeOfType<MailResult.Sent>();
        receiver.Mails.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Permanent))]
    public async Task A_mail_refused_for_good_says_where_and_the_next_one_goes_out(string stage, string reply, bool pipelining)
    {
        await using var receiver = SmtpReceiver.Start(new() { Pipelining = pipelining });
        await using var client = new SmtpClient(receiver.Settings);
        receiver.Answer(stage, reply, times: 1);
        var refused = (await client.Deliver(Sample.Mime("first"), default)).ShouldBeOfType<MailResult.Refused>();
        refused.Reason.ShouldStartWith($"{(stage == "CONTENT" ? "content" : stage)}: {reply[..3]}");

        (await client.Deliver(Sample.Mime("second"), default)).ShouldBeOfType<MailResult.Sent>();
        receiver.Mails.ShouldHaveSingleItem().Text.ShouldBe("second\n");
        receiver.Connections.ShouldBe(1);
        receiver.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_invites_content_after_refusing_the_recipient_gets_none()
    {
        await using var receiver = SmtpReceiver.Start();
        await using var client = new SmtpClient(receiver.Settings);
        receiver.Answer("RCPT", "550 5.1.1 unknown", times: 1);
        receiver.Answer("DATA", "354 send it anyway", times: 1);
        (await client.Deliver(Sample.Mime("first"), default)).ShouldBeOfType<MailResult.Refused>().Reason.ShouldBe("RCPT: 550 5.1.1 unknown");
        (await client.Deliver(Sample.Mime("second"), default)).ShouldBeOfType<MailResult.Sent>();
        receiver.Mails.ShouldHaveSingleItem().Text.ShouldBe("second\n");
    }

    [Theory]
    [InlineData("GREETING", false)]
    [InlineData("EHLO", false)]
    [InlineData("MAIL", false)]
    [InlineData("DATA", false)]
    [InlineData("CONTENT", true)]
    public async Task A_connection_that_drops_is_tried_later(string stage, bool mayHaveArrived)
    {
        await using var receiver = SmtpReceiver.Start();
        await using var client = new SmtpClient(receiver.Settings);
        receiver.DropAt(stage);
        (await client.Deliver(Sample.Mime(), default)).ShouldBeOfType<MailResult.TryLater>().MayHaveArrived.ShouldBe(mayHaveArrived);
        receiver.Connections.ShouldBe(1);
        receiver.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_connection_that_drops_in_the_middle_of_the_content_is_tried_later()
    {
        await using var receiver = SmtpReceiver.Start();
        await using var client = new SmtpClient(receiver.Settings);
        receiver.DropAt("MID-CONTENT", times: 1);
        // More than the network's own buffers hold, so that part of it cannot have left.
        var mail = Sample.Raw([.. Enumerable.Repeat("x\r\n"u8.ToArray(), 6_000_000).SelectMany(l => l)]);
        var later = (await client.Deliver(mail, default)).ShouldBeOfType<MailResult.TryLater>();
        later.Reason.ShouldStartWith("content: ");
        later.MayHaveArrived.ShouldBeFalse();
        receiver.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_waiting_connection_that_the_server_closed_is_replaced_without_a_word()
    {
        await using var receiver = SmtpReceiver.Start();
        await using var client = new SmtpClient(receiver.Settings);
        (await client.Deliver(Sample.Mime("first"), default)).ShouldBeOfType<MailResult.Sent>();
        receiver.DropAt("MAIL", times: 1);
        (await client.Deliver(Sample.Mime("second"), default)).ShouldBeOfType<MailResult.Sent>();
        receiver.Answer("MAIL", "421 4.4.2 idle too long", times: 1);
        (await client.Deliver(Sample.Mime("third"), default)).ShouldBeOfType<MailResult.Sent>();
        receiver.Mails.Select(m => m.Text).ShouldBe(["first\n", "second\n", "third\n"]);
        receiver.Connections.ShouldBe(3);
    }

    [Theory]
    [InlineData("GREETING")]
    [InlineData("EHLO")]
    [InlineData("RCPT")]
    [InlineData("CONTENT")]
    public async Task A_server_that_dawdles_is_left_in_bounded_time(string stage)
    {
        await using var receiver = SmtpReceiver.Start();
        var brief = TimeSpan.FromMilliseconds(300);
        await using var client = new SmtpClient(receiver.Settings with { ConnectTimeout = brief, CommandTimeout = brief, DataTimeout = brief });
        receiver.DelayAt(stage, TimeSpan.FromMinutes(1));
        var started = Stopwatch.GetTimestamp();
        (await client.Deliver(Sample.Mime(), default)).ShouldBeOfType<MailResult.TryLater>().Word.ShouldEndWith("-timeout");
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        receiver.Mails.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a line that is too long", 3000, 1)]
    [InlineData("does not end", 10, 101)]
    public async Task An_answer_without_end_is_not_read_for_ever(string why, int width, int lines)
    {
        await using var receiver = SmtpReceiver.Start();
        await using var client = new SmtpClient(receiver.Settings);
        receiver.Answer("MAIL", string.Join('\n', Enumerable.Repeat("250-" + new string('x', width), lines)));
        (await client.Deliver(Sample.Mime(), default)).ShouldBeOfType<MailResult.TryLater>().Reason.ShouldContain(why);
    }

    [Fact]
    public async Task Nobody_listening_is_tried_later()
    {
        var receiver = SmtpReceiver.Start();
        var settings = receiver.Settings;
        await receiver.DisposeAsync();
        await using var client = new SmtpClient(settings);
        (await client.Deliver(Sample.Mime(), default)).ShouldBeOfType<MailResult.TryLater>().Word.ShouldBe("connecting-unreachable");
    }

    [Fact]
    public async Task A_caller_that_cancels_is_obeyed_at_once()
    {
        await using var receiver = SmtpReceiver.Start();
        await using var client = new SmtpClient(receiver.Settings);
        receiver.DelayAt("DATA", TimeSpan.FromMinutes(1));
        using var cancelling = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Should.ThrowAsync<OperationCanceledException>(() => client.Deliver(Sample.Mime(), cancelling.Token));
        receiver.Behave();
        (await client.Deliver(Sample.Mime(), default)).ShouldBeOfType<MailResult.Sent>();
    }

    [Theory]
    [InlineData("550 5.1.1 <robin@client.example>: Recipient address rejected", "RCPT: 550 5.1.1 <(address)>: Recipient address rejected")]
    [InlineData("550 5.1.1 unknown user Robin, ask postmaster@client.example", "RCPT: 550 5.1.1 unknown user (address), ask (address)")]
    [InlineData("550 \u001b[31mred\u0007", "RCPT: 550 ?[31mred?")]
    public async Task A_reason_never_repeats_an_address_or_a_control_character(string reply, string reason)
    {
        await using var receiver = SmtpReceiver.Start();
        await using var client = new SmtpClient(receiver.Settings);
        receiver.Answer("RCPT", reply);
        (await client.Deliver(Sample.Mime(), default)).ShouldBe(new MailResult.Refused(reason) { Word = "rcpt-550" });
    }

    private static TheoryData<string, string, bool> Every(params (string Stage, string Reply)[] cases)
    {
        var data = new TheoryData<string, string, bool>();
        foreach (var (stage, reply) in cases)
        {
            data.Add(stage, reply, true);
            data.Add(stage, reply, false);
        }
        return data;
    }
}
