using System.Collections.Frozen;

namespace Avow.Policy.Prose.Structure;

/// <summary>Reads HTML without building a tree: depth costs nothing, and every character keeps its place.</summary>
internal sealed class HtmlBlocks(string text)
{
    private static readonly FrozenSet<string> Breaking = new[]
    {
        "p", "div", "section", "article", "main", "body", "html", "ul", "ol", "dl", "dd", "dt", "table", "thead", "tbody", "blockquote", "header", "form", "br", "hr", "address", "details", "summary", "figure", "figcaption",
    }.ToFrozenSet();

    /// <summary>Page furniture: its content is no part of the policy.</summary>
    private static readonly FrozenSet<string> Hidden = new[] { "script", "style", "nav", "footer", "head", "noscript", "svg", "template", "select", "iframe", "button" }.ToFrozenSet();

    private readonly List<Block> _blocks = [];
    private CleanText _clean = new();
    private BlockKind _kind = BlockKind.Paragraph;
    private int _level;
    private int _depth;
    private List<(int, int)>? _cells;
    private int _cellFrom;
    private int _close;
    private readonly HashSet<string> _unclosed = [];

    /// <summary>Whether the text is a page rather than text with a few tags in it.</summary>
    public static bool IsPage(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, 200_000));
        return start.IndexOf("<html", StringComparison.OrdinalIgnoreCase) >= 0
            || start.Count("</p>") + start.Count("</div>") + start.Count("</li>") + start.Count("</h2>") + start.Count("</P>") + start.Count("</td>") >= 2;
    }

    public static List<Block> Read(string text) => new HtmlBlocks(text).Read();

    private List<Block> Read()
    {
        for (var i = 0; i < text.Length;)
        {
            i = text[i] == '<' && i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!' or '?') ? Tag(i) : Character(i);
        }

        Close();
        return _blocks;
    }

    private int Character(int i)
    {
        var (character, length) = Entities.Read(text, i, text.Length);
        _clean.Add(character, i);
        return i + length;
    }

    private int Tag(int i)
    {
        var isComment = text.AsSpan(i).StartsWith("<!--");
        var end = isComment ? text.IndexOf("-->", i, StringComparison.Ordinal) : NextClose(i);
        if (end < 0)
        {
            return isComment ? text.Length : Character(i);
        }

        end += isComment ? 3 : 1;
        return isComment ? end : Named(i, end);
    }

    /// <summary>The next end of a tag, looked for once however many beginnings stand before it.</summary>
    private int NextClose(int i)
    {
        if (_close >= 0 && _close < i)
        {
            _close = text.IndexOf('>', i);
        }

        return _close;
    }

    private int Named(int i, int end)
    {
        var isClosing = text[i + 1] == '/';
        var from = i + (isClosing ? 2 : 1);
        var to = from;
        while (to < end && char.IsAsciiLetterOrDigit(text[to]))
        {
            to++;
        }

        var name = text[from..to].ToLowerInvariant();
        if (Hidden.Contains(name) && !isClosing && text[end - 2] != '/')
        {
            return Behind(name, end);
        }

        Apply(name, isClosing, i);
        return end;
    }

    /// <summary>Where the hidden element closes; one that never does hides nothing and is not looked for again.</summary>
    private int Behind(string name, int end)
    {
        var close = _unclosed.Contains(name) ? -1 : text.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
        if (close < 0)
        {
            _unclosed.Add(name);
        }

        return close < 0 ? end : close;
    }

    private void Apply(string name, bool isClosing, int at)
    {
        if (name.Length == 2 && name[0] == 'h' && name[1] is >= '1' and <= '6')
        {
            Begin(isClosing ? BlockKind.Paragraph : BlockKind.Heading, name[1] - '0');
        }
        else if (name == "li")
        {
            Begin(isClosing ? BlockKind.Paragraph : BlockKind.Item, _depth);
        }
        else if (name == "tr")
        {
            Begin(isClosing ? BlockKind.Paragraph : BlockKind.Row, 0);
            _cells = isClosing ? null : [];
        }
        else if (name is "td" or "th" && _cells is not null)
        {
            Cell(isClosing, at);
        }
        else if (name is "dt" or "dd" && _cells is null)
        {
            Term(name, isClosing, at);
        }
        else if (Breaking.Contains(name))
        {
            Break(name, isClosing, at);
        }
    }

    /// <summary>A term and what is said of it are one item: "Invoices: seven years".</summary>
    private void Term(string name, bool isClosing, int at)
    {
        if (name == "dt" && isClosing)
        {
            _clean.Add(':', at);
            _clean.Add(' ', at);
        }
        else if (name == "dt" || isClosing || !(_kind == BlockKind.Item && _clean.Length > 0))
        {
            Begin(isClosing ? BlockKind.Paragraph : BlockKind.Item, _depth);
        }
    }

    /// <summary>Inside an item or a row a paragraph only parts words; elsewhere it ends the block.</summary>
    private void Break(string name, bool isClosing, int at)
    {
        _depth += name is "ul" or "ol" ? isClosing ? -1 : 1 : 0;
        if (_cells is not null || (_kind is BlockKind.Item or BlockKind.Heading && name is not ("ul" or "ol" or "section" or "table")))
        {
            _clean.Add(' ', at);
            return;
        }

        Begin(BlockKind.Paragraph, 0);
    }

    private void Cell(bool isClosing, int at)
    {
        if (!isClosing)
        {
            _cellFrom = _clean.Length;
        }
        else if (_clean.Length > _cellFrom)
        {
            _cells!.Add((_cellFrom, _clean.Length));
            _clean.Add('|', at);
            _clean.Add(' ', at);
        }
    }

    private void Begin(BlockKind kind, int level)
    {
        Close();
        _kind = kind;
        _level = level;
    }

    private void Close()
    {
        if (_clean.Text.AsSpan().IndexOfAnyExcept(" |") >= 0)
        {
            _blocks.Add(new(_kind, _level, _clean, _kind == BlockKind.Row && _cells is not null ? [.. _cells] : []));
        }

        _clean = new();
    }
}
