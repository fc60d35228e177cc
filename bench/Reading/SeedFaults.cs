using System.Text;

namespace Avow.Bench.Reading;

/// <summary>The worked cases of faults (<c>lint.CODE</c> rows of vectors.csv) on the five policies as published.</summary>
internal static class SeedFaults
{
    /// <summary>Empty where the file is not there. An absence has no quote.</summary>
    public static List<LintLabel> All(string file)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        return [.. File.ReadLines(file).Where(l => l.StartsWith("lint.", StringComparison.Ordinal)).Select(Cells).Select(Label)];
    }

    private static LintLabel Label(List<string> cells)
    {
        var at = cells[2].IndexOf(": ", StringComparison.Ordinal);
        var quote = cells[2][(at + 2)..];
        return new(Path.GetFileNameWithoutExtension(cells[2][..at]), cells[0]["lint.".Length..], cells[3], quote.StartsWith("(absent", StringComparison.Ordinal) ? null : quote);
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        foreach (var c in line)
        {
            if (c == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
