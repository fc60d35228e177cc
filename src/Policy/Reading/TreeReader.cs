using Avow.Policy.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Avow.Policy.Reading;

/// <summary>Reads YAML events into a small bounded tree. Never follows an alias, so nothing can grow.</summary>
internal sealed class TreeReader
{
    public const int MostDepth = 16;
    public const int MostNodes = 20_000;
    private const int MostOfMessage = 300;

    private readonly Parser _parser;
    private readonly List<Fault> _faults;
    private readonly int[] _lineStarts;
    private int _nodes;

    private TreeReader(string text, List<Fault> faults)
    {
        _parser = new(new StringReader(text));
        _faults = faults;
        _lineStarts = LineStarts(text);
    }

    /// <summary>The tree of the one document; null when there is none. Faults are added, never thrown.</summary>
    public static Node? Read(string text, List<Fault> faults)
    {
        try
        {
            return new TreeReader(text, faults).Document();
        }
        catch (TreeRefused refused)
        {
            faults.Add(refused.Fault);
        }
        catch (YamlException e)
        {
            faults.Add(new(Math.Max(1, (int)e.Start.Line), Math.Max(1, (int)e.Start.Column), "yaml", $"This is not YAML: {Plain(e.Message)}"));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or ArithmeticException or IndexOutOfRangeException)
        {
            // The parser leaks such exceptions on malformed escapes and directives; to the reader they are all one fault.
            faults.Add(new(1, 1, "yaml", $"This is not YAML: {Plain(e.Message)}"));
        }

        return null;
    }

    private static int[] LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            starts.Add(at + 1);
        }

        return [.. starts];
    }

    private static string Plain(string message)
    {
        var line = string.Concat(message.Trim().Take(MostOfMessage).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c));
        return line.EndsWith('.') ? line : line + ".";
    }

    private Node? Document()
    {
        Node? root = null;
        while (_parser.MoveNext())
        {
            switch (_parser.Current)
            {
                case DocumentStart start when root is not null:
                    throw Refuse(start, "several-documents", "A second document begins here; a policy file holds one.");
                case DocumentStart start when HasDirective(start):
                    throw Refuse(_parser.Current!, "directive", "YAML directives (lines that begin with %) are not allowed.");
                case NodeEvent or AnchorAlias:
                    root = Read(_parser.Current!, 1);
                    break;
            }
        }

        if (root is null or ScalarNode { Text: "" })
        {
            _faults.Add(new(1, 1, "empty-file", "The file says nothing; a policy begins with `avow: 1`."));
            return null;
        }

        return root;
    }

    /// <summary>The parser adds the two standard tag handles itself.</summary>
    private static bool HasDirective(DocumentStart start) =>
        start.Version is not null || start.Tags?.Any(t => t.Prefix is not ("!" or "tag:yaml.org,2002:")) == true;

    private Node Read(ParsingEvent node, int depth)
    {
        if (++_nodes > MostNodes)
        {
            throw Refuse(node, "too-many-nodes", $"The file has more than {MostNodes} parts; a policy is a text that people read.");
        }

        if (node is not (NodeEvent or AnchorAlias))
        {
            throw Refuse(node, "yaml", "This is not YAML: a value is missing here.");
        }

        var isRefused = RefuseDecorations(node);
        Node read = node switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart => ReadList(node, Deeper(node, depth)),
            MappingStart => ReadMap(node, Deeper(node, depth)),
            _ => new RefusedNode(At(node)),
        };
        return isRefused ? new RefusedNode(read.At) : read;
    }

    private bool RefuseDecorations(ParsingEvent e)
    {
        if (e is AnchorAlias alias)
        {
            _faults.Add(new(At(e), "alias", $"The alias {Quote.Word("*" + alias.Value.Value)} is not allowed; write the text out."));
            return true;
        }

        var node = (NodeEvent)e;
        var before = _faults.Count;
        if (!node.Anchor.IsEmpty)
        {
            _faults.Add(new(At(e), "anchor", $"The anchor {Quote.Word("&" + node.Anchor.Value)} is not allowed; write the text out where it is needed."));
        }

        if (!node.Tag.IsEmpty)
        {
            _faults.Add(new(At(e), "tag", "A tag (a word that begins with !) is not allowed; every value is read as it stands."));
        }

        return _faults.Count > before;
    }

    private int Deeper(ParsingEvent node, int depth) => depth <= MostDepth
        ? depth + 1
        : throw Refuse(node, "too-deep", $"This is nested more than {MostDepth} levels deep.");

    private ScalarNode ReadScalar(Scalar scalar)
    {
        if (SourceText.FirstForbidden(scalar.Value) is >= 0 and var bad)
        {
            var c = scalar.Value[bad];
            _faults.Add(new(At(scalar), c == '\0' ? "nul" : "control-character", $"The escaped control character U+{(int)c:X4} is not allowed here."));
        }

        return new(At(scalar), scalar.Value, Offset(scalar.Start)..Offset(scalar.End), scalar.Style == ScalarStyle.Plain && scalar.Start.Line == scalar.End.Line);
    }

    private ListNode ReadList(ParsingEvent start, int depth)
    {
        var items = new List<Node>();
        while (Next() is var item and not SequenceEnd)
        {
            items.Add(Read(item, depth));
        }

        return new(At(start), items);
    }

    private MapNode ReadMap(ParsingEvent start, int depth)
    {
        var entries = new List<Entry>();
        var keys = new HashSet<string>();
        while (Next() is var key and not MappingEnd)
        {
            var name = Read(key, depth);
            var value = Read(Next(), depth);
            if (name is not ScalarNode { Text: var text })
            {
                _faults.Add(new(name.At, "key-not-a-word", "A key must be a word."));
            }
            else if (!keys.Add(text))
            {
                _faults.Add(new(name.At, "duplicate-key", $"The key {Quote.Word(text)} stands twice; the first is on line {entries.First(e => e.Key == text).At.Line}."));
            }
            else
            {
                entries.Add(new(text, name.At, value));
            }
        }

        return new(At(start), entries);
    }

    private ParsingEvent Next() =>
        _parser.MoveNext() ? _parser.Current! : throw new TreeRefused(new(1, 1, "yaml", "This is not YAML: the file ends too early."));

    private static Place At(ParsingEvent e) => new((int)e.Start.Line, (int)e.Start.Column);

    private int Offset(Mark mark) => _lineStarts[Math.Min((int)mark.Line - 1, _lineStarts.Length - 1)] + (int)mark.Column - 1;

    private static TreeRefused Refuse(ParsingEvent e, string code, string message) => new(new(At(e), code, message));

    private sealed class TreeRefused(Fault fault) : Exception
    {
        public Fault Fault { get; } = fault;
    }
}
