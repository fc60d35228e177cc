namespace Avow.Policy.Findings;

/// <summary>Defects in bases, consent and marketing.</summary>
internal static class ConsentCodes
{
    private const string Consent = "UK GDPR and GDPR article 4(11) and 7";
    private const string Pecr = "PECR regulation 22; marknadsföringslagen (2008:486) 19 §";

    public static IReadOnlyList<FindingCode> All { get; } =
    [
        new("BASIS-CONFLICT", Severity.Error, "Two sentences give different bases for the same thing.", "UK GDPR and GDPR article 13(1)(c)", "purposes outside the bases that the policy promises; promises of “only with your consent”; two purposes alike but for their basis"),
        new("CLICK-TRACKING", Severity.Warning, "Who opens or clicks what is followed without a yes beforehand.", "PECR regulation 6; lagen om elektronisk kommunikation (2022:482) 9 kap. 28 §", "purposes with e-mail that use “usage” without consent; words about opens and clicks"),
        new("CONSENT-BUNDLED", Severity.Error, "Accepting terms or a policy is taken for consent.", Consent, "words such as “by accepting these terms you agree”"),
        new("CONSENT-BY-BROWSING", Severity.Error, "Using a website is taken for consent.", Consent, "words such as “by using this website you agree”"),
        new("CONSENT-BY-PARTICIPATION", Severity.Error, "Taking part is taken for consent.", Consent, "words such as “by taking part you consent”"),
        new("CONSENT-BY-SUBMISSION", Severity.Error, "Sending a form is taken for consent to everything.", Consent, "words such as “by sending this form you agree”"),
        new("CONSENT-IMPLIED", Severity.Error, "A permission is read out of another act.", Consent, "words such as “by handing us your card you allow”"),
        new("DEFAULT-ON-OPTOUT", Severity.Warning, "Something optional is on until the person says no.", "UK GDPR and GDPR article 25(2)", "words such as “automatically … may opt out”"),
        new("LEGITIMATE-INTEREST-UNSPECIFIED", Severity.Warning, "A legitimate interest is claimed but not named.", "UK GDPR and GDPR article 13(1)(d)", "purposes on legitimate interests without `interest:` or with a general one"),
        new("MISSING-BASIS-MAP", Severity.Error, "A purpose has no lawful basis.", "UK GDPR and GDPR article 6(1) and 13(1)(c)", "each purpose of a controller"),
        new("NO-ASSESSMENT", Severity.Error, "Legitimate interests that nobody weighed.", "UK GDPR and GDPR article 6(1)(f) and 5(2)", "purposes on legitimate interests without `assessment:`"),
        new("NO-LAW", Severity.Error, "A legal obligation without a law.", "UK GDPR and GDPR article 6(3)", "purposes on a legal obligation without `law:`"),
        new("NO-WORDING", Severity.Error, "Consent without the words to which people agree.", "UK GDPR and GDPR article 7(1)", "purposes on consent without `wording:`"),
        new("OPTOUT-AS-CONSENT", Severity.Error, "Silence is taken for a yes.", Consent + "; recital 32", "words such as “if you do not wish …, tell us” and boxes ticked beforehand"),
        new("PECR-CAMPAIGN", Severity.Warning, "Advertising by e-mail or text without consent and without a way to stop it.", Pecr, "purposes that advertise by e-mail or text: consent, or words that tell how to stop"),
        new("PECR-INVITE", Severity.Warning, "An e-mail that invites to subscribe is itself advertising.", Pecr, "words such as “e-mail you to invite you to subscribe”"),
    ];
}
