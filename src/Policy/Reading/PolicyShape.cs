using Avow.Policy.Law;
using Avow.Policy.Model;
using NodaTime;
using NodaTime.Text;

namespace Avow.Policy.Reading;

/// <summary>The shape of a policy file: the one table behind the reader and the JSON Schema.</summary>
internal static class PolicyShape
{
    private const string IdPattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
    private const string PeriodPattern = "^[0-9]+ +(day|week|month|year)s?$";

    private static readonly TextShape Line = new("A text.");
    private static readonly TextShape Id = new("An id: small letters, digits and hyphens.", "id", IdPattern, WhyNoId);
    private static readonly TextShape Date = new("A date such as 2026-11-01.", "date", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", WhyNoDate);
    private static readonly TextShape Period = new("A period such as 100 days or 1 year.", "period", PeriodPattern, WhyNoPeriod);
    private static readonly TextShape File = new("A file beside the policy, such as assessments/newsletter.md.", "file", @"^[A-Za-z0-9][A-Za-z0-9_./-]*\.md$", WhyNoFile);
    private static readonly LocalShape Words = new("Words in every language of the policy.");

    /// <summary>The whole file.</summary>
    public static MapShape Root { get; } = new("One version of an organisation's policy: its privacy notice and what its system does.",
    [
        Must("avow", new WordShape("The version of this format.", ["1"])),
        Must("version", new TextShape("The date from which this version is in force, with a serial from the second of a day on.", "version", @"^[0-9]{4}-[0-9]{2}-[0-9]{2}(\.[0-9]{1,3})?$", WhyNoVersion)),
        Must("controller", Controller()),
        Must("regimes", new ListShape("The data protection law that may apply.", new WordShape("A regime.", Vocabulary.Regimes))),
        Must("languages", new ListShape("The languages in which every text stands; the first is the notice's own.", new WordShape("A language.", Vocabulary.Languages))),
        Must("time-zone", new TextShape("The zone in which days are counted, such as Europe/London.", "time-zone", "^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$", WhyNoZone)),
        Must("financial-year-ends", new TextShape("The last day of the financial year, month and day, such as 03-31.", "annual-date", "^[0-9]{2}-[0-9]{2}$", WhyNoAnnualDate)),
        Must("locations", new TableShape("Where each store stands: country by store.", new WordShape("A store.", Vocabulary.Stores), Country())),
        May("security", new LocalShape("How the data is protected.")),
        May("brands", new TableShape("The names under which the organisation trades.", Id, new MapShape("A brand.", [Must("name", Line), Must("site", Site()), May("privacy-contact", Line)]))),
        Must("people", new TableShape("The groups of people whose data is used.", Id, Words)),
        May("kinds", new TableShape("What readers call each kind of record.", Id, Kind())),
        Must("purposes", new TableShape("Why data is used.", Id, PurposeShape())),
        May("recipients", new TableShape("Who receives data.", Id, RecipientShape())),
        May("cookies", new TableShape("What the site stores in a browser.", new TextShape("A cookie's name."), CookieShape())),
        May("promises", new TableShape("Promises of the whole policy, in its own words.", Id, Words)),
        May("only-bases", new ListShape("The only bases on which data may be used, where the policy promises fewer than the law has.", new WordShape("A lawful basis.", Vocabulary.Bases))),
        Must("rights", new MapShape("How requests are answered.",
        [
            Must("answer-within", Period),
            Must("fee", new WordShape("A request costs nothing; or a fee only where the law allows one.", Vocabulary.Fees)),
        ])),
        May("automated-decisions", new WordShape("Nothing that matters is decided by a computer alone.", ["none"])),
        May("duties", new TableShape("What the promises need from a person.", Id, new MapShape("A duty.",
        [
            Must("every", Period), Must("owner", Id), Must("words", Words), May("last-done", Date),
        ]))),
        May("mends", new ListShape("Where an older published text was put right.", new MapShape("A mended clause.",
        [
            Must("clause", Line), Must("now", Line), Must("because", Line),
        ]))),
    ]);

    public static string? WhyNoPeriod(string text)
    {
        if (KeepPeriod.TryParse(text, out _))
        {
            return null;
        }

        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts is [_, var unit] && int.TryParse(parts[0], out _) && !KeepPeriod.UnitWords.Contains(unit) && Quote.Nearest(unit, KeepPeriod.UnitWords) is { } near
            ? $"{Quote.Word(text)} is no period; did you mean {Quote.Word($"{parts[0]} {near}")}?"
            : $"{Quote.Word(text)} is no period; write a number from 1 and days, weeks, months or years, a hundred years at most.";
    }

    private static MapShape Controller() => new("Who answers for the data.",
    [
        Must("name", new TextShape("The name people know.")), Must("legal-name", new TextShape("The name in the register.")),
        May("company-number", Line), May("fee-registration", new TextShape("The number at the data protection regulator.")),
        Must("jurisdiction", new TextShape("Whose law applies: GB-EAW, GB-SCT, GB-NIR, SE.", "jurisdiction", "^[A-Z]{2}(-[A-Z]{3})?$", WhyNoJurisdiction)),
        Must("address", Line), Must("privacy-contact", new TextShape("An e-mail address or a page.")), May("phone", Line),
        May("dpo", new TextShape("The data protection officer, or none.")), May("representative", new TextShape("The Art. 27 representative, or none.")),
    ]);

    private static MapShape Kind() => new("The words for a kind of record.",
    [
        Must("one", new LocalShape("One of them, without article: message.")), Must("many", new LocalShape("Several of them: messages.")),
        May("clocks", new TableShape("The event behind each clock, in words that fit after \"after\" and \"until\": the call.", Id, Words)),
    ]);

    private static MapShape PurposeShape() => new("A purpose.",
    [
        May("heading", Words), Must("why", Words),
        May("as", new WordShape("The organisation's part; controller unless it says processor.", ["controller", "processor"])),
        May("basis", new WordShape("The lawful basis (Art. 6).", Vocabulary.Bases)),
        May("wording", new LocalShape("The words to which a person agrees.")),
        May("interest", new LocalShape("The interest that is weighed.")),
        May("assessment", Assessment("The stored balancing test.")),
        May("screening", Assessment("The stored screening of risks.")),
        May("profiling", new LocalShape("How people are sorted by what they did.")),
        May("brands", new ListShape("The brands it is for; all when left out.", new ReferenceShape("A brand.", "brands"), OrOne: true)),
        May("law", new TextShape("The law that asks for it: the id of a law of keeping, or a law by name.", "law", Why: WhyNoLaw)),
        May("agreement", new MapShape("The agreement with clients (Art. 28).", [Must("file", File), Must("since", Date), Must("review", Period)])),
        May("compatible-with", new ListShape("Purposes whose data it may use too, because it was found compatible with them (Art. 6(4)).", new ReferenceShape("A purpose.", "purposes"), OrOne: true)),
        Must("people", new ListShape("The groups concerned.", new ReferenceShape("A group of people.", "people"), OrOne: true)),
        Must("data", new EitherShape("The categories it needs, or as-instructed.", "as-instructed", new ListShape("Categories of data.", new WordShape("A category.", Vocabulary.Categories)))),
        May("special", new WordShape("The condition for special data (Art. 9 and 10).", Vocabulary.SpecialConditions)),
        May("review", new TextShape("How often keeping without a fixed end is looked at.", "period", PeriodPattern, WhyNoPeriod)),
        Must("from", new ListShape("Where the data comes from.", new WordShape("A source.", Vocabulary.Sources), OrOne: true)),
        May("channels", new ListShape("How people are written to.", new WordShape("A channel.", Vocabulary.Channels), OrOne: true)),
        May("contact", new ListShape("How often people are written to at most.", ContactShape(), OrOne: true)),
        May("records", new ListShape("The kinds of record that the purpose needs; `default` under `keep` is the rule of those without one of their own.", Id)),
        May("keep", new TableShape("How long each kind of record is kept, and what then. The key `default` is the rule of all other kinds under `records`.", Id, KeepShape())),
        May("recipients", new ListShape("Who receives the data.", new ReferenceShape("A recipient.", "recipients"), MayBeEmpty: true, OrOne: true)),
        May("promises", new TableShape("Further promises, in the policy's own words.", Id, Words)),
    ]);

    private static TextShape KeepShape() => new(
        "Such as: 100 days after received; then delete.", "keep-rule",
        "^.+; *then (delete( at once)?( and keep suppression)?|anonymise|blank|review)$|^.*(review|ask) every .+unanswered for [0-9]+ [a-z]+ ?: ?(then )?(delete( at once)?( and keep suppression)?|anonymise)$");

    private static TextShape ContactShape() => new(
        "Such as: at most 4 emails per event.", "contact", ContactLimitReader.Pattern, t => ContactLimitReader.Read(t).Why);

    private static MapShape RecipientShape() => new("A recipient.",
    [
        Must("name", Line), Must("role", new WordShape("Its part.", Vocabulary.RecipientRoles, WhyNoPart)),
        Must("country", new ListShape("Where it holds the data.", Country(), OrOne: true)),
        May("safeguard", new ListShape("What makes a transfer lawful.", new WordShape("A safeguard.", Vocabulary.Safeguards), OrOne: true)),
        May("checked", new TextShape("When the safeguard was last looked up.", "date", Date.Pattern, WhyNoDate)),
        May("agreement", new MapShape("The agreement with it.", [Must("signed", Date), Must("review", Period)])),
        May("transfer-test", Assessment("The stored test of the transfer.")),
        May("notice", Site()), May("system", Id), Must("why", Words),
    ]);

    private static MapShape Assessment(string what) => new(what, [Must("file", File), Must("by", Line), Must("on", Date), Must("review", Period)]);

    private static MapShape CookieShape() => new("A cookie.",
    [
        Must("service", Id), Must("purpose", new WordShape("What it is for.", Vocabulary.CookiePurposes)),
        Must("lasts", new EitherShape("How long it stays, or session.", "session", Period)), Must("why", Words),
    ]);

    private static TextShape Country() => new("An ISO country code such as GB, or EU.", "country", "^[A-Z]{2}$", t =>
        t is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] ? null : $"{Quote.Word(t)} is no country code; write two capitals such as `GB`.");

    private static TextShape Site() => new("The address of its site.", "site", "^https?://.+$", t =>
        Uri.TryCreate(t, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? null : $"{Quote.Word(t)} is no web address.");

    private static string? WhyNoPart(string text) => Vocabulary.NeverRecipients.Contains(text)
        ? "Personal data is never sold, rented or leased: no recipient can be its buyer."
        : null;

    private static string? WhyNoId(string text) =>
        System.Text.RegularExpressions.Regex.IsMatch(text, IdPattern) && text.Length <= 60
            ? null
            : $"{Quote.Word(text)} is no id; write small letters, digits and single hyphens, 60 at most.";

    private static string? WhyNoDate(string text) =>
        LocalDatePattern.Iso.Parse(text) is not { Success: true, Value: var date } ? $"{Quote.Word(text)} is no date; write it as 2026-11-01." : WhyNotOfOurTime(date);

    /// <summary>Two periods of a hundred years after any date of a policy still lie in the calendar.</summary>
    private static string? WhyNotOfOurTime(LocalDate date) => date.Year is >= 1900 and < 2200 ? null : $"No date of a policy lies before 1900 or after 2199, but {date.Year} does.";

    private static string? WhyNoVersion(string text) => VersionId.TryParse(text, out var version)
        ? WhyNotOfOurTime(version.Date)
        : $"{Quote.Word(text)} is no version; write a date such as 2026-11-01, or 2026-11-01.2 for the second of a day.";

    private static string? WhyNoAnnualDate(string text) =>
        AnnualDatePattern.Iso.Parse(text).Success ? null : $"{Quote.Word(text)} is no day of the year; write month and day, such as 03-31.";

    private static string? WhyNoZone(string text) => DateTimeZoneProviders.Tzdb.Ids.Contains(text)
        ? null
        : $"{Quote.Word(text)} is no time zone{Quote.DidYouMean(text, DateTimeZoneProviders.Tzdb.Ids)}";

    private static string? WhyNoJurisdiction(string text) => System.Text.RegularExpressions.Regex.IsMatch(text, "^[A-Z]{2}(-[A-Z]{3})?$")
        ? null
        : $"{Quote.Word(text)} is no jurisdiction; write GB-EAW, GB-SCT, GB-NIR or a country code.";

    private static string? WhyNoFile(string text) =>
        text.EndsWith(".md", StringComparison.Ordinal) && System.Text.RegularExpressions.Regex.IsMatch(text, File.Pattern!) && !text.Contains("..", StringComparison.Ordinal)
            ? null
            : $"{Quote.Word(text)} is no file beside the policy; write a path such as assessments/newsletter.md.";

    /// <summary>A word that looks like an id must be a law of keeping; anything else is a law by name.</summary>
    private static string? WhyNoLaw(string text) =>
        WhyNoId(text) is not null || Statutes.Find(text) is not null
            ? null
            : $"{Quote.Word(text)} is no law that we know{Quote.DidYouMean(text, Statutes.All.Select(s => s.Id))}";

    private static Field Must(string key, Shape shape) => new(key, shape, true);

    private static Field May(string key, Shape shape) => new(key, shape, false);
}
