using System.Globalization;

namespace Avow.Policy.Prose.Grammar;

/// <summary>Finds "six (6) years", "3 to 6 years", "a 12-month period", "24 månader".</summary>
internal sealed class Periods(IReadOnlyDictionary<string, int> numbers, IReadOnlyDictionary<string, string> units, IReadOnlyList<(string[] Words, string Iso)> spans)
{
    private static readonly HashSet<string> Joins = ["to", "and", "-", "–", "or", "till", "och", "eller"];
    private static readonly HashSet<string> Adjectives = ["full", "calendar", "whole", "further", "consecutive", "additional", "more", "hela", "kalender", "ytterligare", "tax", "financial", "-"];
    private static readonly HashSet<string> Working = ["working", "business", "arbets"];
    private static readonly string[] WorkingDays = ["arbetsdag", "arbetsdagar", "vardagar", "bankdagar"];

    private readonly Dictionary<string, List<(string[] Words, string Iso)>> _spans = spans.GroupBy(s => s.Words[0]).ToDictionary(g => g.Key, g => g.ToList());

    /// <summary>All periods of a sentence, in order.</summary>
    public List<Period> In(IReadOnlyList<Token> tokens)
    {
        var found = new List<Period>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (At(tokens, i) is { } period)
            {
                found.Add(period);
                i += period.Words - 1;
            }
        }

        return found;
    }

    private Period? At(IReadOnlyList<Token> tokens, int at)
    {
        if (Span(tokens, at) is { } span)
        {
            return span;
        }

        if (Number(tokens, at) is not { } first)
        {
            return null;
        }

        var i = at + first.Words;
        if (Unit(tokens, i) is { } single)
        {
            return Joined(tokens, at, first.Value, single, i + single.Words) ?? new(Iso(first.Value, single.Unit), at, i + single.Words - at, false, single.IsWorking);
        }

        return i < tokens.Count && Joins.Contains(tokens[i].Word) && Number(tokens, i + 1) is { } second && Unit(tokens, i + 1 + second.Words) is { } unit
            ? new($"{Iso(first.Value, unit.Unit)}/{Iso(second.Value, unit.Unit)}", at, i + 1 + second.Words + unit.Words - at, true, unit.IsWorking)
            : null;
    }

    /// <summary>"half a year": a length that no number and unit make; the longest that fits.</summary>
    private Period? Span(IReadOnlyList<Token> tokens, int at)
    {
        if (!_spans.TryGetValue(tokens[at].Word, out var begun))
        {
            return null;
        }

        foreach (var (words, iso) in begun)
        {
            var i = 1;
            while (i < words.Length && at + i < tokens.Count && tokens[at + i].Word == words[i])
            {
                i++;
            }

            if (i == words.Length)
            {
                return new(iso, at, i, false, false);
            }
        }

        return null;
    }

    /// <summary>"6 months to 2 years".</summary>
    private Period? Joined(IReadOnlyList<Token> tokens, int at, int first, (string Unit, int Words, bool IsWorking) unit, int i) =>
        i < tokens.Count && tokens[i].Word is "to" or "-" or "–" or "till" && Number(tokens, i + 1) is { } second && Unit(tokens, i + 1 + second.Words) is { } last
            ? new($"{Iso(first, unit.Unit)}/{Iso(second.Value, last.Unit)}", at, i + 1 + second.Words + last.Words - at, true, last.IsWorking)
            : null;

    private (int Value, int Words)? Number(IReadOnlyList<Token> tokens, int i)
    {
        if (i >= tokens.Count || Value(tokens[i].Word) is not { } value)
        {
            return null;
        }

        // "six (6)" and "6 (six)"
        var isRepeated = i + 3 < tokens.Count && tokens[i + 1].Word == "(" && tokens[i + 3].Word == ")" && Value(tokens[i + 2].Word) == value;
        return (value, isRepeated ? 4 : 1);
    }

    private int? Value(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits is > 0 and < 10_000 ? digits
        : numbers.TryGetValue(word, out var named) ? named
        : null;

    private (string Unit, int Words, bool IsWorking)? Unit(IReadOnlyList<Token> tokens, int i)
    {
        var (from, isWorking) = (i, false);
        while (i < tokens.Count && i < from + 3 && (Adjectives.Contains(tokens[i].Word) || Working.Contains(tokens[i].Word)))
        {
            isWorking |= Working.Contains(tokens[i++].Word);
        }

        if (i >= tokens.Count)
        {
            return null;
        }

        var word = tokens[i].Word.TrimEnd('\'').Replace("'s", "", StringComparison.Ordinal);
        return Array.IndexOf(WorkingDays, word) >= 0 ? ("D", i + 1 - from, true)
            : units.TryGetValue(word, out var unit) ? (unit, i + 1 - from, isWorking)
            : null;
    }

    /// <summary>A unit may count several of another: a fortnight is 2W.</summary>
    private static string Iso(int value, string unit) =>
        unit[0] == 'T' ? $"PT{value}{unit[1..]}" : char.IsAsciiDigit(unit[0]) ? $"P{value * int.Parse(unit[..^1], CultureInfo.InvariantCulture)}{unit[^1]}" : $"P{value}{unit}";
}
