namespace Avow.Policy.Prose.Grammar;

/// <summary>The classes of words and phrases of one language, looked up by the first word of each phrase.</summary>
internal sealed class Lexicon
{
    private const int Key = 3;
    private readonly Dictionary<string, List<Phrase>> _whole = [];
    private readonly Dictionary<string, List<Phrase>> _prefixes = [];
    private readonly Dictionary<string, List<Phrase>> _suffixes = [];

    public Lexicon(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> classes)
    {
        foreach (var (name, phrases) in classes)
        {
            foreach (var phrase in phrases)
            {
                Add(ClassNames.Of(name), [.. Tokenised(phrase)]);
            }
        }
    }

    /// <summary>The classes at each word, each with how many words it takes.</summary>
    public Tags Tag(IReadOnlyList<Token> tokens)
    {
        var tags = new Tags(tokens);
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = tokens[i].Word;
            Tag(_whole.GetValueOrDefault(word), tokens, i, tags);
            if (word.Length >= Key)
            {
                Tag(_prefixes.GetValueOrDefault(word[..Key]), tokens, i, tags);
                Tag(_suffixes.GetValueOrDefault(word[^Key..]), tokens, i, tags);
            }
        }

        return tags;
    }

    private static IEnumerable<WordPattern> Tokenised(string phrase) =>
        phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => w.Contains('*')
            ? [WordPattern.Of(w)]
            : Tokens.Of(w, 0, w.Length).Select(t => new WordPattern(t.Word, false, false)));

    private static void Tag(List<Phrase>? phrases, IReadOnlyList<Token> tokens, int at, Tags tags)
    {
        foreach (var phrase in phrases ?? [])
        {
            if (phrase.IsAt(tokens, at))
            {
                tags.Add(at, phrase.Class, phrase.Words.Length);
            }
        }
    }

    private void Add(int name, WordPattern[] words)
    {
        var first = words[0];
        var (bucket, key) = first.IsPrefix ? (_prefixes, first.Word[..Key]) : first.IsSuffix ? (_suffixes, first.Word[^Key..]) : (_whole, first.Word);
        if (!bucket.TryGetValue(key, out var phrases))
        {
            bucket[key] = phrases = [];
        }

        phrases.Add(new(name, words));
    }

    private sealed record Phrase(int Class, WordPattern[] Words)
    {
        public bool IsAt(IReadOnlyList<Token> tokens, int at)
        {
            for (var i = 0; i < Words.Length; i++)
            {
                if (at + i >= tokens.Count || !Words[i].Is(tokens[at + i].Word))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
