using Avow.Mail;
using NodaTime;

namespace App.Tests.Mail;

/// <summary>A mail of the invented bureau, to be altered by each test.</summary>
internal static class Sample
{
    public static readonly Mailbox Desk = new("desk@bureau.example", "The Bureau");
    public static readonly Mailbox Reader = new("robin@client.example", "Robin Reader");
    public static readonly Instant Sent = Instant.FromUtc(2026, 11, 1, 9, 5, 7);
    private static int _serial;

    public static OutgoingMime Mime(
        string text = "A message is waiting for you.", string subject = "A message for you",
        string? html = null, Mailbox? to = null, Mailbox? from = null) => MimeWriter.Write(Text(text, subject, html, to, from));

    public static MimeText Text(
        string text = "A message is waiting for you.", string subject = "A message for you",
        string? html = null, Mailbox? to = null, Mailbox? from = null) => new()
        {
            Id = NextId(),
            From = from ?? Desk,
            To = to ?? Reader,
            Subject = subject,
            Date = Sent,
            Text = text,
            Html = html,
        };

    /// <summary>Content as it is, without the writer: what only a fault of ours could hand to the transport.</summary>
    public static OutgoingMime Raw(byte[] content) => new(NextId(), Desk, Reader, content);

    private static Guid NextId() => new(Interlocked.Increment(ref _serial), 7, 7, 8, 1, 2, 3, 4, 5, 6, 7);
}
