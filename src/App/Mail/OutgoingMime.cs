using System.Text;

namespace Avow.Mail;

/// <summary>One finished mail with its envelope: what a transport carries, byte for byte.</summary>
internal sealed class OutgoingMime
{
    /// <summary>RFC 5322 section 2.1.1: a line has at most 998 octets without its CRLF.</summary>
    private const int LineLimit = 998;

    /// <exception cref="ArgumentException">The content is not lines of at most 998 octets, each ending in CRLF, without NUL.</exception>
    public OutgoingMime(Guid id, Mailbox sender, Mailbox recipient, ReadOnlyMemory<byte> content)
    {
        if (!IsCleanLines(content.Span))
            throw new ArgumentException($"Mail {id} is not lines of at most {LineLimit} octets ending in CRLF.", nameof(content));
        (Id, Sender, Recipient, Content) = (id, sender, recipient, content);
        IsEightBit = !Ascii.IsValid(content.Span);
        NeedsSmtpUtf8 = sender.NeedsUtf8 || recipient.NeedsUtf8 || (IsEightBit && !Ascii.IsValid(Headers(content.Span)));
    }

    public Guid Id { get; }

    public Mailbox Sender { get; }

    public Mailbox Recipient { get; }

    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>True when the content has octets over 127, which only a server offering 8BITMIME may be given.</summary>
    public bool IsEightBit { get; }

    /// <summary>True when an address on the envelope or in the headers is not ASCII, which only a server offering SMTPUTF8 may be given.</summary>
    public bool NeedsSmtpUtf8 { get; }

    public override string ToString() => $"mail {Id}";

    private static ReadOnlySpan<byte> Headers(ReadOnlySpan<byte> content)
    {
        var end = content.IndexOf("\r\n\r\n"u8);
        return end < 0 ? content : content[..end];
    }

    // A bare CR or LF lets two servers disagree about where a mail ends, and the next one be smuggled in.
    private static bool IsCleanLines(ReadOnlySpan<byte> rest)
    {
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny((byte)'\r', (byte)'\n', (byte)0);
            if (end < 0 || end > LineLimit || !rest[end..].StartsWith("\r\n"u8))
                return false;
            rest = rest[(end + 2)..];
        }
        return true;
    }
}
