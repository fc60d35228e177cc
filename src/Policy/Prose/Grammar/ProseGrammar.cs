using System.Globalization;

namespace Avow.Policy.Prose.Grammar;

/// <summary>Everything that the reader knows of wordings, read once from the data files.</summary>
internal sealed class ProseGrammar
{
    private static readonly Lazy<ProseGrammar> Shared = new(() => new ProseGrammar());
    private readonly Dictionary<string, List<Rule>> _byType;
    private HashSet<string>? _vendorWords;

    private ProseGrammar()
    {
        Languages = [.. new[] { "en", "sv" }.Select(Read)];
        Rules = [.. GrammarFile.All("rules.").SelectMany(f => f.Entries("rules").Select(f.ToRule))];
        _byType = Rules.GroupBy(r => r.Type).ToDictionary(g => g.Key, g => g.ToList());
        Vendors = GrammarFile.All("vendors").SelectMany(f => f.Entries("vendors")).ToDictionary(v => ((string)v["name"]!).ToLowerInvariant());
    }

    public static ProseGrammar Default => Shared.Value;

    public IReadOnlyList<Language> Languages { get; }

    /// <summary>In the order of the files: where several claim the same words, the first does.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Well-known providers by their name in lower case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> Vendors { get; }

    /// <summary>Every word of a well-known provider's name.</summary>
    public IReadOnlySet<string> VendorWords => _vendorWords ??= Vendors.Keys.SelectMany(v => v.Split(' ')).ToHashSet();

    public IReadOnlyList<Rule> Of(string type) => _byType.GetValueOrDefault(type) ?? [];

    /// <summary>The language that has most of its frequent words in the text; English where none has.</summary>
    public Language LanguageOf(string text)
    {
        var words = Tokens.Of(text, 0, Math.Min(text.Length, 60_000));
        return Languages.MaxBy(l => words.Count(w => l.Frequent.Contains(w.Word)))!;
    }

    private static Language Read(string code)
    {
        var files = GrammarFile.All($"lexicon.{code}").Concat(GrammarFile.All("vendors")).ToList();
        var classes = files.SelectMany(f => f.Lists("classes")).ToList();
        var vendors = files.SelectMany(f => f.Entries("vendors")).Select(v => (string)v["name"]!).ToList();
        classes.Add(new("vendor", [.. vendors]));
        classes.Add(new("name", [.. vendors]));
        var numbers = files.SelectMany(f => f.Pairs("numbers")).ToDictionary(n => n.Key, n => int.Parse(n.Value, CultureInfo.InvariantCulture));
        return new(
            code,
            new(classes),
            new(numbers, files.SelectMany(f => f.Pairs("units")).ToDictionary(), Spans(files)),
            Topics(files, "topics"),
            Topics(files, "leads"),
            Topics(files, "columns"),
            files.SelectMany(f => f.List("frequent")).ToHashSet());
    }

    private static List<(string[] Words, string Iso)> Spans(List<GrammarFile> files) =>
        [.. files.SelectMany(f => f.Pairs("spans")).Select(s => (Words: s.Key.Split(' '), Iso: s.Value)).OrderByDescending(s => s.Words.Length)];

    private static Dictionary<string, IReadOnlyList<Pattern>> Topics(List<GrammarFile> files, string key) =>
        files.SelectMany(f => f.Lists(key)).ToDictionary(t => t.Key, t => GrammarFile.Patterns(t.Value.Cast<object?>().ToList()));
}
