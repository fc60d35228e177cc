namespace Avow.Modules.Imports.Formats;

/// <summary>One line of a bookkeeping file: a label and its fields.</summary>
/// <param name="Label">With its sign, such as <c>#OBJEKT</c>.</param>
/// <param name="Objects">The pairs of dimension and object in braces.</param>
internal sealed record SieLine(int At, string Label, IReadOnlyList<string> Fields, IReadOnlyList<(string Dimension, string Object)> Objects, FormatFault? Fault)
{
    public string Field(int at) => at < Fields.Count ? Fields[at] : "";

    /// <summary>Takes a line apart: fields between blanks, in quotes where they hold blanks, object lists in braces.</summary>
    public static SieLine Of(int at, string line, bool isCut, FileLimits limits)
    {
        var (fields, inBraces, list) = (new List<string>(), new List<string>(), false);
        FormatFault? fault = isCut ? new("imports.format.long", at, limits.Signs + 1, limits.Signs) : null;
        for (var i = 0; i < line.Length && fields.Count + inBraces.Count < limits.Columns;)
        {
            if (line[i] is ' ' or '\t')
            {
                i++;
            }
            else if (line[i] is '{' or '}')
            {
                list = line[i++] == '{';
            }
            else
            {
                var (field, next) = line[i] == '"' ? Quoted(line, i) : Bare(line, i);
                fault ??= next < 0 ? new("imports.format.quote", at, i + 1) : null;
                (list ? inBraces : fields).Add(field);
                i = next < 0 ? line.Length : next;
            }
        }

        var objects = inBraces.Chunk(2).Where(p => p.Length == 2).Select(p => (p[0], p[1])).ToList();
        return new(at, fields.Count == 0 ? "" : fields[0].ToUpperInvariant(), [.. fields.Skip(1)], objects, fault);
    }

    private static (string Field, int Next) Bare(string line, int from)
    {
        var end = line.AsSpan(from).IndexOfAny(" \t{}");
        return end < 0 ? (line[from..], line.Length) : (line.Substring(from, end), from + end);
    }

    /// <returns>Next is -1 when the quote is never closed.</returns>
    private static (string Field, int Next) Quoted(string line, int from)
    {
        for (var i = from + 1; i < line.Length; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length)
            {
                i++;
            }
            else if (line[i] == '"')
            {
                return (line[(from + 1)..i].Replace("\\\"", "\"", StringComparison.Ordinal), i + 1);
            }
        }

        return (line[(from + 1)..], -1);
    }
}

/// <summary>Reads one line after another and never keeps more of it than the limits allow.</summary>
internal sealed class SieLines(TextReader text, FileLimits limits)
{
    private readonly System.Text.StringBuilder _signs = new();
    private int _line;

    /// <summary>The next line, or null at the end.</summary>
    public SieLine? Next()
    {
        if (text.Peek() < 0)
        {
            return null;
        }

        _signs.Clear();
        var isCut = false;
        for (int sign; (sign = text.Read()) >= 0 && sign != '\n';)
        {
            if (_signs.Length < limits.Signs)
            {
                _signs.Append((char)sign);
            }
            else
            {
                isCut = true;
            }
        }

        return SieLine.Of(++_line, _signs.ToString().TrimEnd('\r'), isCut, limits);
    }
}
