using System.Text.Json;
using System.Text.Json.Nodes;

namespace App.Tests.Api;

/// <summary>Whether JSON fits a JSON Schema, as far as the document of the API uses them. A word that it does not know is a fault of the schema.</summary>
internal sealed class JsonFits(JsonNode document)
{
    private static readonly string[] Known = ["type", "format", "properties", "required", "items", "enum", "anyOf", "$ref", "additionalProperties", "description", "maxLength"];

    /// <returns>What does not fit, with its place; empty when all does.</returns>
    public IEnumerable<string> Faults(JsonNode? json, JsonNode schema, string place = "$")
    {
        if (schema["$ref"] is { } reference)
        {
            return Faults(json, Found((string)reference!), place);
        }

        if (schema["anyOf"] is JsonArray any)
        {
            var all = any.Select(a => Faults(json, a!, place).ToList()).ToList();
            return all.Exists(f => f.Count == 0) ? [] : all.MinBy(f => f.Count)!;
        }

        var unknown = schema.AsObject().Select(p => p.Key).Except(Known).Select(k => $"{place}: the schema says {k}");
        return unknown.Concat(TypeFaults(json, schema, place)).Concat(EnumFaults(json, schema, place)).Concat(Inner(json, schema, place));
    }

    public JsonNode Found(string reference) => reference.TrimStart('#', '/').Split('/').Aggregate(document, (node, step) => node[step] ?? throw new InvalidOperationException($"{reference} leads nowhere."));

    private static IEnumerable<string> TypeFaults(JsonNode? json, JsonNode schema, string place)
    {
        var types = schema["type"] is JsonArray several ? several.Select(t => (string)t!).ToList() : schema["type"] is { } one ? [(string)one!] : [];
        var is_ = json?.GetValueKind() switch
        {
            null or JsonValueKind.Null => "null",
            JsonValueKind.String => "string",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Array => "array",
            JsonValueKind.Object => "object",
            _ => json.ToJsonString().Contains('.') ? "number" : "integer",
        };
        var fits = types.Count == 0 || types.Contains(is_) || (is_ == "integer" && types.Contains("number"));
        return fits && (is_ != "string" || FitsFormat((string)json!, (string?)schema["format"])) ? [] : [$"{place}: {is_} is no {string.Join(" or ", types)} {schema["format"]}"];
    }

    private static bool FitsFormat(string text, string? format) => format switch
    {
        "uuid" => Guid.TryParse(text, out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
        "date-time" => text.EndsWith('Z') && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _),
        _ => true,
    };

    private static IEnumerable<string> EnumFaults(JsonNode? json, JsonNode schema, string place) =>
        schema["enum"] is JsonArray among && among.All(a => (string)a! != (string?)json) ? [$"{place}: {json} is none of the list"] : [];

    private IEnumerable<string> Inner(JsonNode? json, JsonNode schema, string place) => json switch
    {
        JsonObject o => Missing(o, schema, place).Concat(o.SelectMany(p => schema["properties"]?[p.Key] is { } known ? Faults(p.Value, known, $"{place}.{p.Key}")
            : schema["additionalProperties"] is JsonObject rest ? Faults(p.Value, rest, $"{place}.{p.Key}") : [$"{place}.{p.Key}: not in the schema"])),
        JsonArray a when schema["items"] is { } items => a.SelectMany((v, i) => Faults(v, items, $"{place}[{i}]")),
        _ => [],
    };

    private static IEnumerable<string> Missing(JsonObject json, JsonNode schema, string place) =>
        (schema["required"]?.AsArray() ?? []).Select(r => (string)r!).Where(r => !json.ContainsKey(r)).Select(r => $"{place}.{r}: missing");
}
