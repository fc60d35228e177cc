using System.Globalization;
using Avow.Policy.Prose.Lint;
using YamlDotNet.Serialization;

namespace Avow.Policy.Prose.Grammar;

/// <summary>One data file of the grammar as plain lists and maps; a shape that is wrong is told with the file's name.</summary>
internal sealed class GrammarFile
{
    private const string Folder = "Avow.Policy.Prose.Data.";
    private readonly string _name;
    private readonly Dictionary<object, object?> _root;

    private GrammarFile(string name, Dictionary<object, object?> root) => (_name, _root) = (name, root);

    /// <summary>All embedded files whose name begins so, in the order of their names.</summary>
    public static IReadOnlyList<GrammarFile> All(string begins) =>
    [
        .. typeof(GrammarFile).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder + begins, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read),
    ];

    /// <summary>A map of lists of words, such as the classes of a lexicon; empty when the file has none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists(string key) =>
        Map(_root.GetValueOrDefault(key)).ToDictionary(p => p.Key, p => (IReadOnlyList<string>)Texts(p.Value));

    public IReadOnlyDictionary<string, string> Pairs(string key) =>
        Map(_root.GetValueOrDefault(key)).ToDictionary(p => p.Key, p => (string)p.Value!);

    public IReadOnlyList<string> List(string key) => Texts(_root.GetValueOrDefault(key));

    public IEnumerable<IReadOnlyDictionary<string, object?>> Entries(string key) =>
        (_root.GetValueOrDefault(key) as List<object?> ?? []).Select(Map);

    public Rule ToRule(IReadOnlyDictionary<string, object?> entry)
    {
        var id = entry.GetValueOrDefault("id") as string ?? throw new InvalidDataException($"{_name}: a rule has no id");
        var unknown = entry.Keys.Except(["id", "type", "under", "not-under", "any", "not", "lead", "next", "in", "quote", "value", "confidence", "examples", "not-examples"]).FirstOrDefault();
        return unknown is null
            ? new(
                id,
                (string)(entry.GetValueOrDefault("type") ?? throw new InvalidDataException($"{_name}: {id} has no type")),
                Texts(entry.GetValueOrDefault("under")).ToHashSet(),
                Texts(entry.GetValueOrDefault("not-under")).ToHashSet(),
                Patterns(entry.GetValueOrDefault("any")),
                Patterns(entry.GetValueOrDefault("not")),
                Patterns(entry.GetValueOrDefault("lead")),
                Patterns(entry.GetValueOrDefault("next")),
                entry.GetValueOrDefault("in") as string ?? "sentence",
                entry.GetValueOrDefault("quote") as string ?? "sentence",
                Map(entry.GetValueOrDefault("value")),
                double.Parse(entry.GetValueOrDefault("confidence") as string ?? "0.9", CultureInfo.InvariantCulture),
                [.. Examples(entry, "examples", true), .. Examples(entry, "not-examples", false)])
            : throw new InvalidDataException($"{_name}: {id} has the unknown key {unknown}");
    }

    /// <summary>A fault over the whole text; its parts are rules of their own.</summary>
    public Conflict ToConflict(IReadOnlyDictionary<string, object?> entry)
    {
        var code = (string)entry["code"]!;
        return new(
            code,
            entry.ContainsKey("once"),
            entry.GetValueOrDefault("scope") is "section",
            Parts(entry, "says").Single(),
            Parts(entry, "against").SingleOrDefault(),
            Parts(entry, "given").SingleOrDefault(),
            Parts(entry, "absent"),
            [.. Examples(entry, "examples", true), .. Examples(entry, "not-examples", false)]);
    }

    private List<Rule> Parts(IReadOnlyDictionary<string, object?> entry, string key) =>
        [.. (entry.GetValueOrDefault(key) switch { null => [], List<object?> many => many, var one => [one] })
            .Select(p => ToRule(new Dictionary<string, object?>(Map(p)) { ["id"] = $"{entry["id"]}-{key}", ["type"] = "lint" }))];

    public static IReadOnlyList<Pattern> Patterns(object? value) => [.. Texts(value).Select(t => new Pattern(t))];

    private static IEnumerable<RuleExample> Examples(IReadOnlyDictionary<string, object?> entry, string key, bool isFound) =>
        Texts(entry.GetValueOrDefault(key)).Select(t => t.StartsWith("sv: ", StringComparison.Ordinal)
            ? new RuleExample(t[4..], "sv", isFound)
            : new RuleExample(t, "en", isFound));

    private static GrammarFile Read(string name)
    {
        using var stream = typeof(GrammarFile).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return new(name[Folder.Length..], new DeserializerBuilder().Build().Deserialize<Dictionary<object, object?>>(reader) ?? []);
    }

    private static Dictionary<string, object?> Map(object? value) =>
        (value as Dictionary<object, object?> ?? []).ToDictionary(p => (string)p.Key, p => p.Value is "null" ? null : p.Value);

    private static List<string> Texts(object? value) => value switch
    {
        null => [],
        string one => [one],
        List<object?> many => [.. many.Select(m => (string)m!)],
        _ => throw new InvalidDataException("a list of words was expected"),
    };
}
