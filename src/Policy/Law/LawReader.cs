using Avow.Policy.Model;
using Avow.Policy.Reading;
using NodaTime;
using NodaTime.Text;

namespace Avow.Policy.Law;

/// <summary>What came of reading a law file: the law, or why there is none.</summary>
/// <param name="Book">Null exactly when there are faults.</param>
/// <param name="Faults">In the order of the file; at most <see cref="ReadResult.MostFaults"/>.</param>
public sealed record LawReadResult(LawBook? Book, IReadOnlyList<Fault> Faults);

/// <summary>Reads a law file: all faults at once, each with its place; whatever the bytes, never an exception.</summary>
/// <remarks>Bounded as policy files are: 2 MB, 20,000 lines, 16 levels, 20,000 parts; no anchors, aliases, tags, directives or second document.</remarks>
public static class LawReader
{
    /// <summary>Reads the bytes of a file.</summary>
    public static LawReadResult Read(ReadOnlySpan<byte> bytes)
    {
        var faults = new List<Fault>();
        var tree = SourceText.Decode(bytes, faults) is { } text ? TreeReader.Read(text, faults) : null;
        var rules = tree is null ? [] : new LawFileCheck(faults).Rules(tree);
        return faults.Count == 0
            ? new(new LawBook(rules), [])
            : new(null, [.. faults.Select(InLawWords).OrderBy(f => f.Line).ThenBy(f => f.Column).Take(ReadResult.MostFaults)]);
    }

    /// <summary>Reads a stream from its position, and no further than the size limit.</summary>
    public static LawReadResult Read(Stream stream)
    {
        var buffer = new byte[SourceText.MostBytes + 1];
        var count = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return Read(buffer.AsSpan(0, count));
    }

    private static Fault InLawWords(Fault fault) => fault.Code switch
    {
        "empty-file" => fault with { Message = "The file says nothing; a law file begins with `avow-law: 1`." },
        _ => fault with { Message = fault.Message.Replace("a policy file", "a law file", StringComparison.Ordinal).Replace("; a policy is a text that people read", "", StringComparison.Ordinal) },
    };
}

/// <summary>Turns the tree of a law file into rules and tells every difference from the form.</summary>
internal sealed class LawFileCheck(List<Fault> faults)
{
    private static readonly string[] TopKeys = ["avow-law", "verified-on", "rules"];
    private static readonly string[] RuleKeys = ["kind", "jurisdiction", "from", "until", "source", "verified-on", "parameters"];

    public IReadOnlyList<LawRule> Rules(Node tree)
    {
        if (Map(tree, "the law file", TopKeys) is not { } top)
        {
            return [];
        }

        Value(top, "avow-law", "the law file", t => t == "1" ? null : "`avow-law` must be 1.");
        var verified = Value(top, "verified-on", "the law file", LawShape.Date);
        if (top.Find("rules") is not { } table || Map(table, "`rules`", null) is not { } entries)
        {
            Add(top.Find("rules") is null, top.At, "missing-key", "`rules` is missing from the law file.");
            return [];
        }

        var rules = entries.Entries.Select(e => Rule(e, verified)).OfType<LawRule>().ToList();
        foreach (var (kind, jurisdiction) in LawShape.Needed.Where(n => faults.Count == 0 && !rules.Exists(r => r.Kind == n.Kind && r.Jurisdiction == n.Jurisdiction)))
        {
            Add(true, table.At, "missing-rule", $"The law has no rule of the kind `{kind}` for {jurisdiction}.");
        }

        return rules;
    }

    private LawRule? Rule(Entry entry, string? verified)
    {
        var before = faults.Count;
        var name = $"the rule {Quote.Word(entry.Key)}";
        Say(LawShape.Id(entry.Key), entry.At, "id");
        if (Map(entry.Value, name, RuleKeys) is not { } map)
        {
            return null;
        }

        var kind = Value(map, "kind", name, k => LawShape.Kinds.ContainsKey(k) ? null : $"{Quote.Word(k)} is no kind of rule{Quote.DidYouMean(k, LawShape.Kinds.Keys)}");
        var jurisdiction = Value(map, "jurisdiction", name, LawShape.Jurisdiction);
        var from = Value(map, "from", name, LawShape.Date);
        var until = map.Find("until") is null ? null : Value(map, "until", name, LawShape.Date);
        var source = Value(map, "source", name, LawShape.Any);
        var checkedOn = map.Find("verified-on") is null ? verified : Value(map, "verified-on", name, LawShape.Date);
        var parameters = kind is not null && LawShape.Kinds.TryGetValue(kind, out var shapes) ? Parameters(map, name, shapes) : null;
        Add(from is not null && until is not null && string.CompareOrdinal(until, from) < 0, map.At, "ends-before-it-begins", $"{name} ends before it begins.");
        return faults.Count > before || checkedOn is null ? null : new(
            entry.Key, kind!, jurisdiction!, Date(from!), until is null ? null : Date(until), parameters!, source!, Date(checkedOn), entry.At);
    }

    private Dictionary<string, IReadOnlyList<string>> Parameters(MapNode rule, string name, LawParameter[] shapes)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>();
        if (rule.Find("parameters") is { } node && Map(node, $"`parameters` of {name}", [.. shapes.Select(s => s.Key)]) is { } map)
        {
            foreach (var (entry, shape) in map.Entries.Join(shapes, e => e.Key, s => s.Key, (e, s) => (e, s)))
            {
                values[entry.Key] = Values(entry, shape, name);
            }
        }

        foreach (var missing in shapes.Where(s => s.IsRequired && !values.ContainsKey(s.Key)))
        {
            Add(true, rule.At, "missing-key", $"`{missing.Key}` is missing from the parameters of {name}.");
        }

        return values;
    }

    private List<string> Values(Entry entry, LawParameter shape, string name)
    {
        var nodes = entry.Value is ListNode list && shape.IsList ? list.Items : [entry.Value];
        var texts = new List<string>();
        foreach (var node in nodes)
        {
            if (node is not ScalarNode { Text: var text } || string.IsNullOrWhiteSpace(text))
            {
                Add(node is not RefusedNode, node.At, "not-a-text", $"`{entry.Key}` of {name} must be {(shape.IsList ? "a list of texts" : "a text")}.");
            }
            else
            {
                Say(shape.Why(text.Trim()), node.At, "parameter");
                texts.Add(text.Trim());
            }
        }

        return texts;
    }

    private MapNode? Map(Node node, string path, IReadOnlyList<string>? keys)
    {
        if (node is not MapNode map)
        {
            Add(node is not RefusedNode, node.At, "not-a-map", $"{char.ToUpperInvariant(path[0])}{path[1..]} must be a map with keys.");
            return null;
        }

        foreach (var entry in map.Entries.Where(e => keys?.Contains(e.Key) == false))
        {
            Add(true, entry.At, "unknown-key", $"{Quote.Word(entry.Key)} is not a key of {path}{Quote.DidYouMean(entry.Key, keys!)}");
        }

        return map;
    }

    private string? Value(MapNode map, string key, string path, Func<string, string?> why)
    {
        var node = map.Find(key);
        if (node is not ScalarNode { Text: var text } || string.IsNullOrWhiteSpace(text))
        {
            Add(node is null, map.At, "missing-key", $"`{key}` is missing from {path}.");
            Add(node is not (null or RefusedNode), node?.At ?? map.At, "not-a-text", $"`{key}` of {path} must be a text.");
            return null;
        }

        Say(why(text.Trim()), node.At, key);
        return text.Trim();
    }

    private void Say(string? fault, Place at, string code) => Add(fault is not null, at, code, fault ?? "");

    private void Add(bool isFault, Place at, string code, string message)
    {
        if (isFault && faults.Count <= ReadResult.MostFaults)
        {
            faults.Add(new(at, code, message));
        }
    }

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
