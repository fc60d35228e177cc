using System.Buffers;

namespace Avow.Mail;

/// <summary>Quoted-printable bodies (RFC 2045 section 6.7): lines of at most 76 columns, CRLF kept as line ends.</summary>
internal static class QuotedPrintable
{
    private const int Columns = 76;

    /// <param name="text">UTF-8 whose line ends are CRLF.</param>
    /// <param name="output">Receives the lines; the last one ends as the text does.</param>
    public static void Write(ReadOnlySpan<byte> text, IBufferWriter<byte> output)
    {
        while (!text.IsEmpty)
            text = text[WriteLine(text, output)..];
    }

    public static bool IsLiteral(byte octet) => octet is >= 33 and <= 126 and not (byte)'=';

    private static int WriteLine(ReadOnlySpan<byte> text, IBufferWriter<byte> output)
    {
        var line = output.GetSpan(Columns + 2);
        int read = 0, column = 0;
        while (read < text.Length && !EndsAt(text, read))
        {
            var isLast = EndsAt(text, read + 1);
            var literal = IsLiteral(text[read]) || (text[read] is (byte)' ' or (byte)'\t' && !isLast);
            if (column + (literal ? 1 : 3) > (isLast ? Columns : Columns - 1))
            {
                "=\r\n"u8.CopyTo(line[column..]);
                output.Advance(column + 3);
                return read;
            }
            if (literal)
                line[column++] = text[read];
            else
                column += Hex.Write(text[read], line[column..]);
            read++;
        }
        return EndLine(text, read, line, column, output);
    }

    private static int EndLine(ReadOnlySpan<byte> text, int read, Span<byte> line, int column, IBufferWriter<byte> output)
    {
        if (read == text.Length)
        {
            output.Advance(column);
            return read;
        }
        "\r\n"u8.CopyTo(line[column..]);
        output.Advance(column + 2);
        return read + 2;
    }

    private static bool EndsAt(ReadOnlySpan<byte> text, int at) => at == text.Length || text[at..].StartsWith("\r\n"u8);
}
