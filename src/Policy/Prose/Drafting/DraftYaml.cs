using Avow.Policy.Model;

namespace Avow.Policy.Prose.Drafting;

/// <summary>The lines that every drafted policy file has, whatever it was drafted from.</summary>
internal static class DraftYaml
{
    /// <summary>From <c>avow: 1</c> to where the data stands. What is not known is filled in, to be asked.</summary>
    /// <param name="isSwedish">Whether Swedish law and places are assumed; else those of England.</param>
    public static IEnumerable<string> Head(VersionId version, string name, string address, string contact, string language, bool isSwedish)
    {
        var country = isSwedish ? "SE" : "GB";
        return
        [
            "avow: 1",
            $"version: {version}",
            "controller:",
            $"  name: {Quoted(name)}",
            $"  legal-name: {Quoted(name)}",
            $"  jurisdiction: {(isSwedish ? "SE" : "GB-EAW")}",
            $"  address: {Quoted(address)}",
            $"  privacy-contact: {Quoted(contact)}",
            $"regimes: [{(isSwedish ? "eu" : "uk")}]",
            $"languages: [{language}]",
            $"time-zone: {(isSwedish ? "Europe/Stockholm" : "Europe/London")}",
            $"financial-year-ends: {(isSwedish ? "12-31" : "03-31")}",
            $"locations: {{ database: {country}, files: {country}, backups: {country} }}",
        ];
    }

    /// <summary>Words in one language: <c>{ en: "…" }</c>.</summary>
    public static string Local(string language, string words) => $"{{ {language}: {Quoted(words)} }}";

    /// <summary>Words on one line between quotation marks.</summary>
    public static string Quoted(string words) =>
        $"\"{Drafting.OneLine(words).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
