using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Avow.Policy.Prose;

/// <summary>A finding that somebody has weighed and lets stand.</summary>
/// <param name="Code">The finding's code.</param>
/// <param name="Quote">The words it was found in; null for what is absent from the whole text.</param>
/// <param name="Reason">Why it stands.</param>
public sealed record Dismissal(string Code, string? Quote, string Reason);

/// <summary>The findings that somebody lets stand, each with its reason. They are known by code and words, so that they hold while the text around them changes,
/// and no longer once the words themselves do.</summary>
public sealed class Dismissals
{
    private const int LongestFile = 1_000_000;
    private static readonly JsonSerializerOptions Lower = new(JsonSerializerDefaults.Web);
    private readonly Dictionary<string, Dismissal> _known = [];

    /// <summary>Of two for the same words the later one holds.</summary>
    public Dismissals(IEnumerable<Dismissal> dismissals)
    {
        foreach (var dismissal in dismissals)
        {
            _known[KeyOf(dismissal.Code, dismissal.Quote)] = dismissal;
        }
    }

    /// <summary>What tells a finding apart in its text: its code and the words it was found in, as 16 hexadecimal digits after the code.</summary>
    public static string KeyOf(ProseFinding finding) => KeyOf(finding.Code, finding.Quote);

    /// <summary>Reads <c>[{"code": "RETENTION-VAGUE", "quote": "as long as necessary", "reason": "…"}]</c>; <c>quote</c> is left out where the finding has none.</summary>
    /// <exception cref="InvalidDataException">It is something else; the message says what.</exception>
    public static Dismissals Read(string json)
    {
        if (json.Length > LongestFile)
        {
            throw new InvalidDataException($"it has {json.Length} characters; at most {LongestFile} are read");
        }

        try
        {
            var read = JsonSerializer.Deserialize<List<Dismissal?>>(json, Lower) ?? [];
            var wrong = read.FindIndex(d => d is null || string.IsNullOrWhiteSpace(d.Code) || string.IsNullOrWhiteSpace(d.Reason));
            return wrong < 0 ? new(read!) : throw new InvalidDataException($"entry {wrong + 1} must have a code and a reason");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"it is no list of {{\"code\", \"quote\", \"reason\"}} in JSON (line {fault.LineNumber + 1})", fault);
        }
    }

    /// <summary>The findings, those that are let stand with their reason.</summary>
    public IReadOnlyList<ProseFinding> Over(IEnumerable<ProseFinding> findings) =>
        [.. findings.Select(f => _known.TryGetValue(KeyOf(f), out var dismissal) ? f with { Dismissed = dismissal.Reason } : f)];

    /// <summary>Those that none of the findings answers to any more.</summary>
    public IReadOnlyList<Dismissal> Beside(IEnumerable<ProseFinding> findings)
    {
        var found = findings.Select(KeyOf).ToHashSet();
        return [.. _known.Where(k => !found.Contains(k.Key)).Select(k => k.Value)];
    }

    private static string KeyOf(string code, string? quote)
    {
        var words = string.Join(' ', (quote ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $"{code}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 8))}";
    }
}
