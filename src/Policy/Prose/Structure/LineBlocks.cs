namespace Avow.Policy.Prose.Structure;

/// <summary>Reads plain text and Markdown: the same lines serve both, as published pages mix them.</summary>
internal sealed class LineBlocks(string text)
{
    private readonly List<Block> _blocks = [];
    private readonly List<Line> _lines = [];

    public static List<Block> Read(string text) => new LineBlocks(text).Read();

    private List<Block> Read()
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            _lines.Add(Line.Of(text, start, end));
            start = end + 1;
        }

        for (var i = 0; i < _lines.Count;)
        {
            i = Take(i);
        }

        return _blocks;
    }

    private int Take(int i)
    {
        var line = _lines[i];
        switch (line.Kind)
        {
            case LineKind.Blank or LineKind.Rule:
                return i + 1;
            case LineKind.Heading:
                Add(BlockKind.Heading, line.Level, i, i + 1);
                return i + 1;
            case LineKind.Row:
                TakeRow(line);
                return i + 1;
            case LineKind.Numbered when Looks.IsLoneNumber(text, _lines, i):
                Add(BlockKind.Heading, 2, i, i + 1);
                return i + 1;
            case LineKind.Item or LineKind.Numbered:
                return TakeItem(i);
            case LineKind.Text when Looks.BareList(text, _lines, i) is > 0 and var count:
                Enumerable.Range(i, count).ToList().ForEach(l => Add(BlockKind.Item, _lines[l].Indent, l, l + 1));
                return i + count;
            default:
                return TakeText(i);
        }
    }

    private int TakeItem(int i)
    {
        var to = i + 1;
        while (to < _lines.Count && _lines[to].Kind == LineKind.Text && (_lines[to].Indent > _lines[i].Indent || Looks.Continues(text, _lines[to - 1], _lines[to])))
        {
            to++;
        }

        Add(BlockKind.Item, _lines[i].Indent, i, to);
        return to;
    }

    private int TakeText(int i)
    {
        var isAlone = i + 1 >= _lines.Count || _lines[i + 1].Kind != LineKind.Text || !Looks.Continues(text, _lines[i], _lines[i + 1]);
        if (isAlone && Looks.IsHeading(text, _lines, i))
        {
            Add(BlockKind.Heading, 7, i, i + 1);
            return i + 1;
        }

        var to = i + 1;
        while (to < _lines.Count && _lines[to].Kind == LineKind.Text && Looks.Continues(text, _lines[to - 1], _lines[to]))
        {
            to++;
        }

        Add(BlockKind.Paragraph, 0, i, to);
        return to;
    }

    private void Add(BlockKind kind, int level, int from, int to)
    {
        var clean = new CleanText();
        for (var i = from; i < to; i++)
        {
            clean.Add(' ', _lines[i].Start);
            Inline.Clean(text, _lines[i].Start, _lines[i].End, clean);
        }

        if (clean.Length > 0)
        {
            _blocks.Add(new(kind, level, clean));
        }
    }

    private void TakeRow(Line line)
    {
        var clean = new CleanText();
        var cells = new List<(int, int)>();
        for (var at = line.Start; at < line.End;)
        {
            var end = text.AsSpan(at, line.End - at).IndexOfAny('|', '\t');
            end = end < 0 ? line.End : at + end;
            var from = clean.Length;
            Inline.Clean(text, at, end, clean);
            if (clean.Length > from)
            {
                cells.Add((from, clean.Length));
                clean.Add('|', Math.Max(at, end - 1));
                clean.Add(' ', Math.Max(at, end - 1));
            }

            at = end + 1;
        }

        if (cells.Count > 0 && clean.Text.AsSpan().IndexOfAnyExcept("|-: =") >= 0)
        {
            _blocks.Add(new(BlockKind.Row, 0, clean, cells));
        }
    }
}
