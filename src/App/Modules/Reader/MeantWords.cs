using System.Globalization;
using System.Text.RegularExpressions;
using Avow.Policy.Prose;
using Avow.Web;

namespace Avow.Modules.Reader;

/// <summary>What was understood of a promise, in words: the names of the values, their codes and their periods. What the text itself says stays as it says it.</summary>
internal static partial class MeantWords
{
    /// <summary>“Records: video recordings · Period: 120 days · Then: deleted”</summary>
    public static string Meant(this Say say, Promise promise) => string.Join(
        " · ", promise.Value.Select(v => (Name: v.Key, Words: v.Value is IEnumerable<string> several ? string.Join(", ", several) : v.Value?.ToString())).Where(v => !string.IsNullOrEmpty(v.Words))
            .Select(v => $"{say.Known($"reader.value.{v.Name}") ?? v.Name}: {Word(say, v.Name, v.Words!)}"));

    private static string Word(Say say, string name, string value) => name == "period"
        ? Duration().Replace(value, d => say.T($"reader.period.{d.Groups[2].Value.ToLowerInvariant()}", ("count", int.Parse(d.Groups[1].ValueSpan, CultureInfo.InvariantCulture)))).Replace("/", "–", StringComparison.Ordinal)
        : say.Known($"reader.value.{name}.{value.Replace(' ', '-').ToLowerInvariant()}") ?? value;

    /// <summary>One of ISO 8601's durations with a single unit, as the reader writes them.</summary>
    [GeneratedRegex("P([0-9]{1,5})([DWMY])(?![0-9A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
