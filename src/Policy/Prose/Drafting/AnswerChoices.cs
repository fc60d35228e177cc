using System.Globalization;
using Avow.Policy.Model;
using Avow.Policy.Notices;

namespace Avow.Policy.Prose.Drafting;

/// <summary>What can be chosen as an answer, each value with its words in one language.</summary>
public static class AnswerChoices
{
    /// <summary>The kinds of record that drafts know.</summary>
    public static IReadOnlyDictionary<string, string> Kinds(string language) => DraftKind.All.ToDictionary(k => k.Kind, k => k.Say(language, "many")!);

    /// <summary>What the period of a drafted rule is counted from.</summary>
    public static IReadOnlyDictionary<string, string> Clocks(string language) =>
        DraftKind.AllClocks.ToDictionary(c => c, c => Words.In(language).Find($"clock.{c}") ?? c);

    /// <summary>The countries that notices have a name for.</summary>
    public static IReadOnlyDictionary<string, string> Countries(string language) => Named(language, "country.").ToDictionary();

    /// <summary>What can make a transfer lawful today.</summary>
    public static IReadOnlyDictionary<string, string> Safeguards(string language) =>
        Named(language, "safeguard.short.").Where(s => s.Key != "privacy-shield").ToDictionary();

    /// <summary>A rule of keeping in the language of policy files; null when the parts make none.</summary>
    /// <param name="unit">days, weeks, months or years.</param>
    public static string? Rule(int count, string unit, string clock, bool anonymise) =>
        count > 0 && KeepPeriod.TryParse($"{count} {unit}", out _) && DraftKind.AllClocks.Contains(clock)
            ? $"{count} {unit} after {clock}; then {(anonymise ? "anonymise" : "delete")}"
            : null;

    private static IEnumerable<KeyValuePair<string, string>> Named(string language, string prefix)
    {
        var words = Words.In(language);
        return words.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Select(k => KeyValuePair.Create(k[prefix.Length..], words[k])).OrderBy(p => p.Value, StringComparer.Create(CultureInfo.GetCultureInfo(language), ignoreCase: false));
    }
}
