using Avow.Policy.Model;

namespace Avow.Policy.Reading;

/// <summary>The ids and languages of a file, gathered before it is checked, so that every reference can be looked up.</summary>
internal sealed record Names(IReadOnlyList<string> Languages, IReadOnlyDictionary<string, IReadOnlyList<string>> Tables)
{
    public static Names In(Node tree) => new(
        tree is MapNode map ? TextsOf(map.Find("languages")) : [],
        new Dictionary<string, IReadOnlyList<string>> { ["people"] = KeysOf(tree, "people"), ["recipients"] = KeysOf(tree, "recipients"), ["brands"] = KeysOf(tree, "brands"), ["purposes"] = KeysOf(tree, "purposes") });

    private static List<string> TextsOf(Node? node) =>
        node is ListNode list ? [.. list.Items.OfType<ScalarNode>().Select(s => s.Text).Where(Vocabulary.Languages.Contains)] : [];

    private static List<string> KeysOf(Node tree, string table) =>
        tree is MapNode map && map.Find(table) is MapNode entries ? [.. entries.Entries.Select(e => e.Key)] : [];
}

/// <summary>Holds a tree against the shape of a policy file and tells every difference.</summary>
internal sealed class ShapeCheck(Names names, List<Fault> faults)
{
    public void Check(Node tree) => Check(tree, PolicyShape.Root, "the policy");

    private void Check(Node node, Shape shape, string path)
    {
        if (node is RefusedNode || faults.Count > ReadResult.MostFaults)
        {
            return;
        }

        switch (shape)
        {
            case MapShape map:
                CheckMap(node, map, path);
                break;
            case TableShape table:
                CheckTable(node, table, path);
                break;
            case ListShape list:
                CheckList(node, list, path);
                break;
            case LocalShape:
                CheckLocal(node, path);
                break;
            case EitherShape either:
                CheckEither(node, either, path);
                break;
            default:
                CheckScalar(node, shape, path);
                break;
        }
    }

    private void CheckMap(Node node, MapShape shape, string path)
    {
        if (node is not MapNode map)
        {
            Add(node.At, "not-a-map", $"{Sentence(path)} must be a map with keys such as `{shape.Fields[0].Key}`.");
            return;
        }

        foreach (var entry in map.Entries.TakeWhile(_ => faults.Count <= ReadResult.MostFaults))
        {
            if (shape.Fields.FirstOrDefault(f => f.Key == entry.Key) is { } field)
            {
                Check(entry.Value, field.Shape, $"`{entry.Key}` of {path}");
            }
            else
            {
                Add(entry.At, "unknown-key", $"{Quote.Word(entry.Key)} is not a key of {path}{Quote.DidYouMean(entry.Key, shape.Fields.Select(f => f.Key))}");
            }
        }

        foreach (var field in shape.Fields.Where(f => f.IsRequired && map.Find(f.Key) is null))
        {
            Add(map.At, "missing-key", $"`{field.Key}` is missing from {path}.");
        }
    }

    private void CheckTable(Node node, TableShape shape, string path)
    {
        if (node is not MapNode map || (map.Entries.Count == 0 && !shape.MayBeEmpty))
        {
            Add(node.At, node is MapNode ? "empty" : "not-a-map", $"{Sentence(path)} must be a map with at least one key.");
            return;
        }

        foreach (var entry in map.Entries)
        {
            CheckText(entry.Key, entry.At, shape.Key, $"a key of {path}", offset: 0);
            if (shape.Item is TextShape { Code: "keep-rule" })
            {
                CheckKeepRule(entry);
            }
            else
            {
                Check(entry.Value, shape.Item, $"{Quote.Word(entry.Key)} of {path}");
            }
        }
    }

    private void CheckList(Node node, ListShape shape, string path)
    {
        if (shape.OrOne && node is ScalarNode)
        {
            Check(node, shape.Item, path);
            return;
        }

        if (node is not ListNode list || (list.Items.Count == 0 && !shape.MayBeEmpty))
        {
            Add(node.At, node is ListNode ? "empty" : "not-a-list", $"{Sentence(path)} must be a list{(shape.MayBeEmpty ? "" : " of at least one")}.");
            return;
        }

        foreach (var item in list.Items)
        {
            Check(item, shape.Item, path);
        }

        foreach (var twice in list.Items.OfType<ScalarNode>().GroupBy(s => s.Text).SelectMany(g => g.Skip(1)))
        {
            Add(twice.At, "duplicate-item", $"{Quote.Word(twice.Text)} stands twice in {path}.");
        }
    }

    private void CheckLocal(Node node, string path)
    {
        if (node is not MapNode map)
        {
            Add(node.At, "not-a-map", $"{Sentence(path)} must be words by language: {{ {names.Languages.FirstOrDefault() ?? "en"}: … }}.");
            return;
        }

        foreach (var entry in map.Entries)
        {
            CheckScalar(entry.Value, Words, path);
            if (names.Languages.Count > 0 && !names.Languages.Contains(entry.Key))
            {
                Add(entry.At, "unknown-language", $"{Quote.Word(entry.Key)} is not one of the policy's `languages`{Quote.DidYouMean(entry.Key, names.Languages)}");
            }
        }

        foreach (var language in names.Languages.Where(l => map.Find(l) is null))
        {
            Add(map.At, "missing-language", $"{Sentence(path)} has no words in `{language}`.");
        }
    }

    private void CheckEither(Node node, EitherShape shape, string path)
    {
        if (node is ScalarNode scalar && (scalar.Text == shape.Word || shape.Other is ListShape))
        {
            if (scalar.Text != shape.Word)
            {
                Add(node.At, "unknown-word", $"{Quote.Word(scalar.Text)} is not `{shape.Word}`, and a list stands in brackets.");
            }
        }
        else
        {
            Check(node, shape.Other, path);
        }
    }

    private void CheckScalar(Node node, Shape shape, string path)
    {
        if (node is not ScalarNode scalar)
        {
            Add(node.At, "not-a-text", $"{Sentence(path)} must be a text, not {(node is ListNode ? "a list" : "a map")}.");
        }
        else if (string.IsNullOrWhiteSpace(scalar.Text))
        {
            Add(node.At, "empty", $"{Sentence(path)} is empty.");
        }
        else
        {
            CheckText(scalar.Text, scalar.At, shape, path, offset: 0);
        }
    }

    private void CheckText(string text, Place at, Shape shape, string path, int offset)
    {
        switch (shape)
        {
            case TextShape { Why: { } why } form when why(text) is { } message:
                Add(at with { Column = at.Column + offset }, form.Code, message);
                break;
            case WordShape { Never: { } never } when never(text) is { } message:
                Add(at, "never", message);
                break;
            case WordShape word when !word.Words.Contains(text):
                Add(at, "unknown-word", $"{Quote.Word(text)} is not a word for {path}{DidYouMeanOrList(text, word.Words)}");
                break;
            case ReferenceShape reference when !names.Tables[reference.Table].Contains(text):
                Add(at, "unknown-reference", $"{Quote.Word(text)} does not stand under `{reference.Table}`{Quote.DidYouMean(text, names.Tables[reference.Table])}");
                break;
        }
    }

    private void CheckKeepRule(Entry entry)
    {
        if (entry.Value is not ScalarNode scalar)
        {
            CheckScalar(entry.Value, Words, $"{Quote.Word(entry.Key)} of `keep`");
        }
        else if (KeepRuleReader.Read(entry.Key, scalar.Text, scalar.At) is { Why: { } why, Offset: var offset })
        {
            Add(scalar.IsPlain ? scalar.At with { Column = scalar.At.Column + offset } : scalar.At, "keep-rule", why);
        }
    }

    private void Add(Place at, string code, string message) => faults.Add(new(at, code, message));

    private static readonly TextShape Words = new("");

    private static string DidYouMeanOrList(string text, IReadOnlyList<string> words) =>
        Quote.Nearest(text, words) is { } near ? $"; did you mean `{near}`?" : $"; it is one of {string.Join(", ", words)}.";

    private static string Sentence(string path) => char.ToUpperInvariant(path[0]) + path[1..];
}
