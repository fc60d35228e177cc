using Avow.Policy.Prose.Grammar;
using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose.Promises;

/// <summary>The further periods of a sentence that gives one for each kind of record.</summary>
internal static class RetentionClauses
{
    private const int Most = 12;

    public static IEnumerable<Dictionary<string, object?>> Others(Sentence sentence, Dictionary<string, object?> first)
    {
        if (first["period"] is null || first["kind"] is "re-consent")
        {
            yield break;
        }

        var from = 0;
        foreach (var period in sentence.Periods.Take(Most))
        {
            if (period.Iso != first["period"] as string && Named(sentence, from, period) is { } records)
            {
                yield return new(first) { ["records"] = records, ["period"] = period.Iso, ["kind"] = period.IsRange ? "range" : first["kind"], ["event"] = null };
            }

            from = period.At + period.Words;
        }
    }

    /// <summary>"… and invoices for 7 years": the records between the last period and this one.</summary>
    private static string? Named(Sentence sentence, int from, Period period)
    {
        for (var i = from + 1; i < period.At && from > 0; i++)
        {
            if (sentence.Tags.LengthAt(i, "data") > 0 && sentence.Tokens[from].Word is "," or "and" or "och" or "while" or "but" or ";" && sentence.Tokens[i].Word.Length > 4)
            {
                return sentence.Words(from + 1, i + 1).ToLowerInvariant();
            }
        }

        return null;
    }
}
