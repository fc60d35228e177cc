using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Avow.Api;

/// <summary>The description of the API in OpenAPI 3.1, made of the endpoints themselves.</summary>
/// <param name="roles">Which roles an endpoint is for; empty when for every token.</param>
public sealed class ApiDocument(EndpointDataSource endpoints, Func<Endpoint, IEnumerable<string>> roles)
{
    public const string Path = "/openapi/v1.json";

    private readonly ApiSchemas _schemas = new();
    private string? _written;

    /// <summary>The document; made at the first call.</summary>
    public string Json
    {
        get
        {
            lock (_schemas)
            {
                return _written ??= Write();
            }
        }
    }

    private string Write()
    {
        var paths = new JsonObject();
        foreach (var endpoint in endpoints.Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<ApiOperation>() is not null).OrderBy(PathOf, StringComparer.Ordinal))
        {
            var path = PathOf(endpoint);
            paths[path] ??= new JsonObject();
            var operation = endpoint.Metadata.GetMetadata<ApiOperation>()!;
            paths[path]![operation.Method.ToLowerInvariant()] = Operation(endpoint, operation);
        }

        var problem = _schemas.Of(typeof(ApiProblem));
        var document = new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Avow", ["version"] = "1",
                ["description"] = "Everything a page can do. An act stands at the address of its page with /api/v1 before it, checks what the page checks and is refused with the same sentence. See docs/api.md.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A token of one organisation and one role." } },
                ["responses"] = new JsonObject { ["Problem"] = Response("What went wrong, as RFC 9457 has it.", ApiProblem.MediaType, problem) },
                ["schemas"] = _schemas.Components,
            },
        };
        return document.ToJsonString(new JsonSerializerOptions { Encoder = ApiJson.Options.Encoder, WriteIndented = true });
    }

    private JsonObject Operation(RouteEndpoint endpoint, ApiOperation operation)
    {
        var described = new JsonObject
        {
            ["operationId"] = IdOf(operation),
            ["summary"] = operation.Summary,
            ["tags"] = new JsonArray(operation.Address.Split('/', StringSplitOptions.RemoveEmptyEntries)[0].Split('.')[0]),
            ["parameters"] = Parameters(endpoint, operation),
            ["responses"] = Responses(operation),
        };
        if (roles(endpoint).ToList() is { Count: > 0 } named)
        {
            described["description"] = $"For the roles: {string.Join(", ", named)}.";
        }

        if (operation.TakesFile)
        {
            var form = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["file"] = new JsonObject { ["type"] = "string", ["format"] = "binary" } }, ["required"] = new JsonArray("file") };
            described["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["multipart/form-data"] = new JsonObject { ["schema"] = form } } };
        }
        else if (operation.Takes.Count > 0)
        {
            described["requestBody"] = new JsonObject
            {
                ["required"] = operation.Takes.Any(f => f.IsRequired), ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = ApiSchemas.Body(operation) } },
            };
        }

        return described;
    }

    private JsonObject Responses(ApiOperation operation)
    {
        var responses = new JsonObject();
        if (operation.Media is { } media)
        {
            responses["200"] = Response(operation.Summary, media, new JsonObject { ["type"] = "string" });
        }
        else if (operation.Shapes.Count > 0)
        {
            var shapes = operation.Shapes.Select(s => s.Result).Distinct().Select(t => _schemas.Of(t)).ToArray();
            responses["200"] = Response(operation.Summary, "application/json", shapes.Length == 1 ? shapes[0] : new JsonObject { ["anyOf"] = new JsonArray(shapes) });
        }

        if (operation.IsAct)
        {
            var done = _schemas.Of(typeof(ActDone));
            responses[responses.ContainsKey("200") ? "2XX" : "200"] = Response("It was done.", "application/json", done);
            responses["201"] = Response("It was made; Location says where it stands.", "application/json", done.DeepClone());
        }

        responses["default"] = new JsonObject { ["$ref"] = "#/components/responses/Problem" };
        return responses;
    }

    private static JsonArray Parameters(RouteEndpoint endpoint, ApiOperation operation)
    {
        var inPath = endpoint.RoutePattern.Parameters.Select(p => Parameter(p.Name, "path", Schema(p), required: true));
        var taken = endpoint.RoutePattern.Parameters.Select(p => p.Name).ToHashSet();
        var asked = endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [];
        var inQuery = asked.Where(p => IsPlain(p.ParameterType) && !taken.Contains(p.Name!) && p.GetCustomAttribute<FromFormAttribute>() is null)
            .Select(p => Parameter(p.Name!, "query", new JsonObject { ["type"] = p.ParameterType == typeof(string) ? "string" : "integer" }, required: false));
        var parameters = inPath.Concat(inQuery);
        return new([.. operation.IsAct ? parameters.Append(Parameter("Idempotency-Key", "header", new JsonObject { ["type"] = "string", ["maxLength"] = 255 }, required: false)) : parameters]);
    }

    private static JsonObject Schema(RoutePatternParameterPart part)
    {
        var schema = new JsonObject { ["type"] = part.ParameterPolicies.Any(p => p.Content == "int") ? "integer" : "string" };
        if (part.ParameterPolicies.Any(p => p.Content == "guid"))
        {
            schema["format"] = "uuid";
        }

        return schema;
    }

    private static JsonNode Parameter(string name, string where, JsonObject schema, bool required) =>
        new JsonObject { ["name"] = name, ["in"] = where, ["required"] = required, ["schema"] = schema };

    private static JsonObject Response(string words, string media, JsonNode schema) =>
        new() { ["description"] = words, ["content"] = new JsonObject { [media] = new JsonObject { ["schema"] = schema } } };

    private static bool IsPlain(Type type) => type == typeof(string) || type == typeof(int?) || type == typeof(long?) || type == typeof(int) || type == typeof(long);

    private static string PathOf(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(
        segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            _ => "",
        }))));

    private static string IdOf(ApiOperation operation) =>
        $"{operation.Method.ToLowerInvariant()}-" + string.Join('-', operation.Address.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(p => p.StartsWith('{') ? "by-" + p.Trim('{', '}').Split(':')[0] : p.Replace('.', '-')));
}
