using System.Text;
using Avow.Policy.Reading;

namespace Avow.Policy.Law.Checking;

/// <summary>One record of a CSV file.</summary>
/// <param name="Line">The line of the file on which it begins, from 1.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Fields);

/// <summary>Reads comma-separated values as RFC 4180 has them: quoted fields may hold commas, line ends and doubled quotes.</summary>
internal static class CsvTable
{
    /// <summary>The records in order, blank lines left out. A fault ends the reading and is added.</summary>
    public static List<CsvRecord> Read(string text, int mostRecords, List<Fault> faults)
    {
        var records = new List<CsvRecord>();
        var at = 0;
        var line = 1;
        while (at < text.Length && faults.Count == 0)
        {
            var first = line;
            var fields = Record(text, ref at, ref line, faults);
            if (records.Count == mostRecords)
            {
                faults.Add(new(first, 1, "too-many-rows", $"The file has more than {mostRecords} rows."));
            }
            else if (fields is not [""])
            {
                records.Add(new(first, fields));
            }
        }

        return records;
    }

    private static List<string> Record(string text, ref int at, ref int line, List<Fault> faults)
    {
        var fields = new List<string>();
        var lineStart = at;
        while (true)
        {
            fields.Add(at < text.Length && text[at] == '"' ? Quoted(text, ref at, ref line, lineStart, faults) : Plain(text, ref at));
            if (at >= text.Length || faults.Count > 0 || text[at] != ',')
            {
                break;
            }

            at++;
        }

        EndOfLine(text, ref at, ref line, lineStart, faults);
        return fields;
    }

    private static string Plain(string text, ref int at)
    {
        var from = at;
        var length = text.AsSpan(from).IndexOfAny(',', '\r', '\n');
        at = length < 0 ? text.Length : from + length;
        return text[from..at];
    }

    private static string Quoted(string text, ref int at, ref int line, int lineStart, List<Fault> faults)
    {
        var (openLine, openColumn) = (line, at - lineStart + 1);
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"' && (at + 1 == text.Length || text[at + 1] != '"'))
            {
                at++;
                return field.ToString();
            }

            at += text[at] == '"' ? 1 : 0;
            line += text[at] == '\n' ? 1 : 0;
            field.Append(text[at]);
        }

        faults.Add(new(openLine, openColumn, "open-quote", "The quote that begins here is never closed."));
        return field.ToString();
    }

    private static void EndOfLine(string text, ref int at, ref int line, int lineStart, List<Fault> faults)
    {
        if (at < text.Length && text[at] is not ('\r' or '\n') && faults.Count == 0)
        {
            faults.Add(new(line, Math.Max(1, at - lineStart + 1), "after-quote", "Something stands between a closing quote and the next comma."));
        }

        at += at < text.Length && text[at] == '\r' ? 1 : 0;
        at += at < text.Length && text[at] == '\n' ? 1 : 0;
        line++;
    }
}
