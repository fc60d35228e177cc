using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Avow.Policy.Model;

namespace Avow.Policy.Reading;

/// <summary>The JSON Schema (draft 2020-12) of policy files, for editors; made from the shapes that the reader uses.</summary>
/// <remarks>It can say less than the reader: references, dates that do not exist and the inside of rules are the reader's alone.</remarks>
public static class PolicySchema
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text, ending in a line end.</summary>
    public static string Json { get; } = Root().ToJsonString(Readable) + "\n";

    private static JsonObject Root()
    {
        var root = Of(PolicyShape.Root);
        root.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        root.Insert(1, "title", "Avow policy");
        return root;
    }

    private static JsonObject Of(Shape shape)
    {
        var schema = shape switch
        {
            MapShape map => Map(map),
            TableShape table => Table(table),
            ListShape list => List(list),
            LocalShape => Local(),
            EitherShape either => new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["const"] = either.Word }, Of(either.Other)) },
            WordShape { Words: ["1"] } => new JsonObject { ["enum"] = new JsonArray(1, "1") },
            WordShape word => new JsonObject { ["enum"] = new JsonArray([.. word.Words.Select(w => (JsonNode)w)]) },
            TextShape { Pattern: { } pattern } => new JsonObject { ["type"] = "string", ["pattern"] = pattern },
            TextShape => AnyText(),
            _ => new JsonObject { ["type"] = "string" },
        };
        schema["description"] = shape.About;
        return schema;
    }

    private static JsonObject Map(MapShape map) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(map.Fields.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)Of(f.Shape)))),
        ["required"] = new JsonArray([.. map.Fields.Where(f => f.IsRequired).Select(f => (JsonNode)f.Key)]),
        ["additionalProperties"] = false,
    };

    private static JsonObject Table(TableShape table) => new()
    {
        ["type"] = "object",
        ["propertyNames"] = Of(table.Key),
        ["additionalProperties"] = Of(table.Item),
        ["minProperties"] = table.MayBeEmpty ? 0 : 1,
    };

    private static JsonObject List(ListShape list)
    {
        var many = new JsonObject { ["type"] = "array", ["items"] = Of(list.Item), ["minItems"] = list.MayBeEmpty ? 0 : 1, ["uniqueItems"] = true };
        return list.OrOne ? new() { ["anyOf"] = new JsonArray(Of(list.Item), many) } : many;
    }

    private static JsonObject Local() => new()
    {
        ["type"] = "object",
        ["propertyNames"] = new JsonObject { ["enum"] = new JsonArray([.. Vocabulary.Languages.Select(l => (JsonNode)l)]) },
        ["additionalProperties"] = AnyText(),
        ["minProperties"] = 1,
    };

    /// <summary>YAML may take a text such as 01632 or yes for a number; the reader takes every value as it is written.</summary>
    private static JsonObject AnyText() => new() { ["type"] = new JsonArray("string", "number", "boolean") };
}
