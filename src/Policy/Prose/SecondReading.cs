using Avow.Policy.Prose.Grammar;
using Avow.Policy.Prose.Promises;
using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose;

/// <summary>Another reader of the same text, such as a language model. It is never trusted alone: <see cref="SecondReading"/> checks what it says.</summary>
public interface ISecondReader
{
    /// <summary>What it thinks the text promises; may be empty, may be wrong.</summary>
    Task<IReadOnlyList<SecondClaim>> Read(string text, CancellationToken cancel);
}

/// <summary>A promise as another reader claims it.</summary>
/// <param name="Type">retention, recipient or right; others are not checked and so not taken.</param>
/// <param name="Quote">Must stand in the text letter by letter.</param>
/// <param name="Value">Of retention the period (ISO 8601), of a recipient its name, of a right its kind.</param>
public sealed record SecondClaim(string Type, string Quote, string? Value);

/// <summary>A claim that was not taken.</summary>
public sealed record RefusedClaim(SecondClaim Claim, string Why);

/// <summary>The reading with what another reader found besides, and what of it did not hold.</summary>
public sealed record SecondReading(ProseReading Reading, IReadOnlyList<RefusedClaim> Refused)
{
    /// <summary>The rule of a promise that came from another reader.</summary>
    public const string Rule = "second-reader";

    private const int MostClaims = 200;
    private const int ShortestQuote = 8;
    private const int LongestQuote = 1_000;
    private const double Confidence = 0.5;

    /// <summary>Takes a claim only where its quote stands in the text and the grammar reads the same value out of that quote.</summary>
    public static SecondReading Of(ProseReading reading, IReadOnlyList<SecondClaim> claims)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(claims);
        var taken = reading.Promises.ToList();
        var refused = new List<RefusedClaim>();
        foreach (var claim in claims.Take(MostClaims))
        {
            var start = claim.Quote.Length is >= ShortestQuote and <= LongestQuote ? reading.Original.IndexOf(claim.Quote, StringComparison.Ordinal) : -1;
            if (WhyNot(claim, start, reading, taken) is { } why)
            {
                refused.Add(new(claim, why));
            }
            else
            {
                taken.Add(new(claim.Type, claim.Quote, start, Value(claim), Confidence, Rule));
            }
        }

        refused.AddRange(claims.Skip(MostClaims).Select(c => new RefusedClaim(c, $"more than {MostClaims} claims")));
        return new(reading with { Promises = [.. taken.OrderBy(p => p.Start).ThenBy(p => p.End)] }, refused);
    }

    private static string? WhyNot(SecondClaim claim, int start, ProseReading reading, List<Promise> taken) =>
        start < 0 ? "the quote does not stand in the text"
        : taken.Exists(p => p.Type == claim.Type && p.Start < start + claim.Quote.Length && p.End > start && (claim.Type != "right" || p.Text("right") == claim.Value)) ? "known already"
        : IsBorneOut(claim, reading) ? null
        : "the grammar does not read this value in the quote";

    private static bool IsBorneOut(SecondClaim claim, ProseReading reading)
    {
        var language = ProseGrammar.Default.Languages.First(l => l.Code == reading.Language);
        var sentence = Sentence(language, claim.Quote);
        return claim.Value is { Length: > 0 } value && claim.Type switch
        {
            "retention" => sentence.Periods.Any(p => p.Iso == value),
            "recipient" => value.Length > 2 && value.Any(char.IsLetter) && claim.Quote.Contains(value, StringComparison.Ordinal) && (char.IsUpper(value[0]) || sentence.Has("provider") || sentence.Has("authority")),
            "right" => Kinds.RightsIn(sentence, 0).Contains(value),
            _ => false,
        };
    }

    private static Sentence Sentence(Language language, string quote)
    {
        var clean = new CleanText();
        for (var i = 0; i < quote.Length; i++)
        {
            clean.Add(quote[i], i);
        }

        var tokens = Tokens.Of(clean.Text, 0, clean.Length);
        var (tags, periods) = language.Tag(tokens);
        return new(new(BlockKind.Paragraph, 0, clean), new(null, 0, "", new HashSet<string>()), tokens, tags, periods);
    }

    private static Dictionary<string, object?> Value(SecondClaim claim) => claim.Type switch
    {
        "retention" => new() { ["records"] = null, ["period"] = claim.Value, ["event"] = null, ["action"] = null, ["kind"] = claim.Value!.Contains('/', StringComparison.Ordinal) ? "range" : "fixed" },
        "recipient" => new() { ["name"] = claim.Value, ["role"] = null, ["country"] = null },
        _ => new() { ["right"] = claim.Value },
    };
}
