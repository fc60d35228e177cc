using System.Globalization;
using Avow.Policy.Model;

namespace Avow.Policy.Prose.Drafting;

/// <summary>A rule of keeping made from a promise, in the language of policy files.</summary>
/// <param name="Text">Such as <c>12 months after closed; then delete</c>; null when the promise gives no time that a system could keep.</param>
/// <param name="Asks">Which question the text leaves open; null when it says all.</param>
/// <param name="Clock">What the period is counted from.</param>
internal sealed record DraftRule(string? Text, string? Asks, string Clock)
{
    public static DraftRule Of(Promise promise, DraftKind kind)
    {
        var said = promise.Text("event");
        var clock = DraftKind.ClockOf(said) ?? kind.Clock;
        var assumed = DraftKind.ClockOf(said) is null ? "rule.clock" : null;
        return (promise.Text("kind"), Period(promise.Text("period"))) switch
        {
            ("on-request" or "event", null) when kind.Kind == "subscription" => new("until unsubscribed; then delete at once and keep suppression", null, clock),
            ("max", { } time) => new($"at most {time} after {clock}; {End(promise)}", assumed, clock),
            ("min", { } time) => new($"at least {time} after {clock}; {End(promise)}", "rule.least", clock),
            (_, { } time) => new($"{time} after {clock}; {End(promise)}", assumed, clock),
            ("event", null) when DraftKind.ClockOf(said) is { } ends => new($"until {ends}; {End(promise)}", null, clock),
            ("on-request", null) => new(null, null, clock),
            _ => new(null, "rule.none", clock),
        };
    }

    /// <summary>"P12M" as "12 months"; a range as "12 to 24 months"; null for none.</summary>
    internal static string? Period(string? iso)
    {
        if (iso is null)
        {
            return null;
        }

        var parts = iso.Split('/');
        var single = One(iso) is { } one ? $"{one.Count} {(one.Count == 1 ? one.Unit[..^1] : one.Unit)}" : null;
        return parts.Length == 2 && One(parts[0]) is { } least && One(parts[1]) is { } most
            ? least.Unit == most.Unit ? $"{least.Count} to {most.Count} {most.Unit}" : $"{least.Count} {least.Unit} to {most.Count} {most.Unit}"
            : single is not null && KeepPeriod.TryParse(single, out _) ? single : null;
    }

    private static (int Count, string Unit)? One(string iso)
    {
        var isTime = iso.StartsWith("PT", StringComparison.Ordinal);
        if (!int.TryParse(iso.AsSpan(isTime ? 2 : 1, iso.Length - (isTime ? 3 : 2)), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
        {
            return null;
        }

        return iso[^1] switch
        {
            'D' => (count, "days"),
            'W' => (count, "weeks"),
            'M' when !isTime => (count, "months"),
            'Y' => (count, "years"),
            'H' => ((count + 23) / 24, "days"),
            _ => null,
        };
    }

    private static string End(Promise promise) => promise.Quote.Contains("anonymis", StringComparison.OrdinalIgnoreCase) || promise.Quote.Contains("anonymiz", StringComparison.OrdinalIgnoreCase)
        ? "then anonymise"
        : "then delete";
}
