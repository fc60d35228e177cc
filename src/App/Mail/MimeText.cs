using NodaTime;

namespace Avow.Mail;

/// <summary>A mail in words, to one person: what <see cref="MimeWriter"/> turns into bytes.</summary>
internal sealed class MimeText
{
    /// <summary>Also makes the Message-ID, so a mail that is sent twice after a lost answer is one mail to the reader.</summary>
    public required Guid Id { get; init; }

    public required Mailbox From { get; init; }

    /// <summary>One person, one envelope: nobody sees anybody else's address.</summary>
    public required Mailbox To { get; init; }

    public required string Subject { get; init; }

    public required Instant Date { get; init; }

    /// <summary>Any line breaks; they leave as CRLF, and the text leaves with a final one.</summary>
    public required string Text { get; init; }

    /// <summary>The same content as HTML; null sends a plain text alone.</summary>
    public string? Html { get; init; }

    public Mailbox? ReplyTo { get; init; }

    /// <summary>Where a bounce goes (the envelope's sender); null is <see cref="From"/>.</summary>
    public Mailbox? ReturnTo { get; init; }

    /// <summary>A POST to this address unsubscribes at once (RFC 8058); it must be https to be offered as one click.</summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>Marks the mail as written by a machine (RFC 3834), so that absence notes do not answer it.</summary>
    public bool IsAutomatic { get; init; } = true;

    public override string ToString() => $"mail {Id}";
}
