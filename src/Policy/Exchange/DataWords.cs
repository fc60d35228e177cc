using Avow.Policy.Model;

namespace Avow.Policy.Exchange;

/// <summary>Which category of a policy file a foreign word for data means.</summary>
internal static class DataWords
{
    // The first part that occurs decides, so the narrower word stands before the wider one.
    private static readonly (string Part, string Category)[] Parts =
    [
        ("e-mail", "email"), ("email", "email"), ("mail address", "email"), ("job", "job-title"), ("company", "company"), ("employ", "worker"), ("mobile", "mobile"), ("phone", "phone"),
        ("birth", "birth-date"), ("identity doc", "identity-document"), ("government", "identity-document"), ("passport", "identity-document"),
        ("payment", "payment"), ("financial", "payment"), ("bank", "payment"), ("credit", "payment"), ("location", "location"), ("coordinat", "location"), ("ip address", "device"), ("ip_address", "device"),
        ("cookie", "device"), ("device", "device"), ("browser", "device"), ("telemetry", "usage"), ("behavior", "usage"), ("behaviour", "usage"), ("usage", "usage"), ("click", "usage"),
        ("credential", "sign-in"), ("password", "sign-in"), ("authenti", "sign-in"), ("username", "sign-in"), ("image", "image"), ("photo", "image"), ("recording", "recording"), ("voice", "recording"),
        ("message", "communication"), ("communicat", "communication"), ("correspond", "communication"), ("preference", "preference"), ("feedback", "feedback"), ("review", "feedback"), ("interest", "interest"),
        ("order", "order"), ("purchase", "order"), ("contract", "contract"), ("language", "language"), ("website", "website"), ("address", "address"), ("postal", "address"), ("street", "address"),
        ("name", "name"), ("contact", "email"),
    ];

    /// <summary>The category; null when the word is not understood.</summary>
    public static string? CategoryOf(string words)
    {
        var small = words.ToLowerInvariant();
        return Vocabulary.Categories.Contains(small) ? small : Array.Find(Parts, p => small.Contains(p.Part, StringComparison.Ordinal)).Category;
    }
}
