using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Avow.Api;

/// <summary>The JSON Schemas of what the API writes, made of the records that are written.</summary>
internal sealed class ApiSchemas
{
    private readonly NullabilityInfoContext _nulls = new();

    /// <summary>Name to schema, of every record that was asked for.</summary>
    public JsonObject Components { get; } = [];

    public JsonNode Of(Type type, bool isNullable = false)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner, isNullable: true);
        }

        var schema = Simple(type) ?? List(type) ?? Reference(type);
        return isNullable ? WithNull(schema) : schema;
    }

    /// <summary>The body of an act.</summary>
    public static JsonObject Body(ApiOperation operation)
    {
        var properties = new JsonObject();
        foreach (var field in operation.Takes)
        {
            properties[field.Name] = Field(field);
        }

        var body = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (operation.Takes.Any(f => f.IsRequired))
        {
            body["required"] = new JsonArray([.. operation.Takes.Where(f => f.IsRequired).Select(f => (JsonNode)f.Name)]);
        }

        return body;
    }

    private static JsonObject Field(ApiField field)
    {
        var schema = field.Kind switch
        {
            FieldKind.Flag => new JsonObject { ["type"] = "boolean" },
            FieldKind.Many or FieldKind.Numbered => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
            FieldKind.Number => new JsonObject { ["type"] = new JsonArray("number", "string") },
            FieldKind.Date => new JsonObject { ["type"] = "string", ["format"] = "date" },
            _ => new JsonObject { ["type"] = "string" },
        };
        if (field.Among is { } among)
        {
            schema["enum"] = new JsonArray([.. among.Select(a => (JsonNode)a)]);
        }

        if (field.Says is not null)
        {
            schema["description"] = field.Says;
        }

        return schema;
    }

    private static JsonNode? Simple(Type type) => type switch
    {
        _ when type.IsEnum => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(n => (JsonNode)JsonNamingPolicy.KebabCaseLower.ConvertName(n))]) },
        _ when ApiJson.IsText(type) => ApiJson.FormatOf(type) is { } format ? new JsonObject { ["type"] = "string", ["format"] = format } : new JsonObject { ["type"] = "string" },
        _ when type == typeof(string) => new JsonObject { ["type"] = "string" },
        _ when type == typeof(Guid) => new JsonObject { ["type"] = "string", ["format"] = "uuid" },
        _ when type == typeof(bool) => new JsonObject { ["type"] = "boolean" },
        _ when type == typeof(int) || type == typeof(long) => new JsonObject { ["type"] = "integer" },
        _ when type == typeof(double) => new JsonObject { ["type"] = "number" },
        _ => null,
    };

    private JsonNode? List(Type type)
    {
        if (!typeof(IEnumerable).IsAssignableFrom(type))
        {
            return null;
        }

        var of = type.GetGenericArguments();
        return of.Length == 2
            ? new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(of[1]) }
            : new JsonObject { ["type"] = "array", ["items"] = Of(of[0]) };
    }

    private JsonNode Reference(Type type)
    {
        var name = NameOf(type);
        if (!Components.ContainsKey(name))
        {
            Components[name] = new JsonObject();
            Components[name] = Record(type);
        }

        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }

    private JsonObject Record(Type type)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            properties[name] = Of(property.PropertyType, _nulls.Create(property).ReadState == NullabilityState.Nullable);
            if (property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            {
                required.Add(name);
            }
        }

        return new() { ["type"] = "object", ["properties"] = properties, ["required"] = required };
    }

    private static string NameOf(Type type)
    {
        var name = type.Name.Split('`')[0];
        name = name.StartsWith("Api", StringComparison.Ordinal) ? name[3..] : name;
        return type.IsGenericType ? $"{NameOf(type.GetGenericArguments()[0])}List" : name;
    }

    private static JsonNode WithNull(JsonNode schema)
    {
        if (schema["type"] is JsonValue type && schema["enum"] is null)
        {
            schema["type"] = new JsonArray((string)type!, "null");
            return schema;
        }

        return new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
    }
}
