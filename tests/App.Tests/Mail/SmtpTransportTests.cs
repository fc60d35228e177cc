using System.Collections.Concurrent;
using App.Tests.Harness;
using Avow.Mail;
using Avow.Mail.Smtp;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace App.Tests.Mail;

public class SmtpTransportTests
{
    [Fact]
    public async Task A_crowd_of_mails_uses_no_more_connections_than_allowed_and_each_arrives_once()
    {
        await using var receiver = SmtpReceiver.Start();
        await using var transport = new SmtpTransport(receiver.Settings with { Connections = 3 }, new Lines());
        var mails = Enumerable.Range(0, 200).Select(i => Sample.Mime($"Text {i}", to: new Mailbox($"reader{i}@client.example"))).ToList();
        var results = await Task.WhenAll(mails.Select(m => transport.Deliver(m, default)));

        results.ShouldAllBe(r => r is MailResult.Sent);
        receiver.Connections.ShouldBeLessThanOrEqualTo(3);
        receiver.Mails.Select(m => m.EnvelopeTo).Order().ShouldBe(mails.Select(m => m.Recipient.Address).Order());
        receiver.Mails.ShouldAllBe(m => m.Text.Trim() == "Text " + m.EnvelopeTo.Replace("reader", "", StringComparison.Ordinal).Split('@', 2)[0]);
        receiver.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_connection_is_closed_politely_when_nothing_more_comes()
    {
        await using var receiver = SmtpReceiver.Start();
        await using var transport = new SmtpTransport(receiver.Settings with { IdleTimeout = TimeSpan.FromMilliseconds(100) }, new Lines());
        (await transport.Deliver(Sample.Mime(), default)).ShouldBeOfType<MailResult.Sent>();
        for (var i = 0; i < 100 && !receiver.Commands.Contains("QUIT"); i++)
            await Task.Delay(50);
        receiver.Commands.ShouldContain("QUIT");
        (await transport.Deliver(Sample.Mime(), default)).ShouldBeOfType<MailResult.Sent>();
        receiver.Connections.ShouldBe(2);
    }

    [Fact]
    public async Task The_log_names_mails_and_never_people_or_words()
    {
        await using var receiver = SmtpReceiver.Start(new() { Auth = "PLAIN" });
        var log = new Lines();
        await using var transport = new SmtpTransport(receiver.Settings, log);
        var mails = Enumerable.Range(0, 3).Select(_ => Sample.Mime("secret words", "secret subject")).ToList();
        await transport.Deliver(mails[0], default);
        receiver.Answer("RCPT", "550 5.1.1 robin@client.example unknown", times: 1);
        await transport.Deliver(mails[1], default);
        receiver.Answer("CONTENT", "451 later, secret words", times: 1);
        await transport.Deliver(mails[2], default);

        log.Written.Count.ShouldBe(3);
        foreach (var (line, mail) in log.Written.Zip(mails))
            line.ShouldContain(mail.Id.ToString());
        foreach (var private_ in new[] { "robin", "client.example", "bureau", "secret", SmtpReceiver.Password })
            log.Written.ShouldAllBe(l => !l.Contains(private_, StringComparison.OrdinalIgnoreCase));
    }

    private sealed class Lines : ILogger<SmtpTransport>
    {
        public ConcurrentQueue<string> Written { get; } = new();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue(formatter(state, exception) + exception);
    }
}
