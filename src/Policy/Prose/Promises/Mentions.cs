using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose.Promises;

/// <summary>Well-known providers that a text names anywhere, whether or not it calls them recipients.</summary>
internal static class Mentions
{
    /// <summary>Each name once, where it stands first. Links to other sites and ways to complain name firms that receive nothing.</summary>
    public static IEnumerable<(string Name, Sentence At)> In(ProseReading reading)
    {
        var told = new HashSet<string>();
        foreach (var sentence in reading.Sentences.Where(s => s.Has("vendor") && !s.Topics.Contains("links") && !s.Topics.Contains("complaints")))
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
}
