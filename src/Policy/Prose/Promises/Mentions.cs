using Avow.Policy.Prose.Grammar;
using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose.Promises;

/// <summary>Well-known providers that a text names anywhere, whether or not it calls them recipients.</summary>
internal static class Mentions
{
    /// <summary>Each name once, where it stands first. Links to other sites, ways to complain and places where data comes from name firms that receive nothing.</summary>
    public static IEnumerable<(string Name, Sentence At)> In(ProseReading reading)
    {
        var told = new HashSet<string>();
        foreach (var sentence in reading.Sentences.Where(s => s.Has("vendor") && !s.Topics.Contains("links") && !s.Topics.Contains("complaints") && !IsSource(s)))
        {
            for (var i = 0; i < sentence.Tokens.Count; i++)
            {
                if (sentence.Tags.LengthAt(i, "vendor") is > 0 and var length && sentence.Tokens[i].IsCapital && sentence.Words(i, i + length) is var name && told.Add(name.ToLowerInvariant()))
                {
                    yield return (name, sentence);
                }
            }
        }
    }

    private static readonly Pattern[] Sources = [.. new[] { "sources ... include|includes|such|are|:", "@collect ... from .. @source-word", "@collect .. @data ... from|on .. social media", "^ from .. @source-word|boards|registers", "källor ... är|såsom|t.ex|:", "hämtar ... från" }.Select(p => new Pattern(p))];

    private static bool IsSource(Sentence sentence) => !sentence.Has("cookie") && Array.Exists(Sources, p => p.Find(sentence.Tokens, sentence.Tags) is not null);
}
