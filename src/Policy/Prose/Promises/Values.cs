using Avow.Policy.Prose.Grammar;
using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose.Promises;

/// <summary>Fills the places of a rule's value (<c>@item</c>, <c>@label</c>, <c>@place</c>, <c>@period</c> …) from the sentence.</summary>
internal static class Values
{
    public static Dictionary<string, object?> Of(Rule rule, Sentence sentence, Match match) =>
        Draft.Plain(rule).ToDictionary(v => v.Key, v => v.Value is string text && text.StartsWith('@') ? Fill(text, sentence, match) : v.Value);

    /// <summary>The country or area that the sentence states, in its own words.</summary>
    public static string? Place(Sentence sentence)
    {
        for (var i = 0; i < sentence.Tokens.Count; i++)
        {
            if (sentence.Tags.LengthAt(i, "place") is > 0 and var length)
            {
                return sentence.Words(i, i + length);
            }
        }

        return null;
    }

    private static object? Fill(string place, Sentence sentence, Match match) => place switch
    {
        "@item" => sentence.Words(0, sentence.Tokens.Count).TrimEnd('.', ';', ',', ' '),
        "@body" => sentence.Words(sentence.LabelWords, sentence.Tokens.Count).TrimEnd('.', ';', ',', ' '),
        "@label" => sentence.LabelWords > 1 ? sentence.Words(0, sentence.LabelWords - 1) : sentence.Words(0, Math.Min(6, sentence.Tokens.Count)),
        "@rest" => sentence.Words(match.To, sentence.Tokens.Count).TrimEnd('.', ';', ' '),
        "@before" => Bare(sentence, 0, match.From),
        "@match" => sentence.Words(match.From, match.To),
        "@period" => sentence.Periods.FirstOrDefault()?.Iso,
        "@place" => To(sentence),
        "@mechanism" => First(sentence, "mechanism"),
        "@cookie" => Name(sentence),
        "@vendor" => First(sentence, "vendor"),
        "@purpose" => sentence.LabelWords > 1 ? sentence.Words(0, sentence.LabelWords - 1) : Bare(sentence, 0, sentence.Tokens.Count),
        _ => throw new InvalidDataException($"{place} is no place that a value can have"),
    };

    /// <summary>The purpose itself, without the words that lead to it and from it: "For bookings we rely on …" is about bookings.</summary>
    private static string Bare(Sentence sentence, int from, int to)
    {
        while (from < to && sentence.Tokens[from].Word is "for" or "för" or "to" or "att" or "when" or "när")
        {
            from++;
        }

        while (to > from + 1 && sentence.Tokens[to - 1].Word is ":" or "," or "we" or "vi" or "use" or "uses" or "använder" or "rely" or "on" or "is" or "are" or "the" or "our" or "a" or "with" or "med" or "har")
        {
            to--;
        }

        return sentence.Words(from, to);
    }

    private static string? To(Sentence sentence)
    {
        var place = Place(sentence);
        return sentence.Has("outside") && place is not null && !place.Contains("side", StringComparison.OrdinalIgnoreCase) ? $"outside {place}" : place;
    }

    private static string? First(Sentence sentence, string name)
    {
        for (var i = 0; i < sentence.Tokens.Count; i++)
        {
            if (sentence.Tags.LengthAt(i, name) is > 0 and var length)
            {
                return sentence.Words(i, i + length);
            }
        }

        return null;
    }

    /// <summary>The cookie's own name, the label, or the words that lead to "cookies".</summary>
    private static string? Name(Sentence sentence)
    {
        if (sentence.Tokens.FirstOrDefault(t => t.Word[0] == '_') is { Word.Length: > 1 } named)
        {
            return named.Word;
        }

        if (sentence.LabelWords > 1)
        {
            return sentence.Words(0, sentence.LabelWords - 1);
        }

        if (Enumerable.Range(1, sentence.Tokens.Count - 1).FirstOrDefault(i => sentence.Tokens[i - 1].Word is "called" or "named" or "heter" or "kallas" or "kallad") is > 0 and var at)
        {
            return sentence.Words(at, at + 1);
        }

        for (var i = 0; i < sentence.Tokens.Count; i++)
        {
            if (sentence.Tags.LengthAt(i, "cookie") > 0)
            {
                return sentence.Words(i > 0 && sentence.Tags.LengthAt(i - 1, "cookie-kind") > 0 ? i - 1 : i, i + 1);
            }
        }

        return null;
    }
}
