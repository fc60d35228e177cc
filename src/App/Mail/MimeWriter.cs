using System.Buffers;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Avow.Mail;

/// <summary>Writes a mail as RFC 5322 and RFC 2045-2047 ask: CRLF, 7-bit, folded; the same text gives the same bytes.</summary>
internal static class MimeWriter
{
    /// <summary>Some servers cut or refuse longer header lines than this, and a link cannot be folded.</summary>
    private const int LinkLimit = 900;

    private static readonly InstantPattern DatePattern =
        InstantPattern.CreateWithInvariantCulture("ddd, dd MMM uuuu HH:mm:ss '+0000'");

    /// <exception cref="UnsafeHeaderException">The subject holds CR, LF or NUL, or the unsubscribe link cannot be written.</exception>
    public static OutgoingMime Write(MimeText mail)
    {
        var output = new ArrayBufferWriter<byte>(1024 + mail.Text.Length * 2 + (mail.Html?.Length ?? 0) * 2);
        var headers = new HeaderWriter(output);
        WriteEnvelopeHeaders(mail, headers);
        WriteListHeaders(mail, headers);
        headers.Token("MIME-Version", "1.0");
        if (mail.Html is null)
            TextPart.Write("text/plain", mail.Text, headers, output);
        else
            WriteAlternatives(mail, mail.Html, headers, output);
        return new OutgoingMime(mail.Id, mail.ReturnTo ?? mail.From, mail.To, output.WrittenMemory);
    }

    private static void WriteEnvelopeHeaders(MimeText mail, HeaderWriter headers)
    {
        headers.Token("Date", DatePattern.Format(mail.Date));
        headers.Field("From", mail.From);
        headers.Field("To", mail.To);
        if (mail.ReplyTo is { } replyTo)
            headers.Field("Reply-To", replyTo);
        headers.Field("Subject", mail.Subject);
        headers.Token("Message-ID", $"<{mail.Id:N}@{mail.From.Domain}>");
        if (mail.IsAutomatic)
            headers.Token("Auto-Submitted", "auto-generated");
    }

    private static void WriteListHeaders(MimeText mail, HeaderWriter headers)
    {
        if (mail.Unsubscribe is not { } link)
            return;
        headers.Token("List-Unsubscribe", $"<{Written(link)}>");
        if (link.Scheme == Uri.UriSchemeHttps)
            headers.Token("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    private static string Written(Uri link)
    {
        if (!link.IsAbsoluteUri || link.Scheme is not ("https" or "http" or "mailto"))
            throw new UnsafeHeaderException("List-Unsubscribe must be a whole https, http or mailto link.");
        var text = link.IdnHost == link.Host ? link.AbsoluteUri : new UriBuilder(link) { Host = link.IdnHost }.Uri.AbsoluteUri;
        return text.Length <= LinkLimit && !text.AsSpan().ContainsAnyExceptInRange('!', '~') && !text.AsSpan().ContainsAny('<', '>')
            ? text
            : throw new UnsafeHeaderException($"List-Unsubscribe must be at most {LinkLimit} characters of plain ASCII.");
    }

    // The line end before a boundary belongs to it (RFC 2046 section 5.1.1), so each text keeps its own by an empty line.
    // "=_" can stand neither in quoted-printable nor in base64 (RFC 2045 section 6.7), so no body can hold its own boundary.
    private static void WriteAlternatives(MimeText mail, string html, HeaderWriter headers, ArrayBufferWriter<byte> output)
    {
        var boundary = $"=_{mail.Id:N}";
        headers.Field("Content-Type", $"multipart/alternative; boundary=\"{boundary}\"");
        Line(output, $"\r\n--{boundary}");
        TextPart.Write("text/plain", mail.Text, headers, output);
        Line(output, $"\r\n--{boundary}");
        TextPart.Write("text/html", html, headers, output);
        Line(output, $"\r\n--{boundary}--");
    }

    private static void Line(IBufferWriter<byte> output, string ascii)
    {
        output.Advance(Encoding.ASCII.GetBytes(ascii, output.GetSpan(ascii.Length)));
        output.Write("\r\n"u8);
    }
}
