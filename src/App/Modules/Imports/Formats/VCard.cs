namespace Avow.Modules.Imports.Formats;

/// <summary>One card while its lines come in. Cards inside a card (the agents of old programs) are read past.</summary>
internal sealed class VCard
{
    private readonly string[] _cells = [.. VCardFile.Headings.Select(_ => "")];
    private int _depth;
    private int _taken;

    public int Began { get; private set; }

    public FormatFault? Fault { get; private set; }

    public bool IsOpen => _depth > 0;

    public IReadOnlyList<string> Cells => _cells;

    public void Open(int line)
    {
        _depth++;
        Began = _depth == 1 ? line : Began;
    }

    /// <returns>Whether the outermost card ended.</returns>
    public bool Close()
    {
        _depth = Math.Max(0, _depth - 1);
        return _depth == 0 && Began > 0;
    }

    public void Take(VCardLine line, FileLimits limits)
    {
        if (_depth != 1)
        {
            return;
        }

        if (++_taken > limits.Columns)
        {
            Fault ??= new("imports.format.properties", line.At, 1, limits.Columns);
        }
        else if (PlaceOf(line) >= 0 && line.IsCut)
        {
            Fault ??= new("imports.format.long", line.At, 1, limits.Signs);
        }
        else
        {
            Put(line);
        }
    }

    private void Put(VCardLine line)
    {
        switch (line.Name)
        {
            case "N":
                var parts = line.Parts();
                Set(1, parts.ElementAtOrDefault(0));
                Set(0, string.Join(' ', new[] { parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2) }.Where(p => !string.IsNullOrWhiteSpace(p))));
                break;
            case "FN" when _cells[0].Length == 0 && _cells[1].Length == 0:
                var words = line.Text().Trim();
                var at = words.LastIndexOf(' ');
                Set(0, at < 0 ? words : words[..at]);
                Set(1, at < 0 ? "" : words[(at + 1)..]);
                break;
            case "ORG":
                Set(3, line.Parts().FirstOrDefault());
                break;
            case "ADR":
                Set(8, string.Join(", ", line.Parts().Where(p => !string.IsNullOrWhiteSpace(p))));
                break;
            case "EMAIL":
                Set(_cells[4].Length == 0 ? 4 : 5, line.Text().Replace("mailto:", "", StringComparison.OrdinalIgnoreCase));
                break;
            case "TEL":
                Set(line.HasType("CELL") ? 7 : 6, line.Text().Replace("tel:", "", StringComparison.OrdinalIgnoreCase));
                break;
            default:
                if (PlaceOf(line) is >= 0 and var place)
                {
                    Set(place, line.Text());
                }

                break;
        }
    }

    private static int PlaceOf(VCardLine line) => line.Name switch
    {
        "N" or "FN" => 0,
        "TITLE" => 2,
        "ORG" => 3,
        "EMAIL" => 4,
        "TEL" => 6,
        "ADR" => 8,
        "URL" => 9,
        "NOTE" => 10,
        "REV" => 11,
        _ => -1,
    };

    private void Set(int place, string? value)
    {
        if (_cells[place].Length == 0)
        {
            _cells[place] = value?.Trim() ?? "";
        }
    }
}
