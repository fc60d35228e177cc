using System.Text;

namespace Avow.Modules.Imports.Formats;

/// <summary>Reads one record after another, sign by sign, and never keeps more of it than the limits allow.</summary>
internal sealed class CsvLine(TextReader text, FileLimits limits, string heading, char separator)
{
    private readonly StringBuilder _cell = new();
    private int _ahead;
    private int _line = 1;
    private int _column;
    private (int Line, int Column) _quote;

    public List<string> Cells { get; private set; } = [];

    /// <summary>The line in which the record began.</summary>
    public int Began { get; private set; }

    public FormatFault? Fault { get; private set; }

    public bool IsBlank => Fault is null && Cells.TrueForAll(c => c.Length == 0);

    /// <returns>False at the end of the file.</returns>
    public bool Read()
    {
        if (Peek() < 0)
        {
            return false;
        }

        (Cells, Fault, Began) = ([], null, _line);
        while (Cell())
        {
        }

        return true;
    }

    /// <returns>Whether another cell follows in this record.</returns>
    private bool Cell()
    {
        _cell.Clear();
        var ended = Peek() == '"' ? Quoted() : Bare();
        if (Cells.Count < limits.Columns)
        {
            Cells.Add(_cell.ToString());
        }
        else
        {
            Fault ??= new("imports.format.columns", Began, _column, limits.Columns);
        }

        return !ended;
    }

    /// <returns>Whether the record ends here.</returns>
    private bool Bare()
    {
        while (true)
        {
            var sign = Next();
            if (sign < 0 || sign == '\n')
            {
                return true;
            }

            if (sign == separator)
            {
                return false;
            }

            Keep((char)sign);
        }
    }

    private bool Quoted()
    {
        Next();
        _quote = (_line, _column);
        while (true)
        {
            var sign = Next();
            if (sign < 0)
            {
                Fault = new("imports.format.quote", _quote.Line, _quote.Column, Ends: true);
                return true;
            }

            if (sign != '"')
            {
                Keep((char)sign);
            }
            else if (Peek() == '"')
            {
                Keep((char)Next());
            }
            else if (Peek() is var after && (after < 0 || after == separator || after == '\n'))
            {
                return Next() != separator;
            }
            else
            {
                Keep('"');
            }
        }
    }

    private void Keep(char sign)
    {
        if (_cell.Length < limits.Signs)
        {
            _cell.Append(sign);
        }
        else
        {
            Fault ??= new("imports.format.long", Began, _column, limits.Signs);
        }
    }

    /// <summary>The next sign; every kind of line end is one <c>\n</c>.</summary>
    private int Next()
    {
        var sign = Raw();
        if (sign == '\r')
        {
            sign = '\n';
            if (RawPeek() == '\n')
            {
                Raw();
            }
        }

        (_line, _column) = sign == '\n' ? (_line + 1, 0) : (_line, _column + 1);
        return sign;
    }

    private int Peek() => RawPeek() is '\r' ? '\n' : RawPeek();

    private int Raw() => _ahead < heading.Length ? heading[_ahead++] : text.Read();

    private int RawPeek() => _ahead < heading.Length ? heading[_ahead] : text.Peek();
}
