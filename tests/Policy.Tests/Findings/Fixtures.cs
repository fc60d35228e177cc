namespace Avow.Policy.Tests.Findings;

/// <summary>For each code the passage of the sound policy that spoils it, and one that looks alike and is in order.</summary>
/// <param name="Passage">What stands in <c>sound.yaml</c>.</param>
/// <param name="Spoilt">What triggers the code in its place.</param>
/// <param name="Good">What does not. Null: the sound policy itself is the counter-example.</param>
internal sealed record Fixture(string Code, string Passage, string Spoilt, string? Good = null)
{
    /// <summary>Further passages that both the spoilt and the good policy have changed.</summary>
    public IReadOnlyList<(string Passage, string Other)> Also { get; init; } = [];
}

internal static class Fixtures
{
    private const string Promise = "en: We keep our word., sv";
    private const string Why = "en: We note what you tell us so that we can do our work., sv";
    private const string Swedish = "sv: Vi håller vad vi lovar. }";
    private const string Recipient = "    country: GB\n    agreement: { signed: 2026-05-01, review: 1 year }\n";
    private const string Cookie = "  choice: { service: website, purpose: necessary, lasts: 12 months, why";
    private const string Service = "    data: [name, mobile, note]\n    from: [phone]\n";

    public static IReadOnlyList<Fixture> All { get; } =
    [
        Says("ACCESS-NARROWED", "You can have a copy of the data you provided.", "You can have a copy of all data about you."),
        Says("AI-VAGUE", "We use AI in our work.", "We use no AI."),
        new("AGREEMENT-OVERDUE", "signed: 2026-05-01", "signed: 2025-05-01"),
        Says("ANONYMOUS-VS-TRACKING", "You can visit our site without identifying yourself.", "You can send us a letter without giving your name.", Counter),
        new("ANSWER-TOO-LATE", "answer-within: 1 month", "answer-within: 40 days", "answer-within: 31 days"),
        new("ASSESSMENT-OVERDUE", "on: 2026-09-01, review: 1 year", "on: 2025-09-01, review: 1 year", "on: 2025-12-01, review: 1 year"),
        Says("BASIS-CONFLICT", "We only use data with your consent.", "We use data only for what this notice names."),
        new("BASIS-CONFLICT", "automated-decisions: none", "automated-decisions: none\nonly-bases: [consent, legal-obligation]", "automated-decisions: none\nonly-bases: [consent, contract, legal-obligation, legitimate-interests]"),
        Says("CHANGE-NO-NOTICE", "Changes take effect immediately upon posting on the website.", "Changes are posted here before they take effect."),
        new("CHANGE-NO-NOTICE", "  change-notice: { en: We tell you before a change takes effect., sv: Vi berättar innan en ändring börjar gälla. }\n", ""),
        new("CHECK-OVERDUE", Recipient, "    country: US\n    safeguard: uk-extension\n    checked: 2025-10-01\n    agreement: { signed: 2026-05-01, review: 1 year }\n", "    country: US\n    safeguard: uk-extension\n    checked: 2026-10-01\n    agreement: { signed: 2026-05-01, review: 1 year }\n"),
        Says("CLICK-TRACKING", "We record whether you open our e-mails.", "We do not record whether you open our e-mails."),
        Says("COMPLAINT-CONDITIONAL", "If we are unable to help, you may complain to the Commissioner.", "You may complain to the Commissioner at any time."),
        new("COMPLAINT-CONTACT-MISSING", "privacy-contact: privacy@studio.example", "privacy-contact: our office", "privacy-contact: https://www.studio.example/privacy"),
        Says("CONSENT-BUNDLED", "By accepting this policy you agree to our mailings.", "By accepting our offer you make a contract with us."),
        Says("CONSENT-BY-BROWSING", "By using this website you agree to our cookies being set.", "When you use this website, only what it needs is stored."),
        Says("CONSENT-BY-PARTICIPATION", "By taking part in a meeting you consent to its recording.", "Taking part in a meeting is no yes to its recording."),
        Says("CONSENT-BY-SUBMISSION", "By submitting this form you agree to everything here.", "By submitting this form you ask us to call you."),
        Says("CONSENT-IMPLIED", "In handing us a business card you permit us to enter your details.", "A business card is no permission to write."),
        Swede("CONSENT-BY-BROWSING", "Genom att använda webbplatsen samtycker du till kakor."),
        new("CONTACT-TYPO", Promise, "en: Write to privcy@studio.example to object., sv", "en: Write to privacy@studio.example to object., sv"),
        new("CONTROLLER-ENTITY", "legal-name: Small Studio Ltd", "legal-name: Small Studio Group", "legal-name: Small Studio Group Ltd"),
        new("COOKIE-BLANKET-CONSENT", "\"Yes, send me the newsletter. I can stop at any time.\"", "\"I accept all cookies. I can stop at any time.\""),
        Says("COOKIE-BROWSER-OPTOUT", "You can set your browser to refuse cookies.", "No browser setting is needed to refuse our cookies."),
        new("COOKIE-FALSE-CLAIM", Promise, "en: We use no cookies on this site., sv", null) { Also = [(Cookie, "  visits: { service: website, purpose: statistics, lasts: 1 month, why")] },
        new("COOKIE-MISDESCRIBED", Cookie, "  PHPSESSID: { service: website, purpose: statistics, lasts: session, why", "  PHPSESSID: { service: website, purpose: necessary, lasts: session, why"),
        new("COOKIE-MISDESCRIBED", Cookie, "  _pk_id.1: { service: website, purpose: statistics, lasts: session, why", "  _pk_id.1: { service: website, purpose: statistics, lasts: 13 months, why"),
        new("COOKIE-OPTOUT-ADS", Cookie, "  ads: { service: website, purpose: advertising, lasts: 1 month, why", "  look: { service: website, purpose: appearance, lasts: 1 month, why"),
        new("DATA-CATEGORY-CONFLICT", Service, "    data: [name, mobile, note]\n    from: [phone]\n    channels: [email]\n", "    data: [name, mobile, note]\n    from: [phone]\n    channels: [phone]\n"),
        Says("DATA-EXCESS", "We store the card number you give us.", "We never store a card number."),
        new("DATA-EXCESS", "    data: [name, email]\n", "    data: [name, email, birth-date]\n", "    data: [name, email, preference]\n"),
        new("DATA-UNDERSTATED", Promise, "en: What we hold is limited to name and telephone., sv", "en: We hold no more than this notice lists., sv"),
        new("DATE-IN-FUTURE", "last-done: 2026-10-01", "last-done: 2027-10-01"),
        Says("DEFAULT-ON-OPTOUT", "Profiles are made automatically; customers may opt out by contacting us.", "Profiles are made only for those who ask."),
        Says("DELETE-NO-DEADLINE", "We delete old records from time to time.", "We delete a note when it is 90 days old."),
        new("DELETE-VS-STATUTE", "6 years after financial-year-ended", "5 years after financial-year-ended", "7 years after financial-year-ended"),
        new("DUPLICATE-PARAGRAPH", "  careful: { en: We keep our word., sv: Vi håller vad vi lovar. }", "  careful: { en: We tell you before a change takes effect., sv: Vi håller vad vi lovar. }"),
        new("ENTITY-MISMATCH", "  name: Small Studio\n", "  name: Small Studios International Ltd\n", "  name: Small Studio\n"),
        Says("ENUM-OPEN", "We use Tidewater, Lantern Quay etc.", "We use Tidewater and Lantern Quay."),
        new("ENUM-OPEN", "name: Tidewater Mail Ltd", "name: Service providers", "name: Lantern Quay Ltd"),
        Says("ERASURE-NARROWED", "We delete your data only if it is wrong.", "We delete your data when you ask."),
        Says("INVERTED-SENTENCE", "Once you object, we will without undue delay process your data for this.", "Once you object, we will stop to process your data for this."),
        new("KIND-WITHOUT-RULE", "", ""),
        Says("LAW-NAME", "We follow the General Data Protection Act.", "We follow the UK GDPR."),
        new("LEGITIMATE-INTEREST-UNSPECIFIED", "We keep a mark so that nobody writes to you again., sv", "For business operations and service improvement., sv"),
        Says("LOCATION-CONFLICT", "All our data is stored in Sweden.", "Our own servers all stand in Sweden."),
        new("MISSING-ADM", "automated-decisions: none\n", ""),
        new("MISSING-BASIS-MAP", "    basis: contract\n", ""),
        new("MISSING-CONTROLLER-ADDRESS", "1 Example Street, Exampleton ZZ99 3VZ", "Exampleton", "The Rope Works, Exampleton ZZ99 3VZ"),
        new("MISSING-COOKIES", "cookies:\n  choice: { service: website, purpose: necessary, lasts: 12 months, why: { en: remembers what you chose, sv: minns vad du valde } }\n", ""),
        new("MISSING-TRANSFERS", "    country: GB\n", "    country: US\n", "    country: FR\n"),
        new("NAME-INCONSISTENT", Promise, "en: At Small Studoi we keep our word., sv", "en: At Small Studio we keep our word., sv"),
        new("NATIONAL-ID", "jurisdiction: GB-EAW", "jurisdiction: SE", null) { Also = [("\"99000001\"", "\"640101-1234\"")] },
        Says("NEVER-SHARED-CONFLICT", "We never share your data.", "We never share your data, except with the firms named here."),
        new("NO-ASSESSMENT", "    assessment: { file: assessments/marks.md, by: Privacy lead, on: 2026-09-01, review: 1 year }\n", ""),
        new("NO-INSTRUCTION", "    data: [name, mobile, note]\n", "    data: as-instructed\n"),
        new("NO-LAW", "    law: uk-company-tax\n", ""),
        new("NO-REVIEW-DUTY", "  policy-review: { every: 1 year, owner: privacy-lead, last-done: 2026-10-01, words: { en: We read this notice again., sv: Vi läser informationen igen. } }", "  training: { every: 1 year, owner: privacy-lead, words: { en: We train everyone., sv: Vi utbildar alla. } }"),
        new("NO-SCREENING", "    data: [name, mobile, note]\n", "    data: [name, mobile, recording]\n", "    data: [name, mobile, recording]\n    screening: { file: assessments/recording.md, by: Privacy lead, on: 2026-09-01, review: 1 year }\n"),
        Says("NO-TRACKING-CONFLICT", "We do not track you.", "We count visits.", Counter),
        new("NO-TRANSFER-TEST", "    country: GB\n", "    country: US\n    safeguard: idta\n", "    country: US\n    safeguard: idta\n    transfer-test: { file: assessments/mailer.md, by: Privacy lead, on: 2026-09-01, review: 1 year }\n"),
        new("NO-WORDING", "    wording: { en: \"Yes, send me the newsletter. I can stop at any time.\", sv: \"Ja, skicka nyhetsbrevet. Jag kan sluta när som helst.\" }\n", ""),
        new("NO-WORDS", "  note: { one: { en: note, sv: anteckning }, many: { en: notes, sv: anteckningar } }\n", ""),
        Says("OBJECTION-LIMITED", "The right to object does not apply to service data.", "The right to object applies to all data."),
        Says("OBJECTION-TEST-WRONG", "You may object if it causes undue harm.", "You may object at any time."),
        Says("OPTOUT-AS-CONSENT", "If you do not wish to be recorded, please notify us before the meeting.", "We record only if everybody says yes."),
        Says("OUTDATED-TERM", "We are notified to the Information Commissioner as users of sensitive personal data.", "We are registered with the regulator."),
        new("PECR-CAMPAIGN", "    basis: contract\n", "    basis: contract\n    channels: [sms]\n", null) { Also = [(Why, "en: We send you offers of our own services., sv"), ("    from: [phone]\n", "    from: [phone]\n    recipients: [mailer]\n")] },
        Says("PECR-INVITE", "We may invite you to join our mailing list.", "We may invite you to a meeting."),
        Says("PRIVACY-SHIELD", "Transfers are covered by the Privacy Shield.", "The Privacy Shield is void and we do not rely on it."),
        new("PRIVACY-SHIELD", "    country: GB\n", "    country: US\n    safeguard: privacy-shield\n", "    country: US\n    safeguard: uk-extension\n    checked: 2026-10-01\n"),
        Says("PROCESSING-DENIED", "We will never process this data.", "We process this data only for the client."),
        new("PROCESSOR-TERMS-MISSING", "    agreement: { signed: 2026-05-01, review: 1 year }\n", ""),
        Says("PROFILING-CONFLICT", "We do no profiling.", "We say above how we sort people.", ("    data: [name, mobile, note]\n", "    data: [name, mobile, note]\n    profiling: { en: We sort by what you bought., sv: Vi sorterar efter köp. }\n    screening: { file: assessments/sorting.md, by: Privacy lead, on: 2026-09-01, review: 1 year }\n")),
        Says("PROFILING-UNDISCLOSED", "We segment our customers.", "We do not segment our customers."),
        new("PROMISE-STRICTER", "answer-within: 1 month", "answer-within: 10 days"),
        new("PURPOSE-MISSING", "    recipients: [mailer]\n", ""),
        Says("RECIPIENT-MISSING", "Visits are counted with Google Analytics.", "Letters are sent with Tidewater Mail."),
        Says("REPEALED-LAW", "We follow the Data Protection Act 1998.", "We follow the Data Protection Act 2018."),
        new("REPEALED-LAW", "law: uk-company-tax", "law: The Data Protection Act 1998", "law: UK GDPR Articles 12 to 22"),
        Says("RESTRICTION-NARROWED", "We restrict data only if it is incorrect.", "We restrict data whenever the law says so."),
        new("RETENTION-BLANKET", "6 years after financial-year-ended, and as long as uk-company-tax requires; then delete", "6 years after recorded; then delete", null) { Also = [("90 days after recorded", "6 years after recorded"), ("until unsubscribed; then delete and keep suppression", "6 years after recorded; then delete")] },
        Says("RETENTION-CONFLICT", "Notes are deleted after 30 days.", "Notes are deleted after 90 days."),
        Says("RETENTION-LAW-MISSTATED", "By law we keep invoices for eight years.", "By law we keep invoices for six years."),
        new("RETENTION-LAW-MISSTATED", "6 years after financial-year-ended, and", "6 years after recorded, and", "6 years after financial-year-ended, and"),
        new("RETENTION-MISSING", "    keep: { note: 90 days after recorded; then delete }\n", ""),
        Says("RETENTION-NO-CRITERION", "Notes are kept indefinitely.", "Nothing is kept indefinitely."),
        new("RETENTION-NO-CRITERION", "    review: 1 year\n", ""),
        Says("RETENTION-OPEN-ENDED", "We may keep it longer if litigation is likely.", "If litigation is likely a hold with an owner may keep it longer."),
        Says("RETENTION-VAGUE", "We keep data as long as necessary.", "We keep data as long as the sentences above say."),
        Swede("RETENTION-VAGUE", "Vi sparar uppgifter så länge det är nödvändigt."),
        Says("ROLE-MISTRANSLATED", "Small Studio is the personal data manager.", "Small Studio is the controller."),
        new("SAFEGUARD-NOT-CHECKED", "    country: GB\n", "    country: US\n    safeguard: uk-extension\n", "    country: US\n    safeguard: uk-extension\n    checked: 2026-10-01\n"),
        Says("SAR-FEE", "We may charge a small fee for a copy.", "We may charge a fee only for requests that are manifestly unfounded or excessive."),
        Says("SCRAPE-ARTEFACT", "Skip to content.", "Skip what does not concern you."),
        Says("SELF-CERTIFIED", "We are fully GDPR compliant.", "We keep the promises above."),
        Says("SHARING-CONFLICT", "We will not sell your data with the exception of business partners.", "We will not sell your data."),
        Says("SOURCE-CONFLICT", "The source of this data is you.", "We get data from those whom each section names.", ("    from: [phone]\n", "    from: [phone, employer]\n")),
        new("STALE-RECIPIENT", "name: Tidewater Mail Ltd", "name: Sendinblue", "name: Brevo (formerly Sendinblue)"),
        Says("STALE-RETENTION-SETTING", "Google Analytics keeps visits for 26 months.", "Google Analytics keeps visits for 14 months."),
        new("STALE-VENDOR", "name: Tidewater Mail Ltd", "name: Google Inc", "name: Google LLC"),
        new("STORAGE-PLACE", "6 years after financial-year-ended, and as long as uk-company-tax requires", "8 years after financial-year-ended, and as long as se-bookkeeping requires", "7 years after financial-year-ended, and as long as uk-company-tax requires"),
        new("SUBPROCESSOR-UNLISTED", Service, "    data: [name, mobile, note]\n    from: [phone]\n    channels: [sms]\n", "    data: [name, mobile, note]\n    from: [phone]\n    channels: [phone]\n"),
        new("SUPPRESSION-CONFLICT", "; then delete and keep suppression", "; then delete"),
        new("SUPPRESSION-CONFLICT", "    keep: { suppression: 6 years after recorded; then delete }\n", "    keep: { mark: 6 years after recorded; then delete }\n"),
        Says("TEMPLATE-PLACEHOLDER", "[insert company] keeps its word.", "We keep our word always."),
        Says("TRANSFER-CONFLICT", "Data is not transferred outside the UK.", "Data is transferred with the safeguards above.", ("    country: GB\n", "    country: US\n    safeguard: uk-extension\n    checked: 2026-10-01\n")),
        new("TRANSFER-MECHANISM", "    country: GB\n", "    country: US\n    safeguard: scc\n", "    country: US\n    safeguard: uk-addendum\n"),
        new("UNINTELLIGIBLE", Promise, "en: \"" + string.Concat(Enumerable.Repeat("and so the word is kept ", 15)) + "\", sv", "en: \"" + string.Concat(Enumerable.Repeat("And so the word is kept. ", 15)) + "\", sv"),
        new("UNKNOWN-KIND", "", ""),
    ];

    private static (string, string) Counter => (Cookie, "  visits: { service: website, purpose: statistics, lasts: 1 month, why");

    /// <summary>A promise of the whole policy that says it, and one that looks alike.</summary>
    private static Fixture Says(string code, string spoilt, string good, (string, string)? also = null) =>
        new(code, Promise, $"en: \"{spoilt}\", sv", $"en: \"{good}\", sv") { Also = also is { } passage ? [passage] : [] };

    private static Fixture Swede(string code, string spoilt) => new(code, Swedish, $"sv: \"{spoilt}\" }}");
}
