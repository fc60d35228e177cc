namespace Avow.Policy.Model;

/// <summary>The fixed words of a policy file. Each list is in the order in which a reader would look for the word.</summary>
public static class Vocabulary
{
    /// <summary>The categories of personal data: what a field is. A purpose names those it needs; each stored field declares one.</summary>
    public static IReadOnlyList<string> Categories { get; } =
    [
        "name", "company", "job-title", "email", "phone", "mobile", "address", "website", "language", "birth-date", "image", "identity-document",
        "order", "contract", "payment", "communication", "call", "note", "appointment", "recording", "document", "preference",
        "usage", "device", "sign-in", "worker", "interest", "feedback", "location", "organisation-number",
    ];

    /// <summary>The lawful bases of Art. 6(1), as the file writes them.</summary>
    public static IReadOnlyList<string> Bases { get; } =
        ["consent", "contract", "legal-obligation", "vital-interests", "public-task", "legitimate-interests"];

    /// <summary>Where data may come from.</summary>
    public static IReadOnlyList<string> Sources { get; } =
        ["person", "phone", "form", "email", "post", "client", "reseller", "employer", "colleague", "website", "public-register", "system",
         "meeting", "event", "introduction", "social-media", "public-source", "product"];

    /// <summary>The sources that are somebody else than the person, of which Art. 14 speaks.</summary>
    public static IReadOnlyList<string> FromOthers { get; } =
        ["client", "reseller", "employer", "colleague", "introduction", "social-media", "public-source", "public-register"];

    /// <summary>The channels on which people are written to.</summary>
    public static IReadOnlyList<string> Channels { get; } = ["email", "sms", "phone", "post"];

    /// <summary>The states while which something is kept, each with the event that ends it.</summary>
    public static IReadOnlyDictionary<string, string> States { get; } = new Dictionary<string, string>
    {
        ["active"] = "service-ceased",
        ["in-contract"] = "contract-ended",
        ["subscribed"] = "unsubscribed",
        ["consented"] = "withdrawn",
        ["employed"] = "left",
        ["open"] = "closed",
        ["needed"] = "no-longer-needed",
    };

    /// <summary>Conditions of Art. 9(2) and 10 for special data.</summary>
    public static IReadOnlyList<string> SpecialConditions { get; } =
        ["none", "as-instructed", "explicit-consent", "employment", "vital-interests", "made-public", "legal-claims", "health-care", "public-interest"];

    /// <summary>What makes a transfer to another country lawful.</summary>
    public static IReadOnlyList<string> Safeguards { get; } =
        ["adequacy", "eu-us-dpf", "uk-extension", "scc", "idta", "uk-addendum", "bcr", "privacy-shield"];

    /// <summary>A recipient's part.</summary>
    public static IReadOnlyList<string> RecipientRoles { get; } = ["processor", "controller", "joint-controller"];

    /// <summary>Words that no recipient can have as its part: nobody buys or rents data.</summary>
    public static IReadOnlyList<string> NeverRecipients { get; } = ["buyer", "purchaser", "renter", "lessee"];

    /// <summary>What a request may cost.</summary>
    public static IReadOnlyList<string> Fees { get; } = ["none", "unfounded-or-excessive"];

    /// <summary>What a cookie is for; anything but <c>necessary</c> may be refused.</summary>
    public static IReadOnlyList<string> CookiePurposes { get; } = ["necessary", "statistics", "appearance", "advertising"];

    /// <summary>The regimes that may apply.</summary>
    public static IReadOnlyList<string> Regimes { get; } = ["uk", "eu"];

    /// <summary>The languages a policy may be written in.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "sv"];

    /// <summary>The stores whose place a policy states.</summary>
    public static IReadOnlyList<string> Stores { get; } = ["database", "files", "backups", "keys"];
}
