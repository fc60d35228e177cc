using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose.Grammar;

/// <summary>One entry of the grammar.</summary>
/// <param name="Under">Topics of which the heading or lead must have one; empty where any will do.</param>
/// <param name="NotUnder">Topics of which it must have none.</param>
/// <param name="Any">Patterns of which one must be found; empty where the place alone tells.</param>
/// <param name="Not">Patterns that forbid the rule.</param>
/// <param name="In">item, entry (the first sentence of an item), row, column (a row with a column on the topic that the value names), listed, heading, sentence (anything but a heading) or label (before the colon).</param>
/// <param name="Quote">sentence, clause, match, from (the match to the end of its clause) or pair (with the next sentence).</param>
/// <param name="Lead">Patterns of which the lead must have one; empty where any will do.</param>
internal sealed record Rule(
    string Id,
    string Type,
    IReadOnlySet<string> Under,
    IReadOnlySet<string> NotUnder,
    IReadOnlyList<Pattern> Any,
    IReadOnlyList<Pattern> Not,
    IReadOnlyList<Pattern> Lead,
    IReadOnlyList<Pattern> Next,
    string In,
    string Quote,
    IReadOnlyDictionary<string, object?> Value,
    double Confidence,
    IReadOnlyList<RuleExample> Examples)
{
    /// <summary>Where the rule is met in the sentence; the whole of it where the place alone tells.</summary>
    public Match? Find(Sentence sentence)
    {
        if (!Fits(sentence))
        {
            return null;
        }

        var match = Any.Count == 0 ? new Match(0, sentence.Tokens.Count) : First(sentence);
        return match is not null && Not.All(p => p.Find(sentence.Tokens, sentence.Tags) is null) && HasNeighbours(sentence) ? match : null;
    }

    private bool Fits(Sentence sentence)
    {
        var isPlace = In switch
        {
            "item" => sentence.Block.Kind == BlockKind.Item || sentence.Lead is not null,
            "entry" => sentence.IsFirstOfBlock && (sentence.IsListed || sentence.Lead is not null),
            "row" => sentence.Block.Kind == BlockKind.Row,
            "column" => sentence.Columns.Count > 0 && sentence.Cell((string)Value["column"]!) is not null,
            "listed" => sentence.IsListed || sentence.Lead is not null,
            "heading" => sentence.IsHeading,
            "any" => true,
            "label" => sentence.LabelWords > 0,
            "plain" => !sentence.IsHeading && !sentence.IsListed,
            _ => !sentence.IsHeading,
        };
        return isPlace && (Under.Count == 0 || Under.Overlaps(sentence.Topics)) && !NotUnder.Overlaps(sentence.Topics);
    }

    private Match? First(Sentence sentence)
    {
        foreach (var pattern in Any)
        {
            if (pattern.Find(sentence.Tokens, sentence.Tags) is { } match && (In != "label" || match.To <= sentence.LabelWords))
            {
                return match;
            }
        }

        return null;
    }

    private bool HasNeighbours(Sentence sentence) =>
        (Lead.Count == 0 || (sentence.Lead is { } lead && Lead.Any(p => p.Find(lead.Tokens, lead.Tags) is not null)))
        && (Next.Count == 0 || (sentence.After is { } next && Next.Any(p => p.Find(next.Tokens, next.Tags) is not null)));
}

/// <summary>A text that the rule must (or must not) find something in.</summary>
internal sealed record RuleExample(string Text, string Language, bool IsFound);
