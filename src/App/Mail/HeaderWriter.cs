using System.Buffers;
using System.Text;

namespace Avow.Mail;

/// <summary>Writes header fields, folded at 76 columns, ASCII unless an address is not.</summary>
internal sealed class HeaderWriter(IBufferWriter<byte> output)
{
    private const int Columns = 76;
    private const int SmallestEncodedWord = 32;
    private int _column;
    private bool _hasWord;

    public void Field(string name, string value)
    {
        HeaderText.OneLine(name, value);
        Begin(name);
        Text(value);
        End();
    }

    /// <summary>A machine-made value such as a date or an id: one piece, never folded or encoded.</summary>
    public void Token(string name, string value)
    {
        HeaderText.OneLine(name, value);
        Begin(name);
        Word(value);
        End();
    }

    public void Field(string name, Mailbox mailbox)
    {
        Begin(name);
        if (HeaderText.IsAtoms(mailbox.Name) || !HeaderText.IsQuotable(mailbox.Name))
            Text(mailbox.Name);
        else
            Word(HeaderText.Quoted(mailbox.Name));
        Word($"<{mailbox.Address}>");
        End();
    }

    private void Begin(string name)
    {
        Raw(name);
        Raw(":");
        (_column, _hasWord) = (name.Length + 1, false);
    }

    private void End() => output.Write("\r\n"u8);

    private void Text(string value)
    {
        if (value.Length == 0)
            return;
        if (!HeaderText.IsPlain(value))
            EncodedWords(value);
        else
            foreach (var word in value.AsSpan().Split(' '))
                Word(value.AsSpan()[word]);
    }

    private void Word(ReadOnlySpan<char> word)
    {
        var width = Encoding.UTF8.GetByteCount(word);
        Space(_hasWord && _column + 1 + width > Columns);
        output.Advance(Encoding.UTF8.GetBytes(word, output.GetSpan(width)));
        _column += width;
    }

    private void EncodedWords(ReadOnlySpan<char> rest)
    {
        var base64 = EncodedWord.PrefersBase64(rest);
        while (!rest.IsEmpty)
        {
            Space(_column + 1 + SmallestEncodedWord > Columns);
            var chars = EncodedWord.Fit(rest, Math.Min(EncodedWord.Limit, Columns - _column), base64);
            var width = EncodedWord.Write(rest[..chars], base64, output.GetSpan(EncodedWord.Limit));
            output.Advance(width);
            _column += width;
            rest = rest[chars..];
        }
    }

    private void Space(bool onNewLine)
    {
        Raw(onNewLine ? "\r\n " : " ");
        _column = onNewLine ? 1 : _column + 1;
        _hasWord = true;
    }

    private void Raw(string ascii) => output.Advance(Encoding.ASCII.GetBytes(ascii, output.GetSpan(ascii.Length)));
}
