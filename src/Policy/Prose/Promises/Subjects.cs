using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose.Promises;

/// <summary>Which records a sentence speaks of; a pronoun is followed to the nearest sentence that names some.</summary>
internal static class Subjects
{
    private const int FarthestAntecedent = 3;
    private static readonly HashSet<string> Pronouns = ["it", "them", "they", "these", "this", "those", "that", "which", "den", "det", "de", "dem", "dessa", "detta", "denna", "där", "we", "you", "us", "vi", "du", "jag"];
    private static readonly HashSet<string> Stops = ["for", "until", "after", "within", "as", "so", "in", "to", "on", "under", "while", "when", "unless", "if", "because", "where", "no", "up", "indefinitely", "securely", "at", "only", "i", "tills", "så", "efter", "under", "om", "för", "när", "endast", "inom", "längre", "enligt", "straight", "immediately", "permanently", "genast", "omedelbart", "löpande", "once", "every", "varje", ",", ".", ";", ":", "("];
    private static readonly HashSet<string> Auxiliaries = ["will", "may", "are", "is", "be", "been", "can", "must", "should", "shall", "would", "also", "securely", "then", "automatically", "only", "therefore", "kan", "kommer", "att", "ska", "skall", "måste", "blir", "we", "i", "he", "she", "they", "vi", "jag", "not", "has", "have", "normally", "usually", "generally"];

    /// <summary>The records in the words of the text; null when nothing names them.</summary>
    public static string? Of(Sentence sentence, int verb, int verbEnd)
    {
        if (sentence.LabelWords > 1)
        {
            return sentence.Words(0, sentence.LabelWords - 1).ToLowerInvariant();
        }

        return Before(sentence, verb) ?? Behind(sentence, verbEnd) ?? Antecedent(sentence) ?? (sentence.Section.Heading.Length > 0 ? sentence.Section.Heading : null);
    }

    /// <summary>"Receipts will be …": the words between the clause's beginning and its verb.</summary>
    private static string? Before(Sentence sentence, int verb)
    {
        var to = verb;
        while (to > 0 && Auxiliaries.Contains(sentence.Tokens[to - 1].Word))
        {
            to--;
        }

        var from = to;
        while (from > 0 && to - from < 25 && sentence.Tokens[from - 1].Word is not (";" or ":" or "." or "and"))
        {
            from--;
        }

        return from > 0 && sentence.Tokens[from - 1].Word is "and" or "och" && from == to ? Shared(sentence, from - 1) : Named(sentence, Clause(sentence, from, to), to);
    }

    /// <summary>"Logs are rotated weekly and kept …": the second verb has the subject of the first.</summary>
    private static string? Shared(Sentence sentence, int and)
    {
        var from = and;
        while (from > 0 && sentence.Tokens[from - 1].Word is not (";" or ":" or "."))
        {
            from--;
        }

        var to = Enumerable.Range(from, and - from).FirstOrDefault(i => sentence.Tokens[i].Word is "are" or "is" or "will" or "may" or "kan" or "ska" or "kommer", from);
        return Named(sentence, from, to);
    }

    /// <summary>"If you have an account, we keep …": what stands before the comma is no subject.</summary>
    private static int Clause(Sentence sentence, int from, int to)
    {
        var comma = from < to && sentence.Tokens[from].Word is "if" or "when" or "where" or "once" or "unless" or "om" or "när"
            ? Enumerable.Range(from, to - from).LastOrDefault(i => sentence.Tokens[i].Word == ",", -1)
            : -1;
        return comma < 0 ? from : comma + 1;
    }

    /// <summary>"We keep your contact details for …": the words behind the verb up to the first that no longer names.</summary>
    private static string? Behind(Sentence sentence, int verbEnd)
    {
        var to = verbEnd;
        while (to < sentence.Tokens.Count && to - verbEnd < 20 && !Stops.Contains(sentence.Tokens[to].Word) && sentence.Periods.All(p => p.At != to))
        {
            to++;
        }

        return Named(sentence, verbEnd, to);
    }

    private static string? Named(Sentence sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!Pronouns.Contains(sentence.Tokens[i].Word) && sentence.Tags.LengthAt(i, "data") > 0)
            {
                return sentence.Words(from, to).ToLowerInvariant();
            }
        }

        return null;
    }

    private static string? Antecedent(Sentence sentence)
    {
        var before = sentence.Before;
        for (var step = 0; step < FarthestAntecedent && before is not null; step++, before = before.Before)
        {
            for (var i = 0; i < before.Tokens.Count; i++)
            {
                if (before.Tags.LengthAt(i, "data") > 0 && !Pronouns.Contains(before.Tokens[i].Word))
                {
                    return before.Words(Math.Max(0, i - 2), i + 1).ToLowerInvariant();
                }
            }
        }

        return null;
    }
}
