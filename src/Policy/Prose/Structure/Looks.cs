namespace Avow.Policy.Prose.Structure;

/// <summary>What a line is when only its look can tell: a heading, a continuation, a numbered heading.</summary>
internal static class Looks
{
    private const int LongestHeading = 90;
    private const int WrappedFrom = 50;
    private const int LongestBareItem = 140;
    private const int FewestBareItems = 3;

    /// <summary>A short line that opens a stretch of text and ends without a full stop; a question may be one.</summary>
    public static bool IsHeading(string text, List<Line> lines, int i)
    {
        var span = text.AsSpan(lines[i].Start, lines[i].End - lines[i].Start).TrimEnd("*_ ");
        if (span.IsEmpty || span.Length > LongestHeading || span.Count(' ') > 11 || ".;,:!".Contains(span[^1]) || !(char.IsUpper(span[0]) || char.IsDigit(span[0]) || span[0] is '*' or '_'))
        {
            return false;
        }

        return !span.Contains(": ", StringComparison.Ordinal) && !span.Contains('@');
    }

    /// <summary>Whether the next line goes on with the sentence: it was wrapped by an editor.</summary>
    public static bool Continues(string text, Line line, Line next)
    {
        var length = line.End - line.Start;
        if (length == 0 || next.Kind != LineKind.Text || text[line.End - 1] is ':' || IsKeyed(text, next))
        {
            return false;
        }

        var ends = ".!?".Contains(text[line.End - 1]);
        return char.IsLower(text[next.Start]) || (length is >= WrappedFrom and <= 130 && !ends) || (ends && length is >= WrappedFrom and <= 110 && next.End - next.Start >= 20);
    }

    /// <summary>How many lines from here are items that lost their marks: a run of short lines with a capital each, under a lead that ends with a colon; 0 when there is none.</summary>
    public static int BareList(string text, List<Line> lines, int i)
    {
        var before = i - 1;
        while (before >= 0 && lines[before].Kind == LineKind.Blank)
        {
            before--;
        }

        if (before < 0 || lines[before].Kind == LineKind.Heading || text[lines[before].End - 1] != ':')
        {
            return 0;
        }

        var to = i;
        while (to < lines.Count && IsBareItem(text, lines[to]))
        {
            to++;
        }

        return to - i >= FewestBareItems ? to - i : 0;
    }

    private static bool IsBareItem(string text, Line line) =>
        line.Kind == LineKind.Text && line.End - line.Start <= LongestBareItem && char.IsUpper(text[line.Start]) && text[line.End - 1] != ':'
        && !HasSentenceEnd(text.AsSpan(line.Start, line.End - line.Start));

    private static bool HasSentenceEnd(ReadOnlySpan<char> span)
    {
        for (var i = 0; i + 2 < span.Length; i++)
        {
            if (span[i] == '.' && span[i + 1] == ' ' && char.IsUpper(span[i + 2]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Contact: …" begins a line of its own.</summary>
    private static bool IsKeyed(string text, Line line)
    {
        var span = text.AsSpan(line.Start, line.End - line.Start);
        var colon = span.IndexOf(": ");
        return colon is > 0 and < 40 && span[..colon].Count(' ') <= 3 && char.IsUpper(span[0]);
    }

    /// <summary>"3. Sharing" with text below it and no neighbour in a list.</summary>
    public static bool IsLoneNumber(string text, List<Line> lines, int i)
    {
        var span = text.AsSpan(lines[i].Start, lines[i].End - lines[i].Start);
        return span.Length <= LongestHeading && span.Length > 0 && !".;,".Contains(span[^1]) && !span.EndsWith(":") && char.IsUpper(span[0])
            && Neighbour(lines, i, -1) != LineKind.Numbered && Neighbour(lines, i, 1) != LineKind.Numbered;
    }

    private static LineKind Neighbour(List<Line> lines, int i, int step)
    {
        for (i += step; i >= 0 && i < lines.Count && lines[i].Kind == LineKind.Blank; i += step)
        {
        }

        return i >= 0 && i < lines.Count ? lines[i].Kind : LineKind.Blank;
    }
}
