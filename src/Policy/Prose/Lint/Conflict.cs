using Avow.Policy.Prose.Grammar;
using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose.Lint;

/// <summary>A fault that hangs on the whole text: what one sentence says beside what another says, or what none does.</summary>
/// <param name="IsOnce">Only the first sentence of the text is told.</param>
/// <param name="IsOfSection">The other sentences must stand under the same heading.</param>
/// <param name="Says">The sentence that is quoted.</param>
/// <param name="Against">A second sentence that does not go with it, shown beside it; null where none is needed.</param>
/// <param name="Given">A sentence that must stand somewhere; null where none is needed.</param>
/// <param name="Absent">Sentences of which any would put it right; may be empty.</param>
internal sealed record Conflict(string Code, bool IsOnce, bool IsOfSection, Rule Says, Rule? Against, Rule? Given, IReadOnlyList<Rule> Absent, IReadOnlyList<RuleExample> Examples)
{
    private static readonly Lazy<IReadOnlyList<Conflict>> Known =
        new(() => [.. GrammarFile.All("lint.conflicts").SelectMany(f => f.Entries("conflicts").Select(f.ToConflict))]);

    public static IReadOnlyList<Conflict> All => Known.Value;

    public static IEnumerable<ProseFinding> In(ProseReading reading) => All.SelectMany(c => c.Of(reading));

    private IEnumerable<ProseFinding> Of(ProseReading reading)
    {
        var found = reading.Sentences.Where(s => Says.Find(s) is not null).Select(s => Finding(reading, s)).OfType<ProseFinding>();
        return IsOnce ? found.Take(1) : found;
    }

    private ProseFinding? Finding(ProseReading reading, Sentence sentence)
    {
        var scope = IsOfSection ? reading.Sentences.Where(s => s.Section == sentence.Section) : reading.Sentences;
        if (Absent.Any(a => scope.Any(s => a.Find(s) is not null)) || (Given is not null && !scope.Any(s => Given.Find(s) is not null)))
        {
            return null;
        }

        var other = Against is null ? null : scope.FirstOrDefault(s => s != sentence && s.Text != sentence.Text && Against.Find(s) is not null);
        var end = Says.Quote == "pair" && sentence.After is { } after ? after.End : sentence.End;
        return Against is not null && other is null
            ? null
            : FindingTexts.Finding(Code, reading.Original[sentence.Start..end], sentence.Start, other is null ? null : reading.Original[other.Start..other.End]);
    }
}
