using System.Globalization;
using System.Text;

namespace Avow.Modules.People;

/// <summary>Words and numbers as they are compared, however they were written.</summary>
internal static class SearchKey
{
    private const int Longest = 120;

    /// <summary>Letters that Unicode does not take apart, as somebody without them on the keyboard writes them.</summary>
    private static readonly Dictionary<char, string> Folded = new()
    {
        ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ø'] = "o", ['ł'] = "l", ['đ'] = "d", ['ð'] = "d", ['þ'] = "th", ['ı'] = "i", ['ħ'] = "h",
    };

    /// <summary>Small letters without accents or strokes, digits, single spaces: “Åsa  Öberg-Lind” is <c>asa oberg lind</c>. Other scripts stay as they are.</summary>
    public static string Words(string text) => Ascii.IsValid(text) && text.Length <= Longest ? PlainWords(text) : FoldedWords(text);

    /// <summary>The same for text without accents, which most is: nothing has to be taken apart and put together again.</summary>
    private static string PlainWords(string text)
    {
        Span<char> key = stackalloc char[Longest];
        var length = 0;
        foreach (var sign in text)
        {
            if (sign == '\'')
            {
                continue;
            }

            var part = char.IsAsciiLetterOrDigit(sign) ? char.ToLowerInvariant(sign) : ' ';
            if (part != ' ' || (length > 0 && key[length - 1] != ' '))
            {
                key[length++] = part;
            }
        }

        return new string(key[..length].TrimEnd(' '));
    }

    private static string FoldedWords(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var sign in text.Normalize(NormalizationForm.FormD))
        {
            var kind = CharUnicodeInfo.GetUnicodeCategory(sign);
            if (kind == UnicodeCategory.NonSpacingMark || sign is '\'' or '’')
            {
                continue;
            }

            if (Folded.TryGetValue(char.ToLowerInvariant(sign), out var folds))
            {
                key.Append(folds);
                continue;
            }

            var part = char.IsLetterOrDigit(sign) || char.IsSurrogate(sign) || kind == UnicodeCategory.SpacingCombiningMark ? char.ToLowerInvariant(sign) : ' ';
            if (part != ' ' || (key.Length > 0 && key[^1] != ' '))
            {
                key.Append(part);
            }
        }

        var folded = key.ToString().Normalize(NormalizationForm.FormC).TrimEnd();
        return folded.Length <= Longest ? folded : folded[..(char.IsHighSurrogate(folded[Longest - 1]) ? Longest - 1 : Longest)].TrimEnd();
    }

    /// <summary>The digits alone; numbers written with +44 or +46 count as their form at home. Null when there is no digit.</summary>
    public static string? Phone(string written)
    {
        var digits = string.Concat(written.Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit));
        var abroad = written.TrimStart().StartsWith('+') ? digits : digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : null;
        return abroad switch
        {
            null => digits.Length == 0 ? null : digits,
            _ when abroad.StartsWith("44", StringComparison.Ordinal) || abroad.StartsWith("46", StringComparison.Ordinal) => "0" + abroad[2..],
            _ => abroad,
        };
    }
}
