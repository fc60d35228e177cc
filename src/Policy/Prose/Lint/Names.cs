using System.Text.RegularExpressions;
using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose.Lint;

/// <summary>Names that do not agree: a number with two legal names, a name in two spellings.</summary>
internal static partial class Names
{
    private const int ShortestName = 9;

    public static IEnumerable<ProseFinding> In(ProseReading reading) => [.. Registrations(reading), .. Spellings(reading)];

    private static IEnumerable<ProseFinding> Registrations(ProseReading reading)
    {
        var found = reading.Sentences.SelectMany(Registered).ToList();
        var byNumber = found.GroupBy(r => r.Number).Select(g => g.DistinctBy(r => r.Name).ToList());
        var byName = found.GroupBy(r => r.Name).Select(g => g.DistinctBy(r => r.Number).ToList());
        return byNumber.Concat(byName).Where(g => g.Count > 1)
            .Select(g => FindingTexts.Finding("ENTITY-MISMATCH", Quote(reading, g[0].At), g[0].At.Start, Quote(reading, g[1].At)))
            .DistinctBy(f => f.Start);
    }

    private static IEnumerable<(string Number, string Name, Sentence At)> Registered(Sentence sentence)
    {
        foreach (Match match in Registration().Matches(sentence.Text))
        {
            yield return (match.Groups["number"].Value, match.Groups["name"].Value.ToLowerInvariant().TrimEnd('.').Replace("limited", "ltd", StringComparison.Ordinal), sentence);
        }
    }

    /// <summary>"Lantern Fold" and "LanternFold", within running text: the rarer spelling is told.</summary>
    private static IEnumerable<ProseFinding> Spellings(ProseReading reading)
    {
        var names = reading.Sentences.Where(s => !s.IsHeading).SelectMany(Written).ToList();
        foreach (var group in names.GroupBy(n => n.Key).Where(g => g.DistinctBy(n => n.Name.ToLowerInvariant()).Count() > 1))
        {
            var spellings = group.GroupBy(n => n.Name.ToLowerInvariant()).OrderBy(s => s.Count()).ToList();
            var (rare, usual) = (spellings[0].First(), spellings[^1].First());
            yield return FindingTexts.Finding("NAME-INCONSISTENT", Quote(reading, rare.At), rare.At.Start, Quote(reading, usual.At), new(rare.Name, usual.Name));
        }
    }

    /// <summary>Rows of words with capitals, and their tails: a sentence may begin with a word that is no part of the name.</summary>
    private static IEnumerable<(string Key, string Name, Sentence At)> Written(Sentence sentence)
    {
        for (var i = 0; i < sentence.Tokens.Count; i++)
        {
            var to = i;
            while (to < sentence.Tokens.Count && to - i < 4 && IsPart(sentence, to))
            {
                to++;
                var key = string.Concat(sentence.Tokens.Skip(i).Take(to - i).Select(t => Bare(t.Word)));
                if (key.Length >= ShortestName && (i > 0 || to - i > 1))
                {
                    yield return (key, sentence.Words(i, to).TrimEnd('\'', 's'), sentence);
                }
            }
        }
    }

    private static bool IsPart(Sentence sentence, int at) => sentence.Tokens[at].IsCapital && sentence.Tokens[at].Word.All(c => char.IsLetter(c) || c is '-' or '\'');

    private static string Bare(string word) => (word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word).Replace("-", "", StringComparison.Ordinal).TrimEnd('s');

    private static string Quote(ProseReading reading, Sentence sentence) => reading.Original[sentence.Start..sentence.End];

    [GeneratedRegex(@"(?<name>(?:\p{Lu}[\w&'-]*\s+){1,4}(?:AB|HB|KB|Ltd\.?|Limited|LLP|plc|CIC))\b[^.;]{0,60}?(?i:\b(?:organi[sz]ation(?:al)?|company|registered|registration|org)\.?\s*(?:number|no\.?|nr\.?|nummer)|organisationsnummer|org\.? ?nr)\.?:?\s*(?<number>\d{6}-\d{4}|\d{8}|[A-Z]{2}\d{6})\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Registration();
}
