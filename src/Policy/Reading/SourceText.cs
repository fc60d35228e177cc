using System.Text;

namespace Avow.Policy.Reading;

/// <summary>Turns bytes into text, or says why they are not the text of a policy.</summary>
internal static class SourceText
{
    /// <summary>2 MB.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    public static string? Decode(ReadOnlySpan<byte> bytes, List<Fault> faults)
    {
        if (bytes.Length > MostBytes)
        {
            faults.Add(TooLarge());
            return null;
        }

        if (OtherEncoding(bytes) is { } encoding)
        {
            faults.Add(new(1, 1, "encoding", $"The file is written in {encoding}; save it as UTF-8."));
            return null;
        }

        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
        if (FirstInvalid(bytes) is >= 0 and var at)
        {
            var (line, column) = PlaceOf(Encoding.UTF8.GetString(bytes[..at]));
            faults.Add(new(line, column, "not-utf-8", $"Byte 0x{bytes[at]:X2} is not part of any UTF-8 character; save the file as UTF-8."));
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes);
        return Check(text, faults) ? text : null;
    }

    /// <summary>Whether the text has an acceptable size and only characters that belong in one.</summary>
    public static bool Check(string text, List<Fault> faults)
    {
        if (text.Length > MostBytes)
        {
            faults.Add(TooLarge());
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var isLineEnd = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n';
            if (!isLineEnd && IsForbidden(text[i]))
            {
                faults.Add(ForbiddenAt(text, i));
                return false;
            }
        }

        return true;
    }

    /// <summary>Control characters, line ends that only YAML 1.1 knows, and the marks that make text read otherwise than it is stored.</summary>
    internal static bool IsForbidden(char c) => c is
        (< ' ' and not '\t' and not '\n') or (>= '\x7f' and <= '\x9f') or '\u2028' or '\u2029'
        or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufeff' or '\ufffe' or '\uffff';

    private static Fault TooLarge() => new(1, 1, "too-large", "The file is larger than 2 MB; a policy is a text that people read.");

    private static Fault ForbiddenAt(string text, int index)
    {
        var (line, column) = PlaceOf(text.AsSpan(0, index));
        return text[index] == '\0'
            ? new(line, column, "nul", "There is a NUL character here; this is not a text file in UTF-8.")
            : new(line, column, "control-character", $"The control character U+{(int)text[index]:X4} is not allowed here.");
    }

    private static string? OtherEncoding(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.UTF32.Preamble) || bytes.StartsWith<byte>([0, 0, 0xFE, 0xFF]) ? "UTF-32"
        : bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble) ? "UTF-16"
        : null;

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[i..], out _, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                return i;
            }

            i += consumed;
        }

        return -1;
    }

    private static (int Line, int Column) PlaceOf(ReadOnlySpan<char> before) =>
        (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
}
