using Avow.Policy.Prose.Grammar;

namespace Avow.Policy.Prose.Lint;

/// <summary>Findings that single sentences give: void mechanisms, repealed laws, invalid consent, placeholders …</summary>
internal static class Wordings
{
    private static readonly Lazy<IReadOnlyList<Rule>> Rules =
        new(() => [.. GrammarFile.All("lint.rules").SelectMany(f => f.Entries("rules").Select(f.ToRule))]);

    public static IReadOnlyList<Rule> All => Rules.Value;

    public static IEnumerable<ProseFinding> In(ProseReading reading) =>
        from sentence in reading.Sentences
        from rule in Rules.Value
        where rule.Find(sentence) is not null
        select FindingTexts.Finding((string)rule.Value["code"]!, reading.Original[sentence.Start..sentence.End], sentence.Start);
}
