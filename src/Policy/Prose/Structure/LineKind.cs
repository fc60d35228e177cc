namespace Avow.Policy.Prose.Structure;

/// <summary>What a line of text or Markdown looks like on its own.</summary>
internal enum LineKind
{
    Blank,
    Rule,
    Heading,
    Item,
    Numbered,
    Row,
    Text,
}

/// <summary>One line with its place in the original.</summary>
/// <param name="Indent">Columns before the first character.</param>
/// <param name="Level">Of a Markdown heading 1 to 6, else 0.</param>
/// <param name="Start">Where its own text begins, behind the mark.</param>
internal readonly record struct Line(LineKind Kind, int Indent, int Level, int Start, int End)
{
    private const string Bullets = "-*•·–—+▪●○◦";

    public static Line Of(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        var at = start;
        while (at < end && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at == end ? new(LineKind.Blank, 0, 0, at, at) : Marked(text, at - start, at, end);
    }

    private static Line Marked(string text, int indent, int at, int end)
    {
        var span = text.AsSpan(at, end - at);
        if (span[0] == '#' && span.TrimStart('#') is var rest && span.Length - rest.Length <= 6 && (rest.IsEmpty || rest[0] == ' '))
        {
            return new(LineKind.Heading, indent, span.Length - rest.Length, end - rest.Length, end);
        }

        if (span[0] == '|' || (span.Count('\t') > 0 && span.Trim().Count('\t') > 0))
        {
            return new(LineKind.Row, indent, 0, at, end);
        }

        if (span.Length > 2 && span.IndexOfAnyExcept("-=_* ") < 0)
        {
            return new(LineKind.Rule, indent, 0, at, end);
        }

        // A bullet may stand alone on its line, its text on the next.
        if (Bullets.Contains(span[0]) && (span.Length == 1 || span[1] is ' ' or '\u00A0' or '\t'))
        {
            return new(LineKind.Item, indent, 0, Math.Min(end, at + 2), end);
        }

        return Number(span) is > 0 and var mark ? new(LineKind.Numbered, indent, 0, at + mark, end) : new(LineKind.Text, indent, 0, at, end);
    }

    /// <summary>The length of "1.", "2)", "3.1", "a." or "(iv)" with its space; 0 when there is none.</summary>
    private static int Number(ReadOnlySpan<char> span)
    {
        var i = span[0] == '(' ? 1 : 0;
        var from = i;
        while (i < span.Length && i < from + 6 && (char.IsAsciiDigit(span[i]) || (span[i] == '.' && i > from && i + 1 < span.Length && char.IsAsciiDigit(span[i + 1]))))
        {
            i++;
        }

        var isDotted = span[from..i].Contains('.');
        if (i == from && i + 1 < span.Length && char.IsAsciiLetterLower(span[i]))
        {
            i++;
        }

        var closed = i < span.Length && span[i] is '.' or ')';
        return i > from && (closed || isDotted) && (i += closed ? 1 : 0) < span.Length && span[i] == ' ' ? i + 1 : 0;
    }
}
