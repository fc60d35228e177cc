using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose.Grammar;

/// <summary>One language: its lexicon, its periods and how its headings and leads are recognised.</summary>
internal sealed class Language(string code, Lexicon lexicon, Periods periods, IReadOnlyDictionary<string, IReadOnlyList<Pattern>> topics, IReadOnlyDictionary<string, IReadOnlyList<Pattern>> leads, IReadOnlyDictionary<string, IReadOnlyList<Pattern>> columns, IReadOnlySet<string> frequent)
{
    private static readonly int PeriodClass = ClassNames.Of("period");
    private static readonly int NumberClass = ClassNames.Of("num");
    private static readonly int WeClass = ClassNames.Of("we");
    private static readonly int NameClass = ClassNames.Of("name");
    private static readonly int OpeningNameClass = ClassNames.Of("opening-name");

    public string Code => code;

    /// <summary>Words that tell the language of a text.</summary>
    public IReadOnlySet<string> Frequent => frequent;

    /// <param name="firm">Words of the publisher's own name: they count as "we".</param>
    public (Tags Tags, IReadOnlyList<Period> Periods) Tag(IReadOnlyList<Token> tokens, IReadOnlySet<string>? firm = null)
    {
        var tags = lexicon.Tag(tokens);
        var found = periods.In(tokens);
        foreach (var period in found)
        {
            tags.Add(period.At, PeriodClass, period.Words);
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            if (char.IsDigit(tokens[i].Word[0]))
            {
                tags.Add(i, NumberClass, 1);
            }

            if (tokens[i].IsCapital && firm?.Contains(Stem(tokens[i].Word)) == true)
            {
                tags.Add(i, WeClass, 1);
            }
            else if (i > 0 && tokens[i].IsCapital && tokens[i].Word.Length > 1 && tokens[i - 1].Word is not ("." or "!" or "?"))
            {
                tags.Add(i, NameClass, 1);
            }
        }

        if (OpeningName(tokens, tags) is > 1 and var length)
        {
            tags.Add(0, OpeningNameClass, length);
        }

        return (tags, found);
    }

    /// <summary>Several words with capitals open the sentence, the first of them no word that the lexicon knows: "Fernhill Stores keeps …".</summary>
    private int OpeningName(IReadOnlyList<Token> tokens, Tags tags)
    {
        var to = 0;
        while (to < tokens.Count && tokens[to].IsCapital && tokens[to].Word.Length > 1)
        {
            to++;
        }

        return to > 1 && !frequent.Contains(tokens[0].Word) && !tags.At(0).Any() ? to : 0;
    }

    private static string Stem(string word) => word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;

    public IReadOnlySet<string> TopicsOf(IReadOnlyList<Token> tokens) => Of(topics, tokens, Tag(tokens).Tags);

    /// <summary>What the column of a table is about, by the words of its head.</summary>
    public IReadOnlySet<string> ColumnTopicsOf(IReadOnlyList<Token> tokens) => Of(columns, tokens, Tag(tokens).Tags);

    public IReadOnlySet<string> LeadTopicsOf(Sentence lead) => Of(leads, lead.Tokens, lead.Tags);

    private static HashSet<string> Of(IReadOnlyDictionary<string, IReadOnlyList<Pattern>> topics, IReadOnlyList<Token> tokens, Tags tags) =>
        [.. topics.Where(t => t.Value.Any(p => p.Find(tokens, tags) is not null)).Select(t => t.Key)];
}
