using Avow.Policy.Prose.Grammar;

namespace Avow.Policy.Prose.Structure;

/// <summary>One sentence, item, row or heading with everything that its meaning hangs on.</summary>
internal sealed class Sentence(Block block, Section section, IReadOnlyList<Token> tokens, Tags tags, IReadOnlyList<Period> periods)
{
    public Block Block { get; } = block;

    public Section Section { get; } = section;

    public IReadOnlyList<Token> Tokens { get; } = tokens;

    public Tags Tags { get; } = tags;

    public IReadOnlyList<Period> Periods { get; } = periods;

    /// <summary>The sentence that a list item completes ("We share it with:"); null outside lists.</summary>
    public Sentence? Lead { get; init; }

    /// <summary>What the lead is about, else the heading.</summary>
    public IReadOnlySet<string> Topics { get; init; } = section.NearestTopics;

    /// <summary>The sentence before it in the same section; null for the first.</summary>
    public Sentence? Before { get; init; }

    /// <summary>The sentence behind it in the same section, set while reading on.</summary>
    public Sentence? After { get; set; }

    /// <summary>First row of the table, for a row; null elsewhere.</summary>
    public Block? Header { get; init; }

    /// <summary>For a row under a header: what each column is about, by its head. Empty elsewhere.</summary>
    public IReadOnlyList<IReadOnlySet<string>> Columns { get; init; } = [];

    /// <summary>The words of the cell whose column is about the topic, from the first up to but without the second; null where the table has none.</summary>
    public (int From, int To)? Cell(string topic)
    {
        var column = Columns.TakeWhile(c => !c.Contains(topic)).Count();
        if (column >= Columns.Count || column >= Block.Cells.Count)
        {
            return null;
        }

        var (start, end) = Block.Cells[column];
        var from = Tokens.TakeWhile(t => t.Start < start).Count();
        var to = from + Tokens.Skip(from).TakeWhile(t => t.End <= end).Count();
        return from < to ? (from, to) : null;
    }

    /// <summary>How many words the run-in label takes ("Identity Data:", "Stripe -"); 0 when there is none.</summary>
    public int LabelWords { get; init; }

    public bool IsFirstOfBlock { get; init; }

    public bool IsListed => Block.Kind is BlockKind.Item or BlockKind.Row;

    public bool IsHeading => Block.Kind == BlockKind.Heading;

    /// <summary>Offset in the original.</summary>
    public int Start => StartOf(0);

    /// <summary>Offset in the original behind the last character.</summary>
    public int End => EndOf(Tokens.Count);

    public string Text => Words(0, Tokens.Count);

    public int StartOf(int word) => Block.Clean.At(Tokens[word].Start);

    public int EndOf(int toWord) => Block.Clean.Behind(Tokens[toWord - 1].End);

    /// <summary>The clean text of some words.</summary>
    public string Words(int from, int to) => from >= to ? "" : Block.Clean.Text[Tokens[from].Start..Tokens[to - 1].End];

    public bool Has(string name) => Tags.Has(name);
}
