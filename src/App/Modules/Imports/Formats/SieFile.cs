using System.Diagnostics;

namespace Avow.Modules.Imports.Formats;

/// <summary>The customers of a Swedish bookkeeping file (SIE types 3 and 4): the objects of dimension 8, each with the first and last day on which the year's
/// books name it.</summary>
/// <remarks>Source: SIE file format, issue 4B, “reserved dimensions” (6 project, 7 employee, 8 customer, 9 supplier, 10 invoice). Some programs declare a
/// dimension of their own and call it customer; that is understood too. Balances and amounts are read past.</remarks>
public sealed class SieFile(TextReader text, FileLimits limits) : IRowFile
{
    /// <summary>The headings under which a customer is shown.</summary>
    public static readonly IReadOnlyList<string> Headings = ["Customer number", "Person", "Company", "First entry in these books", "Last entry in these books"];

    private static readonly string[] CustomerWords = ["kund", "kunder", "customer", "customers"];
    private readonly HashSet<string> _dimensions = ["8"];
    private readonly Dictionary<string, Customer> _customers = [];

    public IReadOnlyList<string> Columns => Headings;

    public FormatFault? Fault => null;

    public static SieFile Open(Stream stream, FileLimits limits) => new(WrittenText.Open(stream, isPc8: true), limits);

    public IEnumerable<FileRow> Rows()
    {
        var ended = Read();
        var number = 0;
        foreach (var (key, customer) in _customers)
        {
            yield return new(++number, customer.Line, customer.Cells(key), customer.Fault);
        }

        ended ??= number == 0 ? new("imports.format.sie-none", 1, 1, Ends: true) : null;
        if (ended is not null)
        {
            yield return new(number + 1, ended.Line, new Customer(ended.Line, "", null).Cells(""), ended);
        }
    }

    public void Dispose() => text.Dispose();

    /// <returns>What ended the reading before the end, or null.</returns>
    private FormatFault? Read()
    {
        var (lines, began, day) = (new SieLines(text, limits), Stopwatch.GetTimestamp(), "");
        while (lines.Next() is { } line)
        {
            if (_customers.Count > limits.Rows)
            {
                _customers.Remove(_customers.Keys.Last());
                return new("imports.format.rows", line.At, 1, limits.Rows, true);
            }

            if (Stopwatch.GetElapsedTime(began).TotalSeconds > limits.Seconds)
            {
                return new("imports.format.time", line.At, 1, limits.Seconds, true);
            }

            day = line.Label == "#VER" ? line.Field(2) : day;
            Take(line, day);
        }

        return null;
    }

    private void Take(SieLine line, string day)
    {
        switch (line.Label)
        {
            case "#DIM" or "#UNDERDIM" when CustomerWords.Contains(line.Field(1).Trim().ToLowerInvariant()):
                _dimensions.Add(line.Field(0));
                break;
            case "#OBJEKT" when _dimensions.Contains(line.Field(0)):
                _customers.TryAdd(line.Field(1), new(line.At, line.Field(2).Trim(), line.Fault));
                break;
            case "#TRANS":
                foreach (var (_, found) in line.Objects.Where(o => _dimensions.Contains(o.Dimension)))
                {
                    _customers.GetValueOrDefault(found)?.Met(day);
                }

                break;
        }
    }

    private sealed class Customer(int line, string name, FormatFault? fault)
    {
        private string _first = "";
        private string _last = "";

        public int Line { get; } = line;

        public FormatFault? Fault { get; } = fault;

        /// <summary>Days are written as eight digits, which sort as days do.</summary>
        public void Met(string day)
        {
            if (day.Length == 8 && day.All(char.IsAsciiDigit))
            {
                _first = _first.Length == 0 || string.CompareOrdinal(day, _first) < 0 ? day : _first;
                _last = string.CompareOrdinal(day, _last) > 0 ? day : _last;
            }
        }

        public string[] Cells(string number) => CompanyName.Is(name) ? [number, "", name, _first, _last] : [number, name, "", _first, _last];
    }
}
