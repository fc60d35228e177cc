namespace Avow.Modules.People;

/// <summary>A field of a person's form, and the category of data it holds.</summary>
/// <param name="Many">Whether a person may have several.</param>
/// <param name="Type">The kind of input.</param>
public sealed record PersonField(string Name, string Category, string Type = "text", bool Many = false, int Longest = 100)
{
    public const string GivenName = "given-name";

    public const string FamilyName = "family-name";

    public const string Email = "email";

    public const string JobTitle = "job-title";

    /// <summary>In the order of the form.</summary>
    public static readonly IReadOnlyList<PersonField> All =
    [
        new(GivenName, "name"), new(FamilyName, "name"), new(JobTitle, "job-title"),
        new(Email, "email", "email", Many: true, Longest: 254), new("phone", "phone", "tel", Many: true), new("mobile", "mobile", "tel", Many: true),
        new("address", "address", "textarea", Longest: 300), new("website", "website", "url", Longest: 200),
    ];

    private static readonly Dictionary<string, PersonField> ByName = All.ToDictionary(f => f.Name);

    public static PersonField Of(string name) => ByName[name];

    public bool IsPhone => Type == "tel";

    /// <summary>The value as it is compared and found; null where nobody is found by it: a name is found by its words.</summary>
    public string? KeyOf(string value) => IsPhone ? SearchKey.Phone(value) : Name == Email ? AddressKey(value) : Name == JobTitle ? SearchKey.Words(value) : null;

    /// <summary>An e-mail address as it is compared.</summary>
    public static string AddressKey(string address) => address.ToLowerInvariant();
}
