using System.Text;

namespace Avow.Modules.Imports.Formats;

/// <summary>Unfolds a card's lines without ever holding more of one than the limits allow.</summary>
internal sealed class VCardLines(TextReader text, FileLimits limits)
{
    private readonly StringBuilder _signs = new();
    private int _line = 1;
    private bool _cut;

    /// <summary>The next line that is not blank, or null at the end.</summary>
    public VCardLine? Next()
    {
        while (text.Peek() >= 0)
        {
            var at = _line;
            if (Unfolded() is { Length: > 0 } whole)
            {
                return Split(whole, at);
            }
        }

        return null;
    }

    private string Unfolded()
    {
        _signs.Clear();
        _cut = false;
        Physical();
        while (Goes())
        {
            Physical();
        }

        return _signs.ToString();
    }

    /// <summary>Whether the next physical line goes on with this one: it begins with a space, or this one ended in a soft break.</summary>
    private bool Goes()
    {
        if (text.Peek() is ' ' or '\t')
        {
            text.Read();
            return true;
        }

        if (_signs.Length > 0 && _signs[^1] == '=' && IsQuotedPrintable() && text.Peek() >= 0)
        {
            _signs.Length--;
            return true;
        }

        return false;
    }

    private bool IsQuotedPrintable()
    {
        var begins = _signs.ToString(0, Math.Min(_signs.Length, 200));
        return begins.IndexOf(':') is > 0 and var colon && begins[..colon].Contains("QUOTED-PRINTABLE", StringComparison.OrdinalIgnoreCase);
    }

    private void Physical()
    {
        for (int sign; (sign = text.Read()) >= 0;)
        {
            if (sign is '\n' or '\r')
            {
                if (sign == '\r' && text.Peek() == '\n')
                {
                    text.Read();
                }

                _line++;
                return;
            }

            if (_signs.Length < limits.Signs)
            {
                _signs.Append((char)sign);
            }
            else
            {
                _cut = true;
            }
        }
    }

    private VCardLine Split(string whole, int at)
    {
        var colon = ColonOf(whole);
        var head = colon < 0 ? whole : whole[..colon];
        var semicolon = head.IndexOf(';', StringComparison.Ordinal);
        var name = semicolon < 0 ? head : head[..semicolon];
        name = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..].Trim().ToUpperInvariant();
        return new(name, semicolon < 0 ? "" : head[(semicolon + 1)..], colon < 0 ? "" : whole[(colon + 1)..], at, _cut);
    }

    /// <summary>The colon before the value; one in a quoted parameter is none.</summary>
    private static int ColonOf(string whole)
    {
        var quoted = false;
        for (var i = 0; i < whole.Length; i++)
        {
            quoted ^= whole[i] == '"';
            if (whole[i] == ':' && !quoted)
            {
                return i;
            }
        }

        return -1;
    }
}
