using System.Text.RegularExpressions;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using NodaTime.Text;

namespace Avow.Policy.Law;

/// <summary>One parameter of a kind of rule.</summary>
/// <param name="Why">Why a value is none, as a sentence; null when it is good.</param>
internal sealed record LawParameter(string Key, Func<string, string?> Why, bool IsRequired = true, bool IsList = false);

/// <summary>Which kinds of rules there are, and the parameters of each.</summary>
internal static partial class LawShape
{
    public static IReadOnlyDictionary<string, LawParameter[]> Kinds { get; } = new Dictionary<string, LawParameter[]>
    {
        ["keeping"] =
        [
            new("clock", Id), new("period", Period), new("counted-from", Among("clock", "year-end", "filing-deadline"), IsRequired: false),
            new("names", Id, IsRequired: false, IsList: true), new("covers", Among([.. Vocabulary.Categories]), IsRequired: false, IsList: true),
            new("place", Country, IsRequired: false), new("elsewhere", Any, IsRequired: false),
        ],
        ["limitation"] = [new("period", Period), new("against", Among("anyone", "consumer"), IsRequired: false)],
        ["request-clock"] =
        [
            new("period", Period), new("extended-period", Period), new("target", Period),
            new("restarts", Among("identity", "authority", "fee"), IsList: true), new("pauses", Among("clarification", "identity", "authority"), IsList: true),
        ],
        ["complaint-clock"] = [new("acknowledge-within", Period), new("progress-target", Period)],
        ["breach-clock"] = [new("within-hours", Hours)],
        ["telecom-breach-clock"] = [new("within-hours", Hours)],
        ["informing-clock"] = [new("period", Period)],
        ["adequacy"] = [new("countries", Country, IsList: true), new("through", Id, IsRequired: false)],
        ["safeguard"] =
        [
            new("name", Id), new("names", Any, IsRequired: false, IsList: true), new("countries", Country, IsRequired: false, IsList: true),
            new("needs", Among("certification", "test", "occasional"), IsRequired: false, IsList: true), new("recheck", Period, IsRequired: false),
        ],
        ["calling-register"] =
        [
            new("name", Id), new("grace", Period, IsRequired: false), new("subscribers", Among("individual", "corporate")),
            new("except", Among("customer-similar", "market-research"), IsRequired: false, IsList: true),
        ],
        ["email-marketing"] = [new("soft-opt-in-after", Among("sale", "negotiation"), IsList: true)],
        ["charity-email-marketing"] = [],
        ["cookie-exemption"] =
        [
            new("purpose", Among("communication", "necessary", "statistics", "appearance", "emergency-location")),
            new("conditions", Among("sole-purpose", "aggregate", "not-shared", "information", "objection"), IsRequired: false, IsList: true),
        ],
        ["regulator"] = [new("name", Any), new("short", Any), new("address", Any), new("phone", Any), new("site", Site)],
        ["provision"] = [new("says", Any)],
        ["holidays"] = [new("calendar", Among("england-and-wales", "scotland", "northern-ireland", "sweden")), new("days", YearOfDays, IsRequired: false, IsList: true)],
        ["holiday-change"] = [new("added", Date, IsRequired: false, IsList: true), new("removed", Date, IsRequired: false, IsList: true)],
    };

    /// <summary>Kinds of which a law must have a rule for each regime, or every question after them would have no answer.</summary>
    public static IReadOnlyList<(string Kind, string Jurisdiction)> Needed { get; } =
    [
        ("request-clock", "GB"), ("request-clock", "EU"), ("complaint-clock", "GB"), ("breach-clock", "GB"), ("breach-clock", "EU"), ("informing-clock", "GB"), ("informing-clock", "EU"),
    ];

    public static string? Id(string text) => IdForm().IsMatch(text) ? null : $"{Quote.Word(text)} is no id; write small letters, digits and single hyphens.";

    public static string? Date(string text) => LocalDatePattern.Iso.Parse(text).Success ? null : $"{Quote.Word(text)} is no date; write it as 2026-11-01.";

    public static string? Jurisdiction(string text) => JurisdictionForm().IsMatch(text) ? null : $"{Quote.Word(text)} is no jurisdiction; write GB, GB-EAW, GB-SCT, GB-NIR, EU or a country code.";

    public static string? Any(string text) => null;

    private static string? Period(string text) => KeepPeriod.TryParse(text, out _) ? null : $"{Quote.Word(text)} is no period; write a number and days, weeks, months or years, such as `6 years`.";

    private static string? Country(string text) => CountryForm().IsMatch(text) ? null : $"{Quote.Word(text)} is no country code; write two capitals such as `GB`.";

    private static string? Hours(string text) => HoursForm().IsMatch(text) ? null : $"{Quote.Word(text)} is no number of hours from 1 to 999.";

    private static string? Site(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == "https" ? null : $"{Quote.Word(text)} is no address that begins with https.";

    private static string? YearOfDays(string text) => HolidayYear.TryParse(text, out _) ? null : $"{Quote.Word(text)} is no year of holidays; write `2026: 01-01 04-03`.";

    private static Func<string, string?> Among(params string[] words) => text =>
        words.Contains(text) ? null : $"{Quote.Word(text)} is none of {string.Join(", ", words)}{Quote.DidYouMean(text, words)}";

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex IdForm();

    [GeneratedRegex("^[A-Z]{2}(-[A-Z]{3})?$")]
    private static partial Regex JurisdictionForm();

    [GeneratedRegex("^[A-Z]{2,3}$")]
    private static partial Regex CountryForm();

    [GeneratedRegex("^[1-9][0-9]{0,2}$")]
    private static partial Regex HoursForm();
}
