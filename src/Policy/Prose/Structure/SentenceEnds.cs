using Avow.Policy.Prose.Grammar;

namespace Avow.Policy.Prose.Structure;

/// <summary>Where the sentences of a block end.</summary>
internal static class SentenceEnds
{
    /// <summary>A sentence without end is cut here, so that nothing takes more than a bounded time.</summary>
    public const int MostWords = 400;

    private static readonly HashSet<string> Abbreviations =
    [
        "e.g", "i.e", "eg", "ie", "no", "nr", "art", "arts", "reg", "para", "co", "ltd", "inc", "mr", "mrs", "ms", "dr", "st", "resp", "ca", "approx", "tel", "t.ex", "bl.a", "dvs", "s.k", "kap", "m.fl", "osv", "ev", "jfr", "org", "unit", "vs", "f.d", "fr.o.m", "t.o.m",
    ];

    /// <summary>Ranges of tokens, in order; together they cover all tokens.</summary>
    public static IEnumerable<(int From, int To)> In(IReadOnlyList<Token> tokens)
    {
        var from = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i + 1 - from >= MostWords || IsEnd(tokens, i))
            {
                while (i + 1 < tokens.Count && tokens[i + 1].Word is "\"" or ")" or "]" && tokens[i + 1].Start == tokens[i].End)
                {
                    i++;
                }

                yield return (from, i + 1);
                from = i + 1;
            }
        }

        if (from < tokens.Count)
        {
            yield return (from, tokens.Count);
        }
    }

    private static bool IsEnd(IReadOnlyList<Token> tokens, int i)
    {
        if (tokens[i].Word is not ("." or "!" or "?"))
        {
            return false;
        }

        if (i + 1 >= tokens.Count)
        {
            return true;
        }

        var next = tokens[i + 1].Word is "\"" or "(" or ")" or "[" or "•" && i + 2 < tokens.Count ? tokens[i + 2] : tokens[i + 1];
        var isApart = next.Start > tokens[i].End;
        return isApart && (next.IsCapital || char.IsDigit(next.Word[0])) && (i == 0 || tokens[i].Word != "." || !IsAbbreviated(tokens[i - 1], next));
    }

    private static bool IsAbbreviated(Token word, Token next) =>
        Abbreviations.Contains(word.Word) || (word.Word.Length == 1 && word.IsCapital) || (word.Word.Length == 1 && char.IsDigit(word.Word[0]) && char.IsDigit(next.Word[0]));
}
