using Avow.Policy.Prose.Grammar;

namespace Avow.Policy.Prose.Structure;

/// <summary>What the publisher calls itself: a text that says "Example collects … Example may …" speaks of its own firm.</summary>
internal static class FirmNames
{
    private const int Often = 3;
    private const int MostWords = 60_000;
    private static readonly HashSet<string> Verbs = ["may", "will", "collects", "uses", "does", "processes", "keeps", "has", "shares", "is", "takes", "can", "följer", "använder", "behandlar", "samlar", "sparar", "kan", "och", "collect", "use"];
    private static readonly HashSet<string> Towards = ["by", "with", "to", "through", "via", "from", "using", "av", "hos", "till", "från", "med", "genom"];
    private static readonly HashSet<string> Owning = ["this", "owned", "denna", "ägs"];
    private static readonly HashSet<string> Forms = ["ltd", "limited", "ab", "llp", "plc", "hb", "kb", "cic"];

    /// <summary>The words of the names, in lower case.</summary>
    public static IReadOnlySet<string> In(IReadOnlyList<Block> blocks, IReadOnlySet<string> known)
    {
        var counts = new Dictionary<string, int>();
        var names = new HashSet<string>();
        var left = MostWords;
        var isNamed = false;
        foreach (var block in blocks)
        {
            if (left <= 0)
            {
                break;
            }

            var tokens = Tokens.Of(block.Clean.Text, 0, Math.Min(block.Clean.Length, MostWords));
            left -= tokens.Count;
            Count(tokens, counts);
            isNamed = isNamed || Publisher(tokens, counts);
        }

        names.UnionWith(counts.Where(c => c.Value >= Often).Select(c => c.Key));
        names.RemoveWhere(n => known.Contains(n) || Common.Contains(n));
        return names;
    }

    private static readonly HashSet<string> Common = ["we", "you", "this", "it", "they", "these", "that", "information", "data", "your", "our", "cookies", "consent", "personal", "the", "vi", "du", "det", "den", "dina", "jag", "if", "i", "google", "analytics", "mailchimp"];

    private static void Count(List<Token> tokens, Dictionary<string, int> counts)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].IsCapital && Verbs.Contains(tokens[i + 1].Word))
            {
                counts[tokens[i].Word] = counts.GetValueOrDefault(tokens[i].Word) + 1;
            }
        }
    }

    /// <summary>The first firm with its legal form is the publisher; the words before the form are its name.</summary>
    private static bool Publisher(List<Token> tokens, Dictionary<string, int> counts)
    {
        var form = tokens.FindIndex(t => Forms.Contains(t.Word));
        var first = form;
        while (first > 0 && tokens[first - 1].IsCapital && form - first < 4)
        {
            first--;
        }

        // "run for us by Example Ltd" names another firm; "this site is owned by Example Ltd" the publisher.
        var isAnother = first > 0 && Towards.Contains(tokens[first - 1].Word) && !tokens.Take(first).Any(t => Owning.Contains(t.Word));
        if (first == form || isAnother)
        {
            return false;
        }

        for (var i = first; i < form; i++)
        {
            counts[tokens[i].Word] = Often;
        }

        return true;
    }
}
