using System.Text;

namespace Avow.Modules.Imports;

/// <summary>Rows for a spreadsheet, in which nothing that came from a stranger is calculated.</summary>
internal static class SafeCsv
{
    /// <summary>Cells that a spreadsheet would take for a formula begin with an apostrophe; every cell is quoted.</summary>
    public static void Row(StringBuilder csv, IEnumerable<string> cells) => csv.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(string text)
    {
        var safe = text.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] || text is ['\t' or '\r' or '\n', ..] ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
