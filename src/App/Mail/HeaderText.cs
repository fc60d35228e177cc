using System.Buffers;
using System.Text;

namespace Avow.Mail;

/// <summary>Which texts may stand in a header as they are, which need quotes, and which need encoded words.</summary>
internal static class HeaderText
{
    /// <summary>RFC 5322 section 3.2.3 <c>atext</c>.</summary>
    private static readonly SearchValues<char> AtomOrSpace =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~ ");

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\0");

    /// <summary>Longer words or names travel as encoded words, which can be folded anywhere.</summary>
    private const int PlainWordLimit = 60;

    public static bool IsOneLine(string value) => !value.AsSpan().ContainsAny(LineEnds);

    /// <exception cref="UnsafeHeaderException">The value holds CR, LF or NUL.</exception>
    public static string OneLine(string header, string value) => IsOneLine(value)
        ? value
        : throw new UnsafeHeaderException($"{header} must be one line, without line breaks or NUL.");

    /// <summary>True when folding at single spaces gives the value back unchanged.</summary>
    public static bool IsPlain(string value) => IsPrintableAscii(value) && HasSingleSpaces(value)
        && LongestWord(value) <= PlainWordLimit && !LooksEncoded(value);

    public static bool IsAtoms(string name) => IsPlain(name) && !name.AsSpan().ContainsAnyExcept(AtomOrSpace);

    public static bool IsQuotable(string name) =>
        IsPrintableAscii(name) && name.Length <= PlainWordLimit && !LooksEncoded(name);

    public static string Quoted(string name) =>
        $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static bool IsPrintableAscii(string value) => !value.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static bool HasSingleSpaces(string value) => !value.StartsWith(' ') && !value.EndsWith(' ')
        && !value.Contains("  ", StringComparison.Ordinal);

    private static bool LooksEncoded(string value) => value.Contains("=?", StringComparison.Ordinal);

    private static int LongestWord(string value)
    {
        var longest = 0;
        foreach (var word in value.AsSpan().Split(' '))
            longest = Math.Max(longest, word.End.Value - word.Start.Value);
        return longest;
    }
}
