using Avow.Policy.Reading;

namespace Avow.Policy.Law.Checking;

/// <summary>One worked case: what a rule of law makes of an input.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Rule">Such as <c>dsr.due</c>.</param>
/// <param name="Jurisdiction">Such as <c>UK-SCT</c> or <c>EU->US</c>.</param>
/// <param name="Input">A list such as <c>received=2026-09-03; holidays=scotland</c>, or prose.</param>
/// <param name="Expected">A list such as <c>due=2026-10-05</c>, or prose.</param>
/// <param name="Source">Where the case comes from.</param>
public sealed record VectorRow(int Line, string Rule, string Jurisdiction, string Input, string Expected, string Source);

/// <summary>What came of reading a file of worked cases.</summary>
/// <param name="Rows">In the order of the file; empty when there are faults.</param>
/// <param name="Faults">Empty exactly when the file reads.</param>
public sealed record VectorFile(IReadOnlyList<VectorRow> Rows, IReadOnlyList<Fault> Faults)
{
    /// <summary>How many rows a file may have.</summary>
    public const int MostRows = 20_000;

    private static readonly string[] Header = ["rule", "jurisdiction", "input", "expected", "source_title"];

    /// <summary>Reads a CSV file with the columns rule, jurisdiction, input, expected and source_title. At most 2 MB; never an exception.</summary>
    public static VectorFile Read(Stream stream)
    {
        var buffer = new byte[SourceText.MostBytes + 1];
        return Read(buffer.AsSpan(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)));
    }

    /// <summary>Reads the bytes of such a file.</summary>
    public static VectorFile Read(ReadOnlySpan<byte> bytes)
    {
        var faults = new List<Fault>();
        var records = SourceText.Decode(bytes, faults) is { } text ? CsvTable.Read(text, MostRows + 1, faults) : [];
        if (faults.Count == 0)
        {
            Check(records, faults);
        }

        return faults.Count > 0
            ? new([], [.. faults.Select(f => f with { Message = f.Message.Replace("; a policy is a text that people read", "", StringComparison.Ordinal) })])
            : new([.. records.Skip(1).Select(Row)], []);
    }

    private static void Check(List<CsvRecord> records, List<Fault> faults)
    {
        if (records.Count == 0 || !records[0].Fields.Select(f => f.Trim()).SequenceEqual(Header))
        {
            faults.Add(new(1, 1, "header", $"The first line must be {string.Join(',', Header)}."));
            return;
        }

        faults.AddRange(records.Where(r => r.Fields.Count != Header.Length).Take(ReadResult.MostFaults)
            .Select(r => new Fault(r.Line, 1, "columns", $"This row has {r.Fields.Count} fields; it should have {Header.Length}.")));
    }

    private static VectorRow Row(CsvRecord record) =>
        new(record.Line, record.Fields[0].Trim(), record.Fields[1].Trim(), record.Fields[2].Trim(), record.Fields[3].Trim(), record.Fields[4].Trim());
}
