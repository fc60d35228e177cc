using Avow.Policy.Prose.Grammar;

namespace Avow.Policy.Prose.Structure;

/// <summary>Walks the blocks and gives every sentence its heading, its lead, its label and its neighbours.</summary>
internal sealed class Outline(Language language, IReadOnlyList<Block> blocks)
{
    /// <summary>Reading stops here: a text with more sentences is no notice for a reader.</summary>
    public const int MostSentences = 60_000;

    private const string Retention = "retention";

    private readonly List<Sentence> _sentences = [];
    private readonly IReadOnlySet<string> _firm = FirmNames.In(blocks, ProseGrammar.Default.VendorWords);
    private readonly List<Sentence> _itemLeads = [];
    private readonly HashSet<string> _headings = [.. blocks.Where(b => b.Kind == BlockKind.Heading).Select(Plain)];
    private Section _section = new(null, 0, "", new HashSet<string>());
    private Sentence? _last;
    private Sentence? _lead;
    private Block? _header;
    private readonly Dictionary<Block, IReadOnlyList<IReadOnlySet<string>>> _columns = new(ReferenceEqualityComparer.Instance);

    /// <summary>All sentences in the order of the text.</summary>
    public static IReadOnlyList<Sentence> Of(Language language, IReadOnlyList<Block> blocks) => new Outline(language, blocks).Read();

    private List<Sentence> Read()
    {
        foreach (var block in blocks)
        {
            if (_sentences.Count >= MostSentences)
            {
                break;
            }

            Take(block);
        }

        return _sentences;
    }

    private void Take(Block block)
    {
        if (block.Kind == BlockKind.Item && (_section.Topics.Contains("contents") || (_headings.Contains(Plain(block)) && block.Clean.Length < 90)))
        {
            return;
        }

        var tokens = Tokens.Of(block.Clean.Text, 0, block.Clean.Length);
        if (tokens.Count == 0)
        {
            return;
        }

        if (block.Kind == BlockKind.Heading)
        {
            Open(block, tokens);
        }

        Prepare(block, tokens);
        var isFirst = true;
        foreach (var (from, to) in SentenceEnds.In(tokens))
        {
            Add(block, [.. tokens[from..to]], isFirst);
            isFirst = false;
        }

        _lead = block.Kind is BlockKind.Paragraph ? _last : block.Kind == BlockKind.Heading ? null : _lead;
    }

    private void Open(Block block, List<Token> tokens)
    {
        var parent = _section;
        while (parent.Parent is not null && (parent.Level >= block.Level))
        {
            parent = parent.Parent;
        }

        _section = new(parent, block.Level, block.Clean.Text, language.TopicsOf(tokens));
        (_last, _lead, _header) = (null, null, null);
        _itemLeads.Clear();
    }

    private void Prepare(Block block, List<Token> tokens)
    {
        if (block.Kind != BlockKind.Item && !IsHiddenItem(block, tokens))
        {
            _itemLeads.Clear();
        }

        _header = block.Kind == BlockKind.Row ? _header ?? block : null;
        if (block.Kind == BlockKind.Item)
        {
            _itemLeads.RemoveAll(l => l.Block.Level >= block.Level);
        }
    }

    /// <summary>A paragraph that ends with a semicolon under a lead is an item without its mark.</summary>
    private bool IsHiddenItem(Block block, List<Token> tokens) =>
        block.Kind == BlockKind.Paragraph && tokens[^1].Word == ";" && _lead?.Tokens[^1].Word == ":";

    private void Add(Block block, List<Token> tokens, bool isFirst)
    {
        var isHidden = IsHiddenItem(block, tokens);
        var lead = block.Kind is BlockKind.Item or BlockKind.Row || isHidden ? _itemLeads.LastOrDefault() ?? _lead : null;
        var (tags, periods) = language.Tag(tokens, _firm);
        var columns = block.Kind == BlockKind.Row && _header is not null && _header != block ? Columns(_header) : [];
        var topics = lead is null ? _section.NearestTopics : LeadTopics(lead);
        topics = columns.Any(c => c.Contains(Retention)) && !topics.Contains(Retention) ? new HashSet<string>(topics) { Retention } : topics;
        var sentence = new Sentence(block, _section, tokens, tags, periods)
        {
            Lead = lead,
            Topics = topics,
            Before = block.Kind == BlockKind.Heading ? null : _last,
            Columns = columns,
            Header = block.Kind == BlockKind.Row && _header != block ? _header : null,
            LabelWords = isFirst ? Labels.Length(tokens, block.Kind) : 0,
            IsFirstOfBlock = isFirst,
        };
        if (sentence.Before is { } before)
        {
            before.After = sentence;
        }

        _sentences.Add(sentence);
        _last = block.Kind == BlockKind.Heading ? null : sentence;
        if (block.Kind == BlockKind.Item && tokens[^1].Word == ":")
        {
            _itemLeads.Add(sentence);
        }

        _lead = isHidden ? lead : _lead;
    }

    private IReadOnlyList<IReadOnlySet<string>> Columns(Block header)
    {
        if (!_columns.TryGetValue(header, out var columns))
        {
            columns = _columns[header] = [.. header.Cells.Select(c => language.ColumnTopicsOf(Tokens.Of(header.Clean.Text, c.Start, c.End)))];
        }

        return columns;
    }

    private IReadOnlySet<string> LeadTopics(Sentence lead)
    {
        var own = language.LeadTopicsOf(lead);
        return own.Count > 0 ? own : lead.Topics;
    }

    private static string Plain(Block block) => block.Clean.Text.TrimStart("0123456789. ".ToCharArray()).Trim().ToLowerInvariant();
}
