using System.Text;

namespace Avow.Policy.Prose.Structure;

/// <summary>Text without markup whose every character knows where it stands in the original.</summary>
internal sealed class CleanText
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _at = [];
    private string? _whole;

    public int Length => _at.Count;

    public string Text => _whole ??= _text.ToString();

    /// <summary>Adds a character; white space that follows white space or begins the text is left out.</summary>
    public void Add(char c, int at)
    {
        c = Plain(c);
        if (c == ' ' && (_at.Count == 0 || _text[^1] == ' '))
        {
            return;
        }

        _text.Append(c);
        _at.Add(at);
        _whole = null;
    }

    /// <summary>Where the character stands in the original.</summary>
    public int At(int index) => _at[index];

    /// <summary>The place in the original just behind the character before <paramref name="end"/>.</summary>
    public int Behind(int end) => end == 0 ? 0 : _at[end - 1] + 1;

    private static char Plain(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u02BC' => '\'',
        '\u201C' or '\u201D' or '\u201E' => '"',
        '\u2010' or '\u2011' => '-',
        _ when char.IsWhiteSpace(c) || char.IsControl(c) => ' ',
        _ => c,
    };
}
