using Avow.Policy.Prose.Grammar;

namespace Avow.Policy.Prose.Drafting;

/// <summary>A kind of record that published policies speak of, and what a drafted policy says of it.</summary>
/// <param name="Words">Beginnings of words of which the records have one.</param>
/// <param name="Clock">What starts its period where the text does not say.</param>
internal sealed record DraftKind(string Kind, IReadOnlyList<string> Words, string Purpose, string Basis, string People, string Clock, IReadOnlyDictionary<string, object?> Entry)
{
    /// <summary>The kind whose words fit whatever is held of somebody.</summary>
    public const string Anything = "customer-record";

    private static readonly GrammarFile File = GrammarFile.All("draft.kinds")[0];
    private static readonly IReadOnlyList<DraftKind> Kinds = [.. File.Entries("kinds").Select(Of)];
    private static readonly Lazy<IReadOnlyList<(DraftKind Kind, string Rule)>> OfTheHouse = new(ReadHouse);
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Clocks = File.Lists("clocks");
    private static readonly Dictionary<string, IReadOnlyDictionary<string, object?>> Does = File.Entries("does").ToDictionary(d => (string)d["does"]!);

    public static IReadOnlyList<DraftKind> All => Kinds;

    /// <summary>What Avow itself keeps wherever it runs, each with its rule; no text speaks of it.</summary>
    public static IReadOnlyList<(DraftKind Kind, string Rule)> House => OfTheHouse.Value;

    /// <summary>What starts or ends the periods of drafts.</summary>
    public static IReadOnlyList<string> AllClocks { get; } = [.. Clocks.Keys];

    /// <summary>The kind of that id; null when none is known.</summary>
    public static DraftKind? Named(string? kind) => Kinds.FirstOrDefault(k => k.Kind == kind) ?? House.FirstOrDefault(h => h.Kind.Kind == kind).Kind;

    /// <summary>The kind that some words speak of; null when none is known.</summary>
    public static DraftKind? For(string? records) =>
        records is null ? null : Kinds.FirstOrDefault(k => k.Words.Any(w => Begins(records, w)));

    /// <summary>The clock that an event in the text's own words starts; null when it names none that is known.</summary>
    public static string? ClockOf(string? said) =>
        said is null ? null : Clocks.FirstOrDefault(c => c.Value.Any(w => Begins(said, w))).Key;

    /// <summary>What a provider does, in words, and which purposes need it; empty for every purpose.</summary>
    public static (string Words, IReadOnlyList<string> Purposes) Deed(string? does, string language) => does is not null && Does.TryGetValue(does, out var deed)
        ? ((string)deed[language]!, [.. ((List<object?>)deed["purposes"]!).Select(p => (string)p!)])
        : (language == "sv" ? "arbetar för oss" : "works for us", []);

    public IReadOnlyList<string> List(string key) => [.. (Entry.GetValueOrDefault(key) as List<object?> ?? []).Select(v => (string)v!)];

    /// <summary>Words of the draft in one language; null when the entry has none.</summary>
    public string? Say(string language, string key) => (Entry.GetValueOrDefault(language) as Dictionary<object, object?>)?.GetValueOrDefault(key) as string;

    /// <summary>The first entry of a purpose describes it; the others say only what they are called and how long they are kept.</summary>
    private static IReadOnlyList<(DraftKind Kind, string Rule)> ReadHouse()
    {
        var purposes = new Dictionary<string, DraftKind>();
        var house = new List<(DraftKind, string)>();
        foreach (var entry in GrammarFile.All("draft.house")[0].Entries("kinds"))
        {
            var purpose = (string)entry["purpose"]!;
            var kind = purposes.TryGetValue(purpose, out var first) ? first with { Kind = (string)entry["kind"]!, Entry = entry } : purposes[purpose] = Of(entry);
            house.Add((kind, (string)entry["keep"]!));
        }

        return house;
    }

    private static DraftKind Of(IReadOnlyDictionary<string, object?> entry) => new(
        (string)entry["kind"]!, [.. ((List<object?>)entry["words"]!).Select(w => (string)w!)], (string)entry["purpose"]!, (string)entry["basis"]!, (string)entry["people"]!, (string)entry["clock"]!, entry);

    /// <summary>Whether the words stand there, at the beginning of a word.</summary>
    private static bool Begins(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
            {
                return true;
            }
        }

        return false;
    }
}
