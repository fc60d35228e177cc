namespace Avow.Modules.Imports;

/// <summary>A program whose export is recognised by its headings.</summary>
/// <param name="Suppresses">Why nobody in the list may be written to again; null for an ordinary list.</param>
internal sealed record Origin(string Name, IReadOnlyList<string> Signs, IReadOnlyDictionary<string, string> Meanings, string? Suppresses = null)
{
    private static readonly Dictionary<string, string> Mailchimp = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Email Address"] = "email", ["First Name"] = "given-name", ["Last Name"] = "family-name", ["Phone Number"] = "phone", ["Address"] = "address", ["Company"] = "company",
        ["OPTIN_TIME"] = Meaning.OptedIn, ["OPTIN_IP"] = Meaning.OptedFrom, ["CONFIRM_TIME"] = Meaning.Confirmed, ["CONFIRM_IP"] = Meaning.ConfirmedFrom,
        ["LATITUDE"] = Meaning.Location, ["LONGITUDE"] = Meaning.Location, ["LAST_CHANGED"] = Meaning.None,
        ["UNSUB_TIME"] = Meaning.Ended, ["CLEAN_TIME"] = Meaning.Ended,
    };

    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["first name"] = "given-name", ["given name"] = "given-name", ["firstname"] = "given-name", ["forename"] = "given-name", ["förnamn"] = "given-name",
        ["last name"] = "family-name", ["family name"] = "family-name", ["lastname"] = "family-name", ["surname"] = "family-name", ["efternamn"] = "family-name",
        ["name"] = "full-name", ["full name"] = "full-name", ["fullname"] = "full-name", ["namn"] = "full-name",
        ["title"] = "job-title", ["job title"] = "job-title", ["titel"] = "job-title", ["company"] = "company", ["organisation"] = "company", ["organization"] = "company", ["företag"] = "company",
        ["email"] = "email", ["e-mail"] = "email", ["e-mail 2"] = "email", ["email address"] = "email", ["e-mail address"] = "email", ["e-post"] = "email", ["epost"] = "email",
        ["phone"] = "phone", ["telephone"] = "phone", ["phone number"] = "phone", ["telefon"] = "phone", ["mobile"] = "mobile", ["mobile phone"] = "mobile", ["mobil"] = "mobile",
        ["address"] = "address", ["adress"] = "address", ["website"] = "website", ["web page"] = "website", ["webbplats"] = "website",
        ["created"] = Meaning.Since, ["created at"] = Meaning.Since, ["created date"] = Meaning.Since, ["since"] = Meaning.Since, ["date added"] = Meaning.Since, ["skapad"] = Meaning.Since, ["sedan"] = Meaning.Since,
        ["last contact"] = Meaning.LastContact, ["last contacted"] = Meaning.LastContact, ["last activity"] = Meaning.LastContact, ["senaste kontakt"] = Meaning.LastContact,
        ["latitude"] = Meaning.Location, ["longitude"] = Meaning.Location, ["birthday"] = Meaning.BirthDate, ["date of birth"] = Meaning.BirthDate, ["födelsedatum"] = Meaning.BirthDate,
    };

    /// <summary>In the order in which they are tried.</summary>
    private static readonly IReadOnlyList<Origin> Known =
    [
        new("mailchimp-unsubscribed", ["Email Address", "UNSUB_TIME"], Mailchimp, "unsubscribed"),
        new("mailchimp-cleaned", ["Email Address", "CLEAN_TIME"], Mailchimp, "cleaned"),
        new("mailchimp", ["Email Address", "OPTIN_TIME"], Mailchimp),
        new("outlook", ["First Name", "Last Name", "E-mail Address"], new Dictionary<string, string>(Words, StringComparer.OrdinalIgnoreCase)
        {
            ["E-mail 2 Address"] = "email", ["Business Phone"] = "phone", ["Mobile Phone"] = "mobile", ["Business Street"] = "address", ["Web Page"] = "website", ["Job Title"] = "job-title",
        }),
        new("jetpack", ["Status", "Prefix", "First Name", "Last Name"], new Dictionary<string, string>(Words, StringComparer.OrdinalIgnoreCase)
        {
            ["Email"] = "email", ["Main Telephone"] = "phone", ["Home Telephone"] = "phone", ["Work Telephone"] = "phone", ["Mobile Telephone"] = "mobile", ["Address Line 1"] = "address",
            ["Created Date"] = Meaning.Since, ["Last Contacted"] = Meaning.LastContact,
        }),
        new("freshdesk", ["Full name", "Work phone", "Mobile phone"], new Dictionary<string, string>(Words, StringComparer.OrdinalIgnoreCase)
        {
            ["Full name"] = "full-name", ["Work phone"] = "phone", ["Mobile phone"] = "mobile", ["Email"] = "email", ["Title"] = "job-title", ["Company"] = "company", ["Address"] = "address",
            ["Created at"] = Meaning.Since,
        }),
        new("sie", Formats.SieFile.Headings, new Dictionary<string, string>(Words, StringComparer.OrdinalIgnoreCase)
        {
            ["Person"] = "full-name", ["First entry in these books"] = Meaning.Since, ["Last entry in these books"] = Meaning.LastContact,
        }),
        new("freshdesk-tickets", Formats.TicketFile.Headings, new Dictionary<string, string>()),
        new("vcard", Formats.VCardFile.Headings, new Dictionary<string, string>(Words, StringComparer.OrdinalIgnoreCase) { ["Note"] = Meaning.None, ["Revised"] = Meaning.None }),
    ];

    private static readonly Origin Other = new("other", [], Words);

    /// <summary>The program that writes such headings.</summary>
    public static Origin Of(IReadOnlyList<string> headings) =>
        Known.FirstOrDefault(o => o.Signs.All(s => headings.Contains(s, StringComparer.OrdinalIgnoreCase))) ?? Other;

    public static Origin Named(string name) => Known.FirstOrDefault(o => o.Name == name) ?? Other;

    /// <summary>What each column probably means, in order.</summary>
    public IReadOnlyList<string> Guess(IReadOnlyList<string> headings) => [.. headings.Select(h => Meanings.GetValueOrDefault(h.Trim(), Meaning.None))];
}

/// <summary>What a column may mean besides a field of a person.</summary>
internal static class Meaning
{
    public const string None = "";
    public const string FullName = "full-name";
    public const string Since = "since";
    public const string LastContact = "last-contact";
    public const string Ended = "ended";
    public const string OptedIn = "opted-in";
    public const string OptedFrom = "opted-from";
    public const string Confirmed = "confirmed";
    public const string ConfirmedFrom = "confirmed-from";
    public const string Location = "location";
    public const string BirthDate = "birth-date";

    /// <summary>Those that are offered for every column.</summary>
    public static IReadOnlyList<string> Offered { get; } = [FullName, .. People.Public.Arrivals.Fields, Since, LastContact];

    /// <summary>Recognised, and no list of ours has a place for them: the column is refused, the row is not.</summary>
    public static IReadOnlyList<string> Refused { get; } = [Location, BirthDate];

    /// <summary>Read as evidence of consent, and not kept.</summary>
    public static IReadOnlyList<string> Evidence { get; } = [OptedIn, OptedFrom, Confirmed, ConfirmedFrom, Ended];

    public static bool IsKnown(string meaning) => meaning == None || Offered.Contains(meaning) || Refused.Contains(meaning) || Evidence.Contains(meaning);
}
