using Avow.Api;

namespace Avow.Modules.Consent;

/// <summary>What the gate answers.</summary>
/// <param name="Sentence">The words of the notice on which a refusal rests; null when the policy says nothing of it.</param>
/// <param name="WouldAgreeTo">The words to which the person would agree; null when a yes would not help.</param>
public sealed record ApiUse(bool Permitted, string? Refusal, string? Sentence, string? WouldAgreeTo);

/// <summary>The gate as programs ask it.</summary>
internal static class ConsentApi
{
    public static void Declare(ApiRegister api)
    {
        ApiField[] use = [Takes.Text("record").Must.Meaning("The record's id or number."), Takes.Text("purpose").Must, Takes.Text("kind").Must];
        api.Act("/uses", "Asks the gate whether a purpose may use a record now; a refusal is written down", use)
            .Gives((AskTheGatePage p) => new ApiUse(p.Answer?.Refusal is null, p.Answer?.Refusal, p.Answer?.Sentence, p.Answer?.Words));
        api.Act("/uses/yes", "Writes down that the person said yes, and how", [.. use, Takes.One("how", "phone", "form", "email", "post", "sms").Must]);
    }
}
