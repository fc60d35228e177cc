using Avow.Policy.Prose.Grammar;

namespace Avow.Policy.Prose.Lint;

/// <summary>What each code says, from its data file.</summary>
internal static class FindingTexts
{
    private static readonly Lazy<Dictionary<string, IReadOnlyDictionary<string, object?>>> Known =
        new(() => GrammarFile.All("lint.codes").SelectMany(f => f.Entries("codes")).ToDictionary(c => (string)c["code"]!));

    public static IReadOnlyCollection<string> Codes => Known.Value.Keys;

    public static ProseFinding Finding(string code, string? quote = null, int? start = null, string? against = null, string? detail = null)
    {
        var text = Known.Value[code];
        var why = detail is null ? (string)text["why"]! : $"{text["why"]} ({detail})";
        return new(code, (string)text["severity"]!, quote, start, why, (string)text["source"]!, (string)text["mend"]!, against);
    }

    public static ProseFinding Finding(string code, Promise promise, string? against = null, string? detail = null) =>
        Finding(code, promise.Quote, promise.Start, against, detail);
}
