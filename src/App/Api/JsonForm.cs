using System.Security.Cryptography;
using System.Text.Json;
using Avow.Web;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Avow.Api;

/// <summary>Reads a body in JSON into the form that the page's handler takes. A field that the act does not know is refused, never passed over.</summary>
internal static class JsonForm
{
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>Puts the form in the request's place for one.</summary>
    /// <returns>A digest of the body, or what is wrong with it.</returns>
    public static async Task<(byte[] Digest, Faults Faults, int Status)> Put(HttpContext http, ApiOperation operation, Say say)
    {
        var (body, status) = await Body(http);
        if (status != StatusCodes.Status200OK)
        {
            return ([], Faults.None, status);
        }

        var fields = new Dictionary<string, StringValues>();
        var faults = Read(body, operation, fields, say);
        http.Features.Set<IFormFeature>(new FormFeature(new FormCollection(fields)));
        return (SHA256.HashData(body), faults, faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<(byte[] Body, int Status)> Body(HttpContext http)
    {
        if (http.Request.ContentLength > MostBytes)
        {
            return ([], StatusCodes.Status413PayloadTooLarge);
        }

        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0;)
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > MostBytes)
            {
                return ([], StatusCodes.Status413PayloadTooLarge);
            }
        }

        return kept.Length == 0 || http.Request.HasJsonContentType() ? (kept.ToArray(), StatusCodes.Status200OK) : ([], StatusCodes.Status415UnsupportedMediaType);
    }

    private static Faults Read(byte[] body, ApiOperation operation, Dictionary<string, StringValues> fields, Say say)
    {
        var faults = new Faults();
        try
        {
            using var json = JsonDocument.Parse(body.Length == 0 ? "{}"u8.ToArray() : body, new JsonDocumentOptions { MaxDepth = 8 });
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                faults.Add("", say["api.fault.object"]);
                return faults;
            }

            foreach (var given in json.RootElement.EnumerateObject())
            {
                Take(operation.Takes.FirstOrDefault(f => f.Name == given.Name), given, fields, faults, say);
            }
        }
        catch (JsonException wrong)
        {
            faults.Add("", say.T("api.fault.json", ("line", (wrong.LineNumber ?? 0) + 1)));
        }
        catch (InvalidOperationException)
        {
            // Half of a pair of surrogates: text that no encoding can carry.
            faults.Add("", say.T("api.fault.json", ("line", 1)));
        }

        return faults;
    }

    private static void Take(ApiField? field, JsonProperty given, Dictionary<string, StringValues> fields, Faults faults, Say say)
    {
        if (field is null)
        {
            faults.Add(given.Name.Length > 60 ? given.Name[..60] : given.Name, say["api.fault.unknown"]);
            return;
        }

        if (given.Value.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        if (Words(field, given.Value) is not { } words)
        {
            faults.Add(field.Name, say[$"api.fault.{(field.Kind is FieldKind.Many or FieldKind.Numbered ? "list" : field.Kind == FieldKind.Flag ? "flag" : "text")}"]);
        }
        else if (words.Any(w => w.Contains('\0')))
        {
            // Forms of pages cannot carry it either, and PostgreSQL stores no such text.
            faults.Add(field.Name, say["api.fault.text"]);
        }
        else if (field.Among is { } among && words.Any(w => w.Length > 0 && !among.Contains(w)))
        {
            faults.Add(field.Name, say.T("api.fault.among", ("values", string.Join(", ", among))));
        }
        else
        {
            Put(field, words, fields);
        }
    }

    private static void Put(ApiField field, string[] words, Dictionary<string, StringValues> fields)
    {
        if (field.Kind != FieldKind.Numbered)
        {
            fields[field.Form] = field.InForm is { } inForm ? [.. words.Select(w => inForm.GetValueOrDefault(w, w))] : words;
            return;
        }

        for (var i = 0; i < words.Length; i++)
        {
            fields[$"{field.Form}{i}"] = words[i];
        }
    }

    /// <summary>The value as a form would hold it; null when it is of another kind.</summary>
    private static string[]? Words(ApiField field, JsonElement value) => (field.Kind, value.ValueKind) switch
    {
        (FieldKind.Flag, JsonValueKind.True) => ["yes"],
        (FieldKind.Flag, JsonValueKind.False) => [],
        (FieldKind.Text or FieldKind.Date or FieldKind.Number, JsonValueKind.String) => [value.GetString()!],
        (FieldKind.Text or FieldKind.Number, JsonValueKind.Number) => [value.GetRawText()],
        (FieldKind.Many or FieldKind.Numbered, JsonValueKind.Array) when value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) =>
            [.. value.EnumerateArray().Select(v => v.GetString()!)],
        _ => null,
    };
}
