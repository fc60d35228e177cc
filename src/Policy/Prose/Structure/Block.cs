namespace Avow.Policy.Prose.Structure;

/// <summary>What a block of the page is.</summary>
internal enum BlockKind
{
    Paragraph,
    Heading,
    Item,
    Row,
}

/// <summary>One block of the page.</summary>
/// <param name="Level">Of a heading 1 to 6 (7 where only its look tells), of an item its depth.</param>
/// <param name="Cells">Of a table row: where each cell begins and ends in the clean text. Empty otherwise.</param>
internal sealed record Block(BlockKind Kind, int Level, CleanText Clean, IReadOnlyList<(int Start, int End)> Cells)
{
    public Block(BlockKind kind, int level, CleanText clean)
        : this(kind, level, clean, [])
    {
    }
}
