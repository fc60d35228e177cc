using System.Text.Json;

namespace Avow.Modules.MessageBank;

/// <summary>What a client wants to know of its callers: which of the usual fields, and questions of its own.</summary>
/// <param name="Fields">Usual fields that are shown, such as <c>phone</c>; true when the receptionist must ask.</param>
/// <param name="Questions">The client's own questions, in order; may be empty.</param>
public sealed record CaptureForm(IReadOnlyDictionary<string, bool> Fields, IReadOnlyList<string> Questions)
{
    /// <summary>The usual fields, in the order in which they are asked.</summary>
    public static readonly IReadOnlyList<string> Usual = ["name", "company", "phone", "email"];

    /// <summary>Name and number must be asked, company and e-mail may.</summary>
    public static CaptureForm Default(IReadOnlyList<string> questions) =>
        new(new Dictionary<string, bool> { ["name"] = true, ["company"] = false, ["phone"] = true, ["email"] = false }, questions);

    public string ToJson() => JsonSerializer.Serialize(this);

    public static CaptureForm FromJson(string json) =>
        JsonSerializer.Deserialize<CaptureForm>(json) ?? throw new JsonException("A capture form is never null.");
}
