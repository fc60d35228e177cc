namespace Avow.Policy.Prose.Structure;

/// <summary>Takes emphasis, link targets, tags, entities and escapes out of a stretch of text.</summary>
internal static class Inline
{
    // A tag or link target longer than this is no tag or target: it keeps hostile input from being searched again and again.
    private const int MostMarkup = 2_000;

    public static void Clean(string text, int start, int end, CleanText into)
    {
        for (var i = start; i < end;)
        {
            var skip = Markup(text, i, end);
            if (skip > 0)
            {
                i += skip;
                continue;
            }

            var (character, length) = Entities.Read(text, i, end);
            into.Add(text[i] == '\\' && i + 1 < end && char.IsPunctuation(text[i + 1]) ? '\0' : character, i);
            i += length;
        }
    }

    private static int Markup(string text, int i, int end) => text[i] switch
    {
        '*' or '`' => 1,
        '\\' when i + 1 < end && char.IsPunctuation(text[i + 1]) => 1,
        '[' when IsLink(text, i, end) => 1,
        ']' when i + 1 < end && text[i + 1] == '(' && Find(text, ')', i, end) is > 0 and var close => close - i + 1,
        '<' when IsTag(text, i, end) && Find(text, '>', i, end) is > 0 and var close => close - i + 1,
        '_' when IsEmphasis(text, i, end) => 1,
        _ => 0,
    };

    private static bool IsLink(string text, int i, int end) =>
        Find(text, ']', i, end) is > 0 and var close && close + 1 < end && text[close + 1] == '(';

    private static bool IsTag(string text, int i, int end) =>
        i + 1 < end && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!' or '?');

    /// <summary>An underscore that opens or closes emphasis; one that begins a cookie's name (<c>_ga</c>) is kept.</summary>
    private static bool IsEmphasis(string text, int i, int end)
    {
        if (i + 1 < end && char.IsLetterOrDigit(text[i + 1]))
        {
            var close = Find(text, '_', i + 1, Math.Min(end, i + 120));
            return close > 0 && text.AsSpan(i, close - i).Contains(' ') && (i == 0 || !char.IsLetterOrDigit(text[i - 1]));
        }

        return i > 0 && char.IsPunctuation(text[i - 1]) && (i + 1 >= end || char.IsWhiteSpace(text[i + 1]));
    }

    private static int Find(string text, char wanted, int from, int end)
    {
        var within = text.AsSpan(from + 1, Math.Min(end - from - 1, MostMarkup)).IndexOf(wanted);
        return within < 0 ? -1 : from + 1 + within;
    }
}
