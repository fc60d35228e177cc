using Avow.Policy.Prose.Grammar;
using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose.Promises;

/// <summary>Names the recipients in a stretch of words: proper names one by one, categories together by their role.</summary>
internal static class Parties
{
    private static readonly HashSet<string> Stops = [".", ";", ":", "where", "who", "which", "that", "if", "when", "unless", "for", "in", "vid", "som", "för", "om", "under", "will", "may", "and/or", "as", "so"];
    private static readonly HashSet<string> NotNames = ["uk", "eu", "eea", "gdpr", "ip", "i", "policy", "privacy", "ico", "usa", "us", "eu/ees", "ees", "dpo", "ai", "inc", "ltd", "llc", "limited", "ab", "third", "crm", "faq", "pdf", "sms", "cv", "url", "data", "personal", "website", "client"];

    /// <summary>Name and role of each; empty when the words name nobody.</summary>
    public static IReadOnlyList<(string Name, string Role)> In(Sentence sentence, int from, int limit)
    {
        var to = from;
        var depth = 0;
        while (to < limit && (depth > 0 || to - from < 2 || !Stops.Contains(sentence.Tokens[to].Word)) && to - from < 40)
        {
            depth += sentence.Tokens[to].Word == "(" ? 1 : sentence.Tokens[to].Word == ")" && depth > 0 ? -1 : 0;
            to++;
        }

        var names = Names(sentence, from, to);
        var isExample = Enumerable.Range(from, to - from).Any(i => sentence.Tokens[i].Word is "e.g" or "such" or "including" or "example" or "t.ex" or "exempelvis" or "såsom" or "include");
        return names.Count > 0 && !isExample ? names : to > from ? Groups(sentence, from, to, names) : [];
    }

    /// <summary>The proper names between two words, each with the role that is known of it.</summary>
    public static List<(string Name, string Role)> Names(Sentence sentence, int from, int to)
    {
        var names = new List<(string, string)>();
        for (var i = from; i < to; i++)
        {
            var vendor = sentence.Tags.LengthAt(i, "vendor");
            if (vendor == 0 && sentence.Tags.LengthAt(i, "place") is > 0 and var place)
            {
                i += place - 1;
                continue;
            }

            var length = vendor > 0 ? vendor : i == 0 && sentence.Tags.LengthAt(0, "opening-name") is > 1 and var opening ? opening : Capitals(sentence, i, to);
            if (length > 0)
            {
                var name = sentence.Words(i, i + length);
                names.Add((name, ProseGrammar.Default.Vendors.GetValueOrDefault(name.ToLowerInvariant())?["role"] as string ?? RoleOf(sentence, from, to)));
                i += length - 1;
            }
        }

        return names;
    }

    /// <summary>What the words say the recipient is.</summary>
    public static string RoleOf(Sentence sentence, int from, int to)
    {
        bool Has(string name) => Enumerable.Range(from, Math.Max(0, to - from)).Any(i => sentence.Tags.LengthAt(i, name) > 0);
        return Has("internal") ? "internal" : Has("authority") ? "authority" : Has("provider") ? "processor" : "third party";
    }

    private static int Capitals(Sentence sentence, int at, int to)
    {
        if (IsSite(sentence, at))
        {
            return 1;
        }

        var i = at;
        while (i < to && sentence.Tokens[i].IsCapital && (i > 0 || sentence.Tokens.Count == 1) && !NotNames.Contains(sentence.Tokens[i].Word) && sentence.Tags.LengthAt(i, "we") == 0 && sentence.Tags.LengthAt(i, "you") == 0 && sentence.Tags.LengthAt(i, "place") == 0)
        {
            i++;
        }

        return i - at;
    }

    /// <summary>"media.example.org" among other names, not "our website example.org".</summary>
    private static bool IsSite(Sentence sentence, int at) =>
        at > 0 && sentence.Tokens[at].Word is var word && word.Contains('.') && !word.Contains('@') && char.IsLetter(word[^1]) && word.Length - word.LastIndexOf('.') is > 2 and < 7
        && sentence.Tokens[at - 1].Word is "and" or "," or "och" or "or";

    /// <summary>Categories that stand in a list are one recipient unless their roles differ.</summary>
    private static List<(string, string)> Groups(Sentence sentence, int from, int to, List<(string Name, string Role)> names)
    {
        var whole = sentence.Words(from, to).Trim(' ', ',', '(', ')', '"');
        if (whole.Length < 2)
        {
            return [];
        }

        var isGroup = sentence.Tags.LengthAt(from, "group") > 0 || whole.Contains("group compan", StringComparison.OrdinalIgnoreCase);
        var parts = isGroup ? Split(sentence, from, to) : [whole];
        return [.. parts.Select(p => (p, p.Contains("group", StringComparison.OrdinalIgnoreCase) ? "group" : names.Count == 1 ? names[0].Role : RoleOf(sentence, from, to)))];
    }

    private static List<string> Split(Sentence sentence, int from, int to)
    {
        var parts = new List<string>();
        for (var i = from; i < to; i++)
        {
            if (sentence.Tokens[i].Word == ",")
            {
                parts.Add(sentence.Words(from, i));
                from = i + 1;
            }
        }

        parts.Add(sentence.Words(from, to));
        return [.. parts.Where(p => p.Length > 2)];
    }
}
