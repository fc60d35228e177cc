using System.Net.Sockets;
using System.Text;
using App.Tests.Harness;
using Avow.Mail;
using Avow.Mail.Smtp;
using Shouldly;
using Xunit;

namespace App.Tests.Mail;

/// <summary>Encryption, trust and passwords.</summary>
public class SmtpSecurityTests
{
    [Theory]
    [InlineData("PLAIN LOGIN", true)]
    [InlineData("LOGIN", true)]
    [InlineData("PLAIN", false)]
    public async Task A_mail_goes_out_encrypted_and_signed_in(string auth, bool startTls)
    {
        await using var receiver = SmtpReceiver.Start(new() { StartTls = startTls, ImplicitTls = !startTls, Auth = auth });
        await using var client = new SmtpClient(receiver.Settings);
        (await client.Deliver(Sample.Mime(), default)).ShouldBeOfType<MailResult.Sent>();
        (await client.Deliver(Sample.Mime(), default)).ShouldBeOfType<MailResult.Sent>();
        receiver.Connections.ShouldBe(1);
        receiver.Faults.ShouldBeEmpty();
        Verbs(receiver).TakeWhile(v => v != "AUTH").ShouldBe(startTls ? ["EHLO", "STARTTLS", "EHLO"] : ["EHLO"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted(bool startTls)
    {
        await using var receiver = SmtpReceiver.Start(new() { StartTls = startTls, ImplicitTls = !startTls, Auth = "PLAIN" });
        await AssertNothingIsSent(receiver, receiver.Settings with { CertificateSha256 = null }, "not trusted");
        await AssertNothingIsSent(receiver, receiver.Settings with { CertificateSha256 = new string('0', 64) }, "not trusted");
    }

    [Fact]
    public async Task Opportunistic_encryption_still_asks_for_a_trusted_certificate()
    {
        await using var receiver = SmtpReceiver.Start(new() { StartTls = true });
        await AssertNothingIsSent(receiver, receiver.Settings with { Security = SmtpSecurity.WhenOffered, CertificateSha256 = null }, "not trusted");
    }

    [Fact]
    public async Task Opportunistic_encryption_is_used_when_offered_and_done_without_when_not()
    {
        await using var offers = SmtpReceiver.Start(new() { StartTls = true });
        await using (var client = new SmtpClient(offers.Settings with { Security = SmtpSecurity.WhenOffered }))
            (await client.Deliver(Sample.Mime(), default)).ShouldBeOfType<MailResult.Sent>();
        Verbs(offers).ShouldContain("STARTTLS");

        await using var plain = SmtpReceiver.Start();
        await using (var client = new SmtpClient(plain.Settings with { Security = SmtpSecurity.WhenOffered }))
            (await client.Deliver(Sample.Mime(), default)).ShouldBeOfType<MailResult.Sent>();
    }

    [Fact]
    public async Task A_server_that_no_longer_offers_STARTTLS_gets_neither_password_nor_mail()
    {
        await using var receiver = SmtpReceiver.Start(new() { Auth = "PLAIN" });
        await AssertNothingIsSent(receiver, receiver.Settings with { Security = SmtpSecurity.StartTls }, "does not offer STARTTLS");
        Verbs(receiver).ShouldNotContain("AUTH");
    }

    [Fact]
    public async Task A_server_that_offers_STARTTLS_and_then_refuses_it_gets_nothing()
    {
        await using var receiver = SmtpReceiver.Start(new() { StartTls = true, Auth = "PLAIN" });
        receiver.Answer("STARTTLS", "454 4.7.0 TLS not available");
        await AssertNothingIsSent(receiver, receiver.Settings with { Security = SmtpSecurity.WhenOffered }, "STARTTLS: 454");
    }

    [Fact]
    public async Task Words_slipped_in_before_the_encryption_are_not_taken_for_the_servers()
    {
        await using var receiver = SmtpReceiver.Start(new() { StartTls = true, InjectedAfterStartTls = "250 AUTH PLAIN" });
        await AssertNothingIsSent(receiver, receiver.Settings, "more in clear");
    }

    [Theory]
    [InlineData(nameof(SmtpSecurity.None))]
    [InlineData(nameof(SmtpSecurity.WhenOffered))]
    public async Task A_password_is_never_sent_in_clear_across_a_network(string security)
    {
        await using var receiver = SmtpReceiver.Start(new() { Auth = "PLAIN LOGIN" });
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", receiver.Port);
        var fault = await Should.ThrowAsync<SmtpFault>(() => SmtpConnection.Open(
            receiver.Settings with { Security = Enum.Parse<SmtpSecurity>(security) }, socket.GetStream(), null, isLoopback: false, default));
        fault.Message.ShouldContain("password was not sent");
        Verbs(receiver).ShouldBe(["EHLO"]);
    }

    [Fact]
    public async Task A_password_may_go_in_clear_to_this_very_machine()
    {
        await using var receiver = SmtpReceiver.Start(new() { Auth = "PLAIN" });
        await using var client = new SmtpClient(receiver.Settings);
        (await client.Deliver(Sample.Mime(), default)).ShouldBeOfType<MailResult.Sent>();
    }

    [Theory]
    [InlineData("PLAIN", "wrong")]
    [InlineData("LOGIN", "wrong")]
    public async Task A_wrong_password_keeps_the_mail_for_later_and_is_not_repeated_in_the_reason(string auth, string password)
    {
        await using var receiver = SmtpReceiver.Start(new() { Auth = auth });
        await using var client = new SmtpClient(receiver.Settings with { Password = password });
        var reason = (await client.Deliver(Sample.Mime(), default)).ShouldBeOfType<MailResult.TryLater>().Reason;
        reason.ShouldContain("535");
        reason.ShouldNotContain(password);
        reason.ShouldNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)));
    }

    [Fact]
    public async Task A_password_longer_than_a_command_waits_for_its_turn()
    {
        await using var receiver = SmtpReceiver.Start(new() { Auth = "PLAIN" });
        await using var client = new SmtpClient(receiver.Settings with { Password = new string('p', 600) });
        (await client.Deliver(Sample.Mime(), default)).ShouldBeOfType<MailResult.TryLater>();
        receiver.Commands.ShouldContain("AUTH PLAIN");
    }

    [Fact]
    public async Task A_server_without_a_sign_in_we_know_gets_nothing()
    {
        await using var receiver = SmtpReceiver.Start(new() { Auth = "CRAM-MD5" });
        await AssertNothingIsSent(receiver, receiver.Settings, "neither AUTH PLAIN nor AUTH LOGIN");
    }

    private static async Task AssertNothingIsSent(SmtpReceiver receiver, SmtpSettings settings, string why)
    {
        await using var client = new SmtpClient(settings);
        (await client.Deliver(Sample.Mime(), default)).ShouldBeOfType<MailResult.TryLater>().Reason.ShouldContain(why);
        receiver.Mails.ShouldBeEmpty();
        Verbs(receiver).ShouldNotContain("MAIL");
    }

    private static IEnumerable<string> Verbs(SmtpReceiver receiver) => receiver.Commands.Select(c => c.Split(' ', ':')[0]);
}
