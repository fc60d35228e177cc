using System.Text.RegularExpressions;
using Avow.Policy.Law;
using Avow.Policy.Model;

namespace Avow.Policy.Findings;

/// <summary>Words about sharing that the list of recipients contradicts.</summary>
internal static class SharingWords
{
    private const string NameThem = "Say who receives what, or leave it out: the notice lists every recipient by itself.";
    private const string Here = @"(the )?(united kingdom|uk|european union|eu|eea|sweden|england|storbritannien|sverige|ees|ireland)";

    public static IReadOnlyList<TextRule> Rules { get; } =
    [
        new("NEVER-SHARED-CONFLICT", "never|not share|not disclose|not give|not passed|nobody|no one|no third|aldrig|inte dela|delas inte|delar inte|inte vidare|lämnas inte|lämnar inte|inga uppgifter",
            @"\bnever (be )?(shar|disclos|pass|given? to)\w*|\b(do|will) not (share|disclose|pass on)\b|\bshare\w* (it |them |your data )?with (nobody|no one|no third part)|\b(dela(r|s)|lämna(r|s))\b.{0,30}\b(aldrig|inte|inga)\b.{0,40}\b(tredje part|någon|andra|utomstående|vidare)\b|\b(dela(r|s)|lämna(r|s)) aldrig ut\b|\binga (person)?uppgifter (delas|lämnas|sprids)\b|\bgoes to no third part|\b(is|are) not (shared|disclosed|passed on|given)\b.{0,12}\b(with|to) (anybody|anyone|any |third|others?)|\b(do|will) not give\b.{0,30}\bto (anybody|anyone|third|others)",
            "says that data is never shared, while the file names recipients", NameThem)
        {
            When = (policy, _) => policy.Recipients.Count > 0,
            Unless = @"\b(except|exception|unless|other than|only with|without your|apart from|utom|förutom|om inte|utan ditt|utan att|endast|annat än|mer än|än (de|dem)|som (behövs|står)|than (those|the firms))\b",
        },
        new("SHARING-CONFLICT", "not|never|aldrig|inte",
            @"\b(not|never)\b.{0,60}\b(sell|share|disclose)\w*\b.*\b(with the exception of|except|other than|apart from)\b.{0,40}\b(partners?|third part|affiliates|others)\b|\b(säljer|delar)\b.{0,40}\b(inte|aldrig)\b.*\b(utom|förutom)\b.{0,40}\b(partner|tredje part)",
            "denies sharing and then allows it", NameThem),
        new("SHARING-CONFLICT", "only",
            @"\bonly (with|to) (firms|companies|providers|processors|suppliers) (that|who|which) (work|act) (for us|on our behalf)\b|\bonly (with|to) our (processors|service providers|suppliers)\b",
            "says that data goes only to firms that work for you, while a recipient decides for itself", NameThem) { When = (policy, _) => policy.Recipients.Any(r => r.Role != "processor") },
        new("TRANSFER-CONFLICT", "transfer|leave|sent|overseas|överför|förs inte|förs aldrig|lämnar",
            @"\b(not|never) (be )?(transferred|sent) (to any country )?(outside|abroad|overseas|out of)\b|\bno (personal )?(data|information|details) (is|are|will be|gets?) (transferred|sent)\b.{0,20}\b(outside|abroad|overseas)\b|\b(does not|do not|never|not) (transfer|leave|leaves)\b.{0,40}\b(outside|abroad|" + Here + @")\b|\b(överför(s)?|förs)\b.{0,20}\b(inte|aldrig|inga)\b.{0,30}\b(utanför|utomlands|tredje ?land)\b|\blämnar (inte|aldrig)\b.{0,20}\b" + Here,
            "says that data is not transferred, while a recipient holds it in another country", "Name the countries and what protects the data there, as the notice does.")
        {
            When = (policy, _) => policy.Recipients.Any(r => r.Countries.Any(c => policy.Regimes.Any(regime => !Adequacy.Covers(regime, c)))), Unless = @"\bour own\b|\bvåra egna\b",
        },
        new("LOCATION-CONFLICT", "all|every|exclusively|only|stay|remain|alla|endast|enbart",
            @"\b(all|every)\b.{0,40}\b(data|information|details|records|servers?)\b.{0,60}\b(in|within|based in|are|is) " + Here + @"\b|\b(stored|held|kept|processed) (only|exclusively|solely) (in|within) " + Here + @"\b|\b(data|information|details|records) (stays?|remains?) (in|within|inside) " + Here + @"\b|\ball(a|t)?\b.{0,40}\b(uppgifter|data|servrar)\b.{0,60}\b(i|inom) " + Here + @"\b|\b(lagras|sparas|finns) (endast|enbart|bara) (i|inom) " + Here,
            "names one place for all data, while a store or recipient holds it elsewhere", "Name each place, as the notice does.")
        {
            When = (policy, passage) => Places(policy).Any(c => Named(passage.Words).All(place => !IsIn(c, place))), Unless = @"\bour own\b|\bvåra egna\b",
        },
        new("RECIPIENT-MISSING", "google|mailchimp|microsoft|facebook|linkedin|instagram|stripe|paypal|hubspot|zapier|dropbox|slack|zoom|calendly|typeform|surveymonkey|freshdesk|zendesk|jetpack|automattic|fortnox|whatsapp|clickup|hotjar|trustpilot",
            @".", "names a provider that is not among the recipients", "Add it under `recipients:`, or leave the name out.") { When = (policy, passage) => Provider(policy, passage) },
        new("PRIVACY-SHIELD", "privacy shield|privacy-shield|safe harbo",
            @"privacy[ -]shield|safe[ -]harbou?r", "rests on the Privacy Shield", "Name a safeguard of today under `safeguard:` and leave this out.")
        {
            When = (policy, _) => policy.Version.Date >= RecipientFindings.ShieldVoid, Unless = @"\b(no longer|void|invalid|not rely|ended|upphävd|ogiltig|gäller inte|inte längre)\b",
        },
        new("PROCESSING-DENIED", "never process|not process|never be processed|behandlar aldrig|inte behandla",
            @"\bnever process (it|them)\b|\b(never|not) (be )?process(ed|ing)? (this|that|your|the|any|such|their) ?(clients?'? |customers?'? )?(data|information|database)|\b(behandlar|kommer) (aldrig|inte)( att behandla)? (dessa|denna|era|kundens)",
            "says that seeing or holding data is no processing", "Say that you process it for the client, under an agreement: a purpose `as: processor`."),
        new("SOURCE-CONFLICT", "only|source|directly|enbart|endast|källan",
            @"\bthe source of (this|your|the) (data|information) is you\b|\bonly (collect|get|receive|obtain)\b.{0,60}\bfrom you\b|\b(directly|only) from you (only|alone)\b|\bonly from you\b|\b(enbart|endast|bara) från dig\b",
            "says that the person is the only source, while the purposes name others", "Leave it out: the notice names the sources of each purpose.")
        {
            When = (policy, passage) => (passage.Purpose is { } own ? [own] : policy.Purposes).Any(p => p.Sources.Any(s => !FromThePerson.Contains(s))),
        },
    ];

    private static readonly string[] FromThePerson = ["person", "form", "phone", "email", "post", "meeting", "event"];

    private static readonly (string Word, string Place)[] PlaceWords =
        [("united kingdom", "GB"), ("uk", "GB"), ("england", "GB"), ("storbritannien", "GB"), ("sweden", "SE"), ("sverige", "SE"), ("ireland", "IE"), ("european union", "EU"), ("eu", "EU"), ("eea", "EU"), ("ees", "EU")];

    private static IEnumerable<string> Named(string words) =>
        PlaceWords.Where(p => TextRule.IsLike(words, $@"\b{p.Word}\b")).Select(p => p.Place);

    private static bool IsIn(string country, string place) => country == place || (place == "EU" && Adequacy.Covers("eu", country) && country is not ("GB" or "US"));

    private static IEnumerable<string> Places(PolicyFile policy) => policy.Locations.Values.Concat(policy.Recipients.SelectMany(r => r.Countries));

    /// <summary>The provider that the passage names is none of the recipients, whatever its legal name is called there.</summary>
    private static bool Provider(PolicyFile policy, Passage passage) => Providers.Any(provider =>
        passage.Words.Contains(provider, StringComparison.OrdinalIgnoreCase)
        && passage.Purpose?.Sources.Any(s => s is "social-media" or "public-source") != true
        && !policy.Recipients.Any(r => r.Name.Contains(provider, StringComparison.OrdinalIgnoreCase) || r.Id.Contains(provider, StringComparison.OrdinalIgnoreCase) || Maker(provider, r.Name)));

    private static bool Maker(string provider, string name) =>
        (provider is "facebook" or "instagram" or "whatsapp" && name.Contains("Meta ", StringComparison.Ordinal)) || (provider == "mailchimp" && name.Contains("Intuit", StringComparison.Ordinal))
        || (provider == "jetpack" && name.Contains("Automattic", StringComparison.Ordinal)) || (provider == "linkedin" && name.Contains("Microsoft", StringComparison.Ordinal))
        || (provider == "freshdesk" && name.Contains("Freshworks", StringComparison.Ordinal)) || (provider == "automattic" && name.Contains("Jetpack", StringComparison.Ordinal));

    // "zoom", "slack" and "stripe" are words of their own too; only as names do they count.
    private static readonly string[] Providers =
    [
        "google", "mailchimp", "microsoft", "facebook", "linkedin", "instagram", "paypal", "hubspot", "zapier", "dropbox", "calendly", "typeform", "surveymonkey",
        "freshdesk", "zendesk", "jetpack", "automattic", "fortnox", "whatsapp", "clickup", "hotjar", "trustpilot",
    ];
}
