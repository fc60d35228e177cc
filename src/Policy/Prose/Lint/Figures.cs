using Avow.Policy.Prose.Grammar;
using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose.Lint;

/// <summary>Periods that do not hold beside each other, or beside the law that they name.</summary>
internal static class Figures
{
    private const int FewestForBlanket = 2;
    private static readonly string[] Clauses = ["if ", "when ", "once ", "where ", "om ", "när "];
    private static readonly HashSet<string> Plain = ["data", "information", "personal", "personally", "identifiable", "details", "your", "our", "all", "any", "the", "other", "some", "records", "record", "about", "that", "this", "these", "uppgifter", "uppgifterna", "personuppgifter", "dina", "våra", "alla", "information", "och", "with", "from", "have", "will", "such", "which", "basic", "then", "därefter"];

    public static IEnumerable<ProseFinding> In(ProseReading reading)
    {
        var kept = reading.Promises.Where(p => p.Type == "retention" && p.Text("period") is not null).ToList();
        return [.. Two(kept), .. Blanket(kept), .. Misstated(reading, kept)];
    }

    /// <summary>The same records, which both sentences themselves name, counted from the same event, with two periods.</summary>
    private static IEnumerable<ProseFinding> Two(List<Promise> kept)
    {
        var told = new HashSet<Promise>();
        for (var i = 0; i < kept.Count; i++)
        {
            var other = kept.Skip(i + 1).FirstOrDefault(p => !told.Contains(p) && IsAgainst(kept[i], p));
            if (other is not null && told.Add(other))
            {
                yield return FindingTexts.Finding("RETENTION-CONFLICT", kept[i], other.Quote, FindingDetail.Two(kept[i].Text("period")!, other.Text("period")!));
            }
        }
    }

    private static bool IsAgainst(Promise one, Promise other) =>
        one.Start != other.Start && one.Text("kind") is "fixed" or "max" && other.Text("kind") is "fixed" or "max" && Days(one) is { } days && Days(other) is { } others && days != others
        && Words(one.Text("records")) is { Count: > 0 } words && words.Overlaps(Words(one.Quote)) && words.Overlaps(Words(other.Quote)) && words.SetEquals(Words(other.Text("records"))) && IsSameEvent(one.Text("event"), other.Text("event"));

    private static bool IsSameEvent(string? one, string? other) => one is null || other is null || Words(one).Overlaps(Words(other));

    /// <summary>The beginnings of the words that name; plurals are the same.</summary>
    private static HashSet<string> Words(string? text) => text is null || Clauses.Any(c => text.StartsWith(c, StringComparison.Ordinal)) ? [] :
        [.. Tokens.Of(text, 0, text.Length).Where(t => t.Word.Length > 3 && !Plain.Contains(t.Word)).Select(t => t.Word[..Math.Min(t.Word.Length, 6)].TrimEnd('s'))];

    /// <summary>Several kinds of records that all have one and the same period.</summary>
    private static IEnumerable<ProseFinding> Blanket(List<Promise> kept)
    {
        var kinds = new List<Promise>();
        foreach (var promise in kept.Where(p => Words(p.Text("records")) is { Count: > 0 } words && !kinds.Exists(k => Words(k.Text("records")).Overlaps(words))))
        {
            kinds.Add(promise);
        }

        var isSame = kinds.Count > 1 && kept.DistinctBy(Days).Count() == 1 && kept.TrueForAll(p => p.Text("kind") is "fixed") && kinds.DistinctBy(p => p.Start).Count() == kinds.Count;
        return isSame && (kinds.Count > FewestForBlanket || (kinds[0].Text("event") is { } happening && kinds.TrueForAll(k => k.Text("event") == happening)))
            ? [FindingTexts.Finding("RETENTION-BLANKET", kinds[0], kinds[^1].Quote)]
            : [];
    }

    /// <summary>A period that a tax law is said to ask for and that no such law of the place has.</summary>
    private static IEnumerable<ProseFinding> Misstated(ProseReading reading, List<Promise> kept)
    {
        var isSole = reading.Original.Contains("sole trader", StringComparison.OrdinalIgnoreCase) || reading.Original.Contains("self-employed", StringComparison.OrdinalIgnoreCase);
        var isSwedish = reading.Language == "sv";
        string[] lawful = isSwedish ? ["P7Y"] : isSole ? ["P5Y", "P3Y"] : ["P6Y", "P5Y", "P3Y"];
        return reading.Sentences.Where(s => IsByTaxLaw(s, isSwedish))
            .Select(s => kept.Find(p => p.Start >= s.Start && p.End <= s.End)).OfType<Promise>()
            .Where(p => p.Text("period") is [.., 'Y'] and var period && !lawful.Contains(period))
            .Select(p => FindingTexts.Finding("RETENTION-LAW-MISSTATED", p, detail: new(p.Text("period")!)));
    }

    private static bool IsByTaxLaw(Sentence sentence, bool isSwedish) =>
        isSwedish ? sentence.Tokens.Any(t => t.Word is "bokföringslagen" or "bokföringslag") : Law.Any(p => p.Find(sentence.Tokens, sentence.Tags) is not null);

    private static readonly Pattern[] Law = [.. new[] { "required by .. hmrc|tax", "hmrc .. requires|require", "tax law|laws .. requires|require|oblige*|demand*", "by law ... tax|hmrc", "legally required ... tax|hmrc", "tax|hmrc ... required by law" }.Select(p => new Pattern(p))];

    private static int? Days(Promise promise) => promise.Text("period") is ['P', not 'T', .., var unit] period && int.TryParse(period[1..^1], out var count)
        ? count * unit switch { 'D' => 1, 'W' => 7, 'M' => 30, _ => 360 }
        : null;
}
