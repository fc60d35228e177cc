using System.Text;

namespace Avow.Modules.Imports.Formats;

/// <summary>One content line of a card: <c>group.NAME;PARAM=value:VALUE</c>, unfolded.</summary>
/// <param name="At">Where it begins, from 1.</param>
/// <param name="IsCut">Whether it was longer than we read.</param>
internal sealed record VCardLine(string Name, string Parameters, string Value, int At, bool IsCut)
{
    public bool Is(string name, string value) => Name == name && Value.Trim().Equals(value, StringComparison.OrdinalIgnoreCase);

    public bool HasType(string type) => Parameters.Split(';', '=', ',', '"').Any(p => p.Equals(type, StringComparison.OrdinalIgnoreCase));

    public bool IsQuotedPrintable => Parameters.Contains("QUOTED-PRINTABLE", StringComparison.OrdinalIgnoreCase);

    public string Text() => Unescaped(Decoded());

    /// <summary>The parts between bare semicolons.</summary>
    public IReadOnlyList<string> Parts()
    {
        var (parts, part, escaped) = (new List<string>(), new StringBuilder(), false);
        foreach (var sign in Decoded())
        {
            if (sign == ';' && !escaped)
            {
                parts.Add(Unescaped(part.ToString()));
                part.Clear();
                continue;
            }

            part.Append(sign);
            escaped = sign == '\\' && !escaped;
        }

        parts.Add(Unescaped(part.ToString()));
        return parts;
    }

    private string Decoded()
    {
        if (!IsQuotedPrintable)
        {
            return Value;
        }

        var bytes = new List<byte>(Value.Length);
        for (var i = 0; i < Value.Length; i++)
        {
            if (Value[i] == '=' && i + 2 < Value.Length && char.IsAsciiHexDigit(Value[i + 1]) && char.IsAsciiHexDigit(Value[i + 2]))
            {
                bytes.Add(Convert.ToByte(Value.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(Value[i].ToString()));
            }
        }

        using var reader = WrittenText.Open(new MemoryStream([.. bytes]));
        return reader.ReadToEnd();
    }

    private static string Unescaped(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var escapes = text[i] == '\\' && i + 1 < text.Length;
            i += escapes ? 1 : 0;
            plain.Append(escapes && text[i] is 'n' or 'N' && text[i - 1] == '\\' ? '\n' : text[i]);
        }

        return plain.ToString();
    }
}
