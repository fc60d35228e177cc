using System.Globalization;

namespace Avow.Policy.Prose.Structure;

/// <summary>The characters that HTML writes by name or number.</summary>
internal static class Entities
{
    private static readonly Dictionary<string, char> Named = new()
    {
        ["amp"] = '&', ["lt"] = '<', ["gt"] = '>', ["quot"] = '"', ["apos"] = '\'', ["nbsp"] = ' ', ["copy"] = '©', ["middot"] = '·', ["bull"] = '•',
        ["rsquo"] = '\'', ["lsquo"] = '\'', ["ldquo"] = '"', ["rdquo"] = '"', ["ndash"] = '–', ["mdash"] = '—', ["hellip"] = '…', ["times"] = '×',
        ["aring"] = 'å', ["auml"] = 'ä', ["ouml"] = 'ö', ["Aring"] = 'Å', ["Auml"] = 'Ä', ["Ouml"] = 'Ö', ["eacute"] = 'é', ["pound"] = '£', ["euro"] = '€',
    };

    /// <summary>The character at the place and how many characters of the original it takes.</summary>
    public static (char Character, int Length) Read(string text, int at, int end)
    {
        if (text[at] != '&')
        {
            return (text[at], 1);
        }

        var semicolon = text.AsSpan(at, Math.Min(end - at, 10)).IndexOf(';');
        return semicolon > 1 && Decode(text.AsSpan(at + 1, semicolon - 1)) is { } known ? (known, semicolon + 1) : ('&', 1);
    }

    private static char? Decode(ReadOnlySpan<char> name)
    {
        if (name[0] != '#')
        {
            return Named.TryGetValue(name.ToString(), out var named) ? named : null;
        }

        var isHex = name.Length > 1 && name[1] is 'x' or 'X';
        return int.TryParse(name[(isHex ? 2 : 1)..], isHex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is > 0 and <= char.MaxValue
            ? (char)code
            : null;
    }
}
