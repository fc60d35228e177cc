namespace Avow.Policy.Findings;

/// <summary>Defects in cookies and tracking.</summary>
internal static class CookieCodes
{
    private const string Law = "PECR regulation 6 and schedule A1 (5 February 2026); lagen om elektronisk kommunikation (2022:482) 9 kap. 28 §";

    public static IReadOnlyList<FindingCode> All { get; } =
    [
        new("ANONYMOUS-VS-TRACKING", Severity.Error, "Visitors are said to stay unknown while identifiers are collected.", "UK GDPR and GDPR article 4(1) and 5(1)(a)", "“without identifying yourself” against usage, device and cookies"),
        new("COOKIE-BLANKET-CONSENT", Severity.Warning, "One yes for all cookies is no specific consent.", Law, "“all cookies” in the wording of a consent; “approve using cookies” in texts"),
        new("COOKIE-BROWSER-OPTOUT", Severity.Error, "Browser settings are no consent beforehand.", Law, "words that send the reader to the browser to refuse cookies"),
        new("COOKIE-FALSE-CLAIM", Severity.Error, "What is said about cookies is not so.", "UK GDPR and GDPR article 5(1)(a)", "“no cookies” or “only necessary cookies” against the list of cookies"),
        new("COOKIE-MISDESCRIBED", Severity.Warning, "A well-known cookie is described as something it is not.", Law, "a list of well-known cookies: purpose and duration"),
        new("COOKIE-OPTOUT-ADS", Severity.Error, "Advertising cookies without a yes beforehand.", Law, "advertising cookies without a purpose on consent; words such as “opt out of personalised ads”"),
        new("MISSING-COOKIES", Severity.Warning, "A website is named, its cookies are not.", Law, "brands with a site while neither `cookies:` nor any promise speaks of them"),
        new("NO-TRACKING-CONFLICT", Severity.Error, "“No tracking” beside statistics or advertising.", "UK GDPR and GDPR article 5(1)(a)", "such words against cookies and purposes that use “usage”"),
    ];
}
