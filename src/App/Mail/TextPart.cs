using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Avow.Mail;

/// <summary>One text body in UTF-8: quoted-printable, or base64 where that is the shorter.</summary>
internal static class TextPart
{
    private const int OctetsPerBase64Line = 57;

    public static void Write(string mediaType, string text, HeaderWriter headers, IBufferWriter<byte> output)
    {
        var room = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length) + text.Length + 2);
        try
        {
            var utf8 = room.AsSpan(0, Canonical(text, room));
            var base64 = PrefersBase64(utf8);
            headers.Token("Content-Type", $"{mediaType}; charset=utf-8");
            headers.Token("Content-Transfer-Encoding", base64 ? "base64" : "quoted-printable");
            output.Write("\r\n"u8);
            if (base64)
                WriteBase64(utf8, output);
            else
                QuotedPrintable.Write(utf8, output);
        }
        finally
        {
            // The pool outlives the mail, and the mail is somebody's.
            ArrayPool<byte>.Shared.Return(room, clearArray: true);
        }
    }

    /// <summary>Every kind of line end becomes CRLF, and the text ends in one.</summary>
    private static int Canonical(ReadOnlySpan<char> text, Span<byte> utf8)
    {
        var written = 0;
        while (!text.IsEmpty)
        {
            var end = text.IndexOfAny('\r', '\n');
            var line = end < 0 ? text : text[..end];
            written += Encoding.UTF8.GetBytes(line, utf8[written..]);
            "\r\n"u8.CopyTo(utf8[written..]);
            written += 2;
            text = end < 0 ? [] : text[(end + (text[end..].StartsWith("\r\n") ? 2 : 1))..];
        }
        return written;
    }

    private static bool PrefersBase64(ReadOnlySpan<byte> utf8)
    {
        var encoded = 0;
        foreach (var octet in utf8)
            if (!QuotedPrintable.IsLiteral(octet) && octet is not ((byte)' ' or (byte)'\r' or (byte)'\n'))
                encoded++;
        return encoded * 6 > utf8.Length;
    }

    private static void WriteBase64(ReadOnlySpan<byte> utf8, IBufferWriter<byte> output)
    {
        while (!utf8.IsEmpty)
        {
            var piece = utf8[..Math.Min(OctetsPerBase64Line, utf8.Length)];
            var line = output.GetSpan(Base64.GetMaxEncodedToUtf8Length(piece.Length) + 2);
            Base64.EncodeToUtf8(piece, line, out _, out var written);
            "\r\n"u8.CopyTo(line[written..]);
            output.Advance(written + 2);
            utf8 = utf8[piece.Length..];
        }
    }
}
