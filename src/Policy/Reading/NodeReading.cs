using Avow.Policy.Model;
using NodaTime;
using NodaTime.Text;

namespace Avow.Policy.Reading;

/// <summary>Values out of a tree that was found to have the right shape; what is missing here is a bug of the shape.</summary>
internal static class NodeReading
{
    public static string Text(this Node node) => ((ScalarNode)node).Text.Trim();

    public static string Text(this MapNode map, string key) => map.Find(key)!.Text();

    /// <summary>The text, or null when the key is missing or says <c>none</c>.</summary>
    public static string? TextOrNone(this MapNode map, string key) => map.Find(key)?.Text() is { } text && text != "none" ? text : null;

    public static MapNode? Map(this MapNode map, string key) => map.Find(key) as MapNode;

    public static IReadOnlyList<Entry> Entries(this MapNode map, string key) => map.Map(key)?.Entries ?? [];

    /// <summary>The items of a list, or the one text that stands in its place; empty when the key is missing.</summary>
    public static IReadOnlyList<string> Texts(this MapNode map, string key) => map.Find(key) switch
    {
        ListNode list => [.. list.Items.Select(Text)],
        ScalarNode one => [one.Text.Trim()],
        _ => [],
    };

    public static LocalText Words(this MapNode map, string key) => map.Find(key)?.Words() ?? [];

    public static LocalText Words(this Node node)
    {
        var words = new LocalText { At = node.At };
        foreach (var entry in ((MapNode)node).Entries)
        {
            words[entry.Key] = entry.Value.Text();
        }

        return words;
    }

    public static LocalDate Date(this MapNode map, string key) => LocalDatePattern.Iso.Parse(map.Text(key)).Value;

    public static LocalDate? DateIfAny(this MapNode map, string key) => map.Find(key) is null ? null : map.Date(key);

    public static KeepPeriod Period(this MapNode map, string key) => map.PeriodIfAny(key)!.Value;

    /// <summary>The period, or null when the key is missing or says something else, such as <c>session</c>.</summary>
    public static KeepPeriod? PeriodIfAny(this MapNode map, string key) =>
        map.Find(key) is { } node && KeepPeriod.TryParse(node.Text(), out var period) ? period : null;
}
