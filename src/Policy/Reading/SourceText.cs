using System.Buffers;
using System.Text;

namespace Avow.Policy.Reading;

/// <summary>Turns bytes into text, or says why they are not the text of a policy.</summary>
internal static class SourceText
{
    /// <summary>2 MB.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    /// <summary>More lines cost the YAML parser seconds.</summary>
    public const int MostLines = 20_000;

    /// <summary>Control characters, line ends that only YAML 1.1 knows, and the marks that make text read otherwise than it is stored.</summary>
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
    [
        .. Between('\0', '\x8'), .. Between('\v', '\x1f'), .. Between('\x7f', '\x9f'), .. Between('\u2028', '\u202e'),
        .. Between('\u2066', '\u2069'), '\ufeff', '\ufffe', '\uffff',
    ]);

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

        if (text.AsSpan().Count('\n') > MostLines)
        {
            faults.Add(new(MostLines, 1, "too-many-lines", $"The file has more than {MostLines} lines; a policy is a text that people read."));
            return false;
        }

        if (FirstForbidden(text) is >= 0 and var at)
        {
            faults.Add(ForbiddenAt(text, at));
            return false;
        }

        return true;
    }

    /// <summary>The text with a space for each character that no text of a policy may have.</summary>
    public static string Cleared(string text) => text.AsSpan().ContainsAny(Forbidden) ? string.Concat(text.Select(c => Forbidden.Contains(c) ? ' ' : c)) : text;

    /// <summary>The first character that no text of a policy may have, escaped or not; -1 when there is none. A line may end with CR LF.</summary>
    public static int FirstForbidden(ReadOnlySpan<char> text)
    {
        for (var from = 0; text[from..].IndexOfAny(Forbidden) is >= 0 and var found; from += found + 1)
        {
            var at = from + found;
            if (text[at] != '\r' || at + 1 == text.Length || text[at + 1] != '\n')
            {
                return at;
            }
        }

        return -1;
    }

    private static IEnumerable<char> Between(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);

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
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return -1;
        }

        for (var i = 0; i < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[i..], out _, out var consumed) != OperationStatus.Done)
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
