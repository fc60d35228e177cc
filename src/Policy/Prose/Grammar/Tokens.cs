namespace Avow.Policy.Prose.Grammar;

/// <summary>Cuts clean text into words and marks.</summary>
internal static class Tokens
{
    private const int LongestWord = 200;

    public static List<Token> Of(string text, int start, int end)
    {
        var tokens = new List<Token>();
        for (var i = start; i < end;)
        {
            if (char.IsWhiteSpace(text[i]) || text[i] == '\0')
            {
                i++;
                continue;
            }

            var to = IsWord(text[i]) || (text[i] == '_' && i + 1 < end && IsWord(text[i + 1])) ? WordEnd(text, i, end) : i + 1;
            tokens.Add(new(text[i..to].ToLowerInvariant(), i, to, char.IsUpper(text[i])));
            i = to;
        }

        return tokens;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c);

    /// <summary>A number ends where letters or a dash begin ("12-month", "3-6"); dots, dashes and apostrophes hold a word together.</summary>
    private static int WordEnd(string text, int i, int end)
    {
        var isNumber = char.IsAsciiDigit(text[i]);
        var limit = Math.Min(end, i + LongestWord);
        for (var to = i + 1; to < limit; to++)
        {
            var c = text[to];
            if (isNumber ? !(char.IsAsciiDigit(c) || (c is '.' or ',' && Next(text, to, limit, char.IsAsciiDigit))) : !(IsWord(c) || c == '_' || (c is '.' or '-' or '\'' or '@' or '&' or '/' && Next(text, to, limit, IsWord) && (c != '/' || IsAddress(text, i, to)))))
            {
                return to;
            }
        }

        return limit;
    }

    private static bool Next(string text, int at, int end, Func<char, bool> isGood) => at + 1 < end && isGood(text[at + 1]);

    private static bool IsAddress(string text, int from, int to) => text.AsSpan(from, to - from).Contains('.');
}
