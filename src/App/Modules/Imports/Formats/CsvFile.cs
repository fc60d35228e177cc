using System.Diagnostics;
using System.Text;

namespace Avow.Modules.Imports.Formats;

/// <summary>A table of values with separators: RFC 4180, and what real programs make of it.</summary>
/// <remarks>The separator is the one that stands most often in the heading. A quote inside a bare value, and one inside a quoted value that no
/// separator follows, are taken as they stand; only a quote that is never closed cannot be understood.</remarks>
public sealed class CsvFile : IRowFile
{
    private static readonly char[] Separators = [',', ';', '\t'];
    private readonly CsvLine _line;
    private readonly FileLimits _limits;
    private readonly TextReader _text;

    private CsvFile(TextReader text, FileLimits limits, string heading)
    {
        (_text, _limits) = (text, limits);
        _line = new CsvLine(text, limits, heading, SeparatorOf(heading));
        Columns = _line.Read() ? [.. _line.Cells.Select(c => c.Trim())] : [];
        Fault = _line.Fault is { } fault ? fault with { Ends = true } : Columns.All(c => c.Length == 0) ? new("imports.format.empty", 1, 1, Ends: true) : null;
    }

    public IReadOnlyList<string> Columns { get; }

    public FormatFault? Fault { get; }

    public static CsvFile Open(Stream stream, FileLimits limits) => Open(WrittenText.Open(stream), limits);

    public static CsvFile Open(TextReader text, FileLimits limits) => new(text, limits, HeadingOf(text, limits));

    public IEnumerable<FileRow> Rows()
    {
        var began = Stopwatch.GetTimestamp();
        for (var number = 1; Fault is null && _line.Read(); number++)
        {
            if (_line.IsBlank)
            {
                number--;
                continue;
            }

            var fault = number > _limits.Rows ? new("imports.format.rows", _line.Began, 1, _limits.Rows, true)
                : Stopwatch.GetElapsedTime(began).TotalSeconds > _limits.Seconds ? new("imports.format.time", _line.Began, 1, _limits.Seconds, true)
                : _line.Fault ?? TooMany();
            yield return new(number, _line.Began, Filled(_line.Cells), fault);
            if (fault is { Ends: true })
            {
                yield break;
            }
        }
    }

    public void Dispose() => _text.Dispose();

    private FormatFault? TooMany() => _line.Cells.Count <= Columns.Count || _line.Cells.Skip(Columns.Count).All(c => c.Length == 0)
        ? null
        : new("imports.format.cells", _line.Began, 1, Columns.Count);

    private string[] Filled(List<string> cells) => [.. Enumerable.Range(0, Columns.Count).Select(i => i < cells.Count ? cells[i] : "")];

    /// <summary>The first line, to choose the separator by; read once, bounded.</summary>
    private static string HeadingOf(TextReader text, FileLimits limits)
    {
        var heading = new StringBuilder();
        var most = limits.Columns * 200;
        for (int sign; heading.Length < most && (sign = text.Peek()) >= 0 && sign is not ('\n' or '\r');)
        {
            heading.Append((char)text.Read());
        }

        return heading.ToString();
    }

    private static char SeparatorOf(string heading)
    {
        var quoted = false;
        var counts = new int[Separators.Length];
        foreach (var sign in heading)
        {
            quoted ^= sign == '"';
            if (!quoted && Array.IndexOf(Separators, sign) is >= 0 and var at)
            {
                counts[at]++;
            }
        }

        return Separators[Array.IndexOf(counts, counts.Max())];
    }
}
