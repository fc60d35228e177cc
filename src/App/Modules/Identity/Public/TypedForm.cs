using System.Text.Encodings.Web;
using System.Text.Json;
using Avow.Web;

namespace Avow.Modules.Identity.Public;

/// <summary>A form that was sent after its sender's sign-in had ended. It goes through the sign-in page, so that nothing that was typed is lost.</summary>
/// <param name="Path">Where it was sent: a path of this house, with its query.</param>
/// <param name="Fields">Names and values, in their order.</param>
/// <param name="HadFiles">Files were chosen as well; a browser must be given those again.</param>
public sealed record TypedForm(string Path, IReadOnlyList<TypedField> Fields, bool HadFiles)
{
    private const int MostFields = 500;
    private const int MostCharacters = 1_000_000;

    // As it is typed, in whatever script: escaped letter by letter it would be six times as long. The page encodes it for its attribute.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What was sent with a request; null for what is not carried: no form, one with a password in it, one that is too large.</summary>
    public static async Task<TypedForm?> Of(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasFormContentType)
        {
            return null;
        }

        var form = await request.ReadFormAsync(cancel);
        var fields = form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)).SelectMany(f => f.Value.Select(v => new TypedField(f.Key, v ?? ""))).ToList();
        var fits = fields.Count <= MostFields && fields.Sum(f => f.Name.Length + f.Value.Length) <= MostCharacters;
        return fits && !fields.Exists(f => f.Name.Contains("password", StringComparison.OrdinalIgnoreCase))
            ? new(request.Path + request.QueryString, fields, form.Files.Any(f => f.Length > 0))
            : null;
    }

    /// <summary>As it stands in the sign-in form.</summary>
    public string Write() => JsonSerializer.Serialize(this, Plain);

    /// <summary>What the sign-in form brought along; null when it is nothing, or leads out of this organisation.</summary>
    public static TypedForm? Read(string? written, Visit visit)
    {
        if (string.IsNullOrEmpty(written) || written.Length > MostCharacters * 2)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<TypedForm>(written) is { Fields.Count: <= MostFields } form
                && form.Fields.All(f => f is { Name: not null, Value: not null }) && SignIn.WayBack(visit, form.Path) == form.Path ? form : null;
        }
        catch (JsonException)
        {
            // The field is ours; whoever writes something else into it has typed nothing that could be lost.
            return null;
        }
    }
}

/// <summary>One field of a form.</summary>
public sealed record TypedField(string Name, string Value);
