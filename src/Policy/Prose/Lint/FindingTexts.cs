using Avow.Policy.Prose.Grammar;

namespace Avow.Policy.Prose.Lint;

/// <summary>What each code says, from its data files: how grave it is, and its words in each language.</summary>
internal static class FindingTexts
{
    private const string Default = "en";

    private static readonly Lazy<Dictionary<string, string>> Known =
        new(() => GrammarFile.All("lint.codes").SelectMany(f => f.Entries("codes")).ToDictionary(c => (string)c["code"]!, c => (string)c["severity"]!));

    public static IReadOnlyCollection<string> Codes => Known.Value.Keys;

    public static ProseFinding Finding(string code, string? quote = null, int? start = null, string? against = null, FindingDetail? detail = null) =>
        In(new(code, Known.Value[code], quote, start, "", "", "", against) { Detail = detail }, Default);

    public static ProseFinding Finding(string code, Promise promise, string? against = null, FindingDetail? detail = null) =>
        Finding(code, promise.Quote, promise.Start, against, detail);

    public static ProseFinding In(ProseFinding finding, string language)
    {
        var phrases = Phrases.Of("Prose.Lint", language);
        var why = phrases.Say($"{finding.Code}.why");
        return finding with
        {
            Why = finding.Detail is { } detail ? $"{why} ({detail.In(phrases)})" : why,
            Source = phrases.Say($"{finding.Code}.source"),
            Mend = phrases.Say($"{finding.Code}.mend"),
        };
    }
}

/// <summary>What a finding is about, in brackets behind its reason.</summary>
internal sealed record FindingDetail(params IReadOnlyList<string> Values)
{
    /// <summary>The sentence that the values stand in; null where they stand alone.</summary>
    public string? Topic { get; init; }

    public static FindingDetail NotNamed(IReadOnlyList<string> rights) => new([.. rights.Select(r => $"right.{r}")]) { Topic = "not-named" };

    public static FindingDetail Two(string one, string other) => new(one, other) { Topic = "two" };

    public string In(Phrases phrases)
    {
        var said = Values.Select(v => Said(v, phrases)).ToList();
        return Topic switch
        {
            "not-named" => phrases.Say(Topic, ("names", string.Join(", ", said))),
            "two" => phrases.Say(Topic, ("one", said[0]), ("other", said[1])),
            _ => string.Join(", ", said),
        };
    }

    /// <summary>A right or a period in words; names as they are.</summary>
    private static string Said(string value, Phrases phrases) =>
        value.StartsWith("right.", StringComparison.Ordinal) ? phrases.Say(value)
        : value is ['P', .., ('D' or 'W' or 'M' or 'Y') and var unit] && value[1..^1] is var count && count.All(char.IsAsciiDigit)
            ? phrases.Say($"period.{unit}.{(count == "1" ? "one" : "many")}", ("count", count))
        : value;
}
