using Avow.Policy.Reading;

namespace Avow.Policy.Exchange;

/// <summary>Looks into a foreign tree without minding what is missing or shaped otherwise.</summary>
internal static class Leniently
{
    public static Node? At(this Node? node, string key) => (node as MapNode)?.Find(key);

    /// <summary>The items of a list; a single value stands for a list of one.</summary>
    public static IEnumerable<Node> Items(this Node? node) => node switch
    {
        null => [],
        ListNode list => list.Items,
        _ => [node],
    };

    /// <summary>The words of a text, or of the first language, value or name within; null when there are none.</summary>
    public static string? Words(this Node? node)
    {
        var words = node switch
        {
            ScalarNode scalar => scalar.Text,
            ListNode { Items: [var first, ..] } => Words(first),
            MapNode map => Words(map.Find("@value") ?? map.Find("dct:description") ?? map.Find("dpv:hasName") ?? map.Find("@id")),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(words) ? null : string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    public static string? Words(this Node? node, string key) => node.At(key).Words();

    /// <summary>The words of each item of a list.</summary>
    public static IEnumerable<string> AllWords(this Node? node) => node.Items().Select(i => i.Words()).OfType<string>();
}
