using Avow.Policy.Prose.Grammar;
using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose.Promises;

/// <summary>Works out period, event, action and kind of a sentence that a retention rule found.</summary>
internal static class RetentionValue
{
    private static readonly HashSet<string> EventWords = ["after", "from", "following", "since", "of", "efter", "från", "sedan", "when", "once", "till", "until", "upon", "commencing", "starting", "beginning"];
    private static readonly HashSet<string> EventStops = [".", "|", ";", ",", ")", "(", "unless", "in", "as", "for", "because", "to", "so", "om", "enligt", "så", "för", "then", "sedan", "and", "or", "which", "whichever", "where", "if", "och", "due", "by", "before", "at"];

    public static Dictionary<string, object?> Of(Rule rule, Sentence sentence, Match match)
    {
        var value = new Dictionary<string, object?> { ["records"] = null, ["period"] = null, ["event"] = null, ["action"] = null, ["kind"] = null };
        foreach (var (key, given) in Draft.Plain(rule))
        {
            value[key] = given;
        }

        var period = value["kind"] is null or "re-consent" or "on-request" ? Nearest(sentence, match) : null;
        value["period"] = value["kind"] is "on-request" && period is not null ? period.Iso : period?.Iso ?? value["period"];
        value["kind"] = value["kind"] is "on-request" && period is not null ? "max" : value["kind"] ?? (period is null ? "none-stated" : Kind(sentence, period));
        value["event"] = Event(sentence, match, period, (string)value["kind"]!, value["event"] as string);
        value["records"] ??= Records(sentence, match);
        value["event"] = Cell(value["event"] as string);
        value["records"] = Cell(value["records"] as string);
        value["action"] ??= sentence.Has("delete-act") ? "delete" : value["kind"] is "fixed" or "min" ? "keep" : "end retention";
        Notes(sentence, value, period);
        return value;
    }

    /// <summary>What stands in a table ends with its cell.</summary>
    private static string? Cell(string? words) => words?.IndexOf('|', StringComparison.Ordinal) is > 0 and var edge ? words[..edge].TrimEnd() : words;

    private static string? Event(Sentence sentence, Match match, Period? period, string kind, string? given) => (kind, period) switch
    {
        (_, not null) => Plus(sentence, period.At) ?? Thereafter(sentence, match, period.At) ?? After(sentence, period.At + period.Words) ?? (IsAsked(sentence, match) ? "request" : given),
        ("on-request", _) when IsWithdrawn(sentence) => "consent withdrawn",
        ("event", _) => given ?? At(sentence, match) ?? sentence.Words(0, Math.Max(1, match.From)),
        ("criterion", _) when given is "@at" => At(sentence, match),
        ("criterion", _) when given is "purpose fulfilled" && sentence.Has("law") => "purpose fulfilled or legal requirement ended",
        ("criterion", _) when given is "purpose fulfilled" && sentence.Tokens.Any(t => t.Word is "longer" or "längre") => "no longer necessary for the purpose",
        ("indefinite", _) => Enumerable.Range(0, sentence.Tokens.Count).FirstOrDefault(i => sentence.Tokens[i].Word is "after" or "efter") is > 0 and var after ? Phrase(sentence, after + 1) : null,
        _ => given,
    };

    /// <summary>"the duration of the contract plus 6 years": the period runs from the contract's end.</summary>
    private static string? Plus(Sentence sentence, int at)
    {
        if (at == 0 || sentence.Tokens[at - 1].Word is not ("plus" or "+"))
        {
            return null;
        }

        var from = at - 1;
        while (from > 0 && at - from < 10 && sentence.Tokens[from - 1].Word is not ("of" or "for" or ","))
        {
            from--;
        }

        return $"end of {sentence.Words(from, at - 1)}";
    }

    /// <summary>"as long as you are a customer and for two years thereafter": the period runs from the end of that.</summary>
    private static string? Thereafter(Sentence sentence, Match match, int at)
    {
        var isAfterwards = Enumerable.Range(Math.Max(0, at - 4), Math.Min(sentence.Tokens.Count, at + 5) - Math.Max(0, at - 4))
            .Any(i => sentence.Tokens[i].Word is "thereafter" or "afterwards" or "after" or "beyond" or "därefter" or "efteråt");
        var isLong = Enumerable.Range(0, at).Any(i => sentence.Tags.LengthAt(i, "as-long") > 0);
        return isAfterwards && isLong && After(sentence, at) is null && At(sentence, match with { From = 0 }) is { } lasting
            ? $"end of {(lasting.Split(' ', 2) is ["är" or "are" or "is" or "remain", var rest] ? rest : lasting)}"
            : null;
    }

    private static bool IsWithdrawn(Sentence sentence)
    {
        for (var (at, steps) = (sentence, 0); at is not null && steps < 3; (at, steps) = (at.Before, steps + 1))
        {
            if (at.Has("r-withdraw"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"You can e-mail us and we will delete it within 2 days": the period runs from the request.</summary>
    private static bool IsAsked(Sentence sentence, Match match) =>
        sentence.Has("delete-act") && Enumerable.Range(0, match.From).Any(i => sentence.Tokens[i].Word is "request" or "ask" or "email" or "unsubscribe" or "contact" or "begäran" or "begär" or "kontakta");

    private static void Notes(Sentence sentence, Dictionary<string, object?> value, Period? period)
    {
        if (sentence.Tokens.Any(t => t.Word is "may" or "kan"))
        {
            value["modality"] = "may";
        }

        if (sentence.Has("law"))
        {
            value["ground"] = "law";
        }

        if (period is { IsWorking: true })
        {
            value["calendar"] = "working days";
        }
    }

    /// <summary>The period that stands nearest to where the rule was met.</summary>
    private static Period? Nearest(Sentence sentence, Match match) =>
        sentence.Periods.FirstOrDefault(p => p.At >= match.From && p.At < match.To)
        ?? sentence.Periods.MinBy(p => Math.Min(Math.Abs(p.At - match.From), Math.Abs(p.At - match.To)));

    private static string Kind(Sentence sentence, Period period)
    {
        if (period.IsRange)
        {
            return "range";
        }

        var (isMax, isMin) = (Marked(sentence, period.At, "max-mark"), Marked(sentence, period.At, "min-mark"));
        return isMin ? "min" : isMax ? "max" : "fixed";
    }

    /// <summary>Whether the mark stands shortly before the number, or at once behind it ("90 days at most").</summary>
    private static bool Marked(Sentence sentence, int at, string mark)
    {
        for (var i = Math.Max(0, at - 6); i < Math.Min(sentence.Tokens.Count, at + 5); i++)
        {
            if (sentence.Tags.LengthAt(i, mark) > 0 && (i < at || i > at + 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"12 months after the end of the event": what the period runs from; null when the text does not say.</summary>
    private static string? After(Sentence sentence, int at)
    {
        for (var i = at; i < Math.Min(sentence.Tokens.Count, at + 6) && sentence.Tokens[i].Word is not ("," or ";" or "."); i++)
        {
            if (EventWords.Contains(sentence.Tokens[i].Word))
            {
                return Phrase(sentence, i + 1);
            }
        }

        return null;
    }

    /// <summary>"until the next event", "when the warranty ends".</summary>
    private static string? At(Sentence sentence, Match match)
    {
        for (var i = match.From; i < sentence.Tokens.Count; i++)
        {
            var length = Math.Max(sentence.Tags.LengthAt(i, "until"), Math.Max(sentence.Tags.LengthAt(i, "event-word"), sentence.Tags.LengthAt(i, "as-long")));
            if (length > 0)
            {
                var word = sentence.Words(i, i + length).ToLowerInvariant();
                var phrase = Phrase(sentence, i + length);
                return phrase is null ? sentence.Before?.Text : word is "before" or "innan" or "före" ? $"{word} {phrase}" : phrase;
            }
        }

        return null;
    }

    private static string? Phrase(Sentence sentence, int from)
    {
        var to = from;
        while (to < sentence.Tokens.Count && to - from < 16 && (to - from < 2 || sentence.Tokens[to - 1].Word.Length == 1 || !EventStops.Contains(sentence.Tokens[to].Word)))
        {
            to++;
        }

        var phrase = sentence.Words(from, to).TrimEnd('.', ',', ';', ' ');
        return phrase.Length == 0 ? null : phrase;
    }

    /// <summary>Of a row under heads what its first cell names.</summary>
    private static string? Records(Sentence sentence, Match match)
    {
        if (sentence.Columns.Count > 1 && !sentence.Columns[0].Contains("retention") && sentence.Block.Cells[0] is var (start, end))
        {
            return sentence.Block.Clean.Text[start..end].Trim().ToLowerInvariant();
        }

        for (var i = match.From; i < match.To; i++)
        {
            var length = Math.Max(sentence.Tags.LengthAt(i, "keep"), sentence.Tags.LengthAt(i, "delete"));
            if (length > 0)
            {
                return Subjects.Of(sentence, i, i + length);
            }
        }

        return Subjects.Of(sentence, match.From, match.From);
    }
}
