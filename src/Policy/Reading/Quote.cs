namespace Avow.Policy.Reading;

/// <summary>Words of a file as a fault repeats them, and the nearest right one.</summary>
internal static class Quote
{
    private const int MostShown = 60;
    private const int MostCompared = 40;

    /// <summary>The word in backticks, on one line, without anything a terminal would obey, cut when long.</summary>
    public static string Word(string text)
    {
        var line = string.Concat(text.Take(MostShown).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)).Replace('`', '\'');
        return text.Length > MostShown ? $"`{line}…`" : $"`{line}`";
    }

    /// <summary><c>; did you mean `retention`?</c>, or nothing when no candidate is near.</summary>
    public static string DidYouMean(string word, IEnumerable<string> candidates) =>
        Nearest(word, candidates) is { } nearest ? $"; did you mean {Word(nearest)}?" : ".";

    /// <summary>The candidate with the fewest slips from the word, if they are few for its length.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > MostCompared)
        {
            return null;
        }

        var lower = word.ToLowerInvariant();
        var (best, slips) = candidates
            .Select(c => (Candidate: c, Slips: Slips(lower, c.ToLowerInvariant())))
            .DefaultIfEmpty((Candidate: "", Slips: int.MaxValue))
            .MinBy(pair => pair.Slips);
        return slips <= Math.Max(1, (word.Length + 1) / 3) ? best : null;
    }

    /// <summary>Letters added, dropped, changed or swapped with their neighbour (optimal string alignment).</summary>
    public static int Slips(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 ? j : j == 0 ? i : Cheapest(i, j);
            }
        }

        return d[a.Length, b.Length];

        int Cheapest(int i, int j)
        {
            var change = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            var least = Math.Min(change, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
            var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            return swapped ? Math.Min(least, d[i - 2, j - 2] + 1) : least;
        }
    }
}
