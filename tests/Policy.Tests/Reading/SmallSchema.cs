using System.Text.Json;
using System.Text.RegularExpressions;
using Avow.Policy.Reading;

namespace Avow.Policy.Tests.Reading;

/// <summary>Checks a tree against the part of JSON Schema that our schema uses; any other keyword is a test failure.</summary>
internal static class SmallSchema
{
    private static readonly string[] Silent = ["$schema", "title", "description"];

    public static bool Accepts(JsonElement schema, Node node) => schema.EnumerateObject().All(rule => Silent.Contains(rule.Name) || Keeps(schema, rule, node));

    private static bool Keeps(JsonElement schema, JsonProperty rule, Node node) => rule.Name switch
    {
        "type" => Types(rule.Value).Any(t => t is "object" ? node is MapNode : t is "array" ? node is ListNode : node is ScalarNode),
        "pattern" => node is not ScalarNode s || Regex.IsMatch(s.Text, rule.Value.GetString()!, RegexOptions.ECMAScript),
        "enum" => node is ScalarNode s && rule.Value.EnumerateArray().Any(v => v.ToString() == s.Text),
        "const" => node is ScalarNode s && rule.Value.ToString() == s.Text,
        "anyOf" => rule.Value.EnumerateArray().Any(either => Accepts(either, node)),
        "properties" => node is not MapNode m || rule.Value.EnumerateObject().All(p => m.Find(p.Name) is not { } value || Accepts(p.Value, value)),
        "required" => node is not MapNode m || rule.Value.EnumerateArray().All(key => m.Find(key.GetString()!) is not null),
        "additionalProperties" => node is not MapNode m || m.Entries.Where(e => !IsNamed(schema, e.Key)).All(e => rule.Value.ValueKind != JsonValueKind.False && Accepts(rule.Value, e.Value)),
        "propertyNames" => node is not MapNode m || m.Entries.All(e => Accepts(rule.Value, new ScalarNode(e.At, e.Key, default, true))),
        "minProperties" => node is not MapNode m || m.Entries.Count >= rule.Value.GetInt32(),
        "items" => node is not ListNode l || l.Items.All(i => Accepts(rule.Value, i)),
        "minItems" => node is not ListNode l || l.Items.Count >= rule.Value.GetInt32(),
        "uniqueItems" => node is not ListNode l || l.Items.OfType<ScalarNode>().Select(s => s.Text).Distinct().Count() == l.Items.OfType<ScalarNode>().Count(),
        _ => throw new InvalidOperationException($"The schema uses {rule.Name}, which this check does not know."),
    };

    private static bool IsNamed(JsonElement schema, string key) => schema.TryGetProperty("properties", out var named) && named.TryGetProperty(key, out _);

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];
}
