namespace Avow.Policy.Findings;

/// <summary>Defects in rights, complaints and changes.</summary>
internal static class RightsCodes
{
    private const string Complaints = "Data Protection Act 2018 section 164A, since 19 June 2026";
    private const string SaysRights = "the notice of every file states each right in full";

    public static IReadOnlyList<FindingCode> All { get; } =
    [
        new("ACCESS-NARROWED", Severity.Warning, "Access covers all personal data, not only what the person gave.", "UK GDPR and GDPR article 15", "words such as “a copy of the data you provided”"),
        new("ANSWER-TOO-LATE", Severity.Error, "The law gives one month to answer.", "UK GDPR and GDPR article 12(3)", "`answer-within` of more than a month"),
        new("CHANGE-NO-NOTICE", Severity.Warning, "A change takes effect by posting alone.", "UK GDPR and GDPR article 13(3) and 7(3)", "no promise tells what happens when the notice changes, or one says that posting is enough"),
        new("COMPLAINT-CONDITIONAL", Severity.Warning, "The regulator is open to everybody at any time.", "UK GDPR and GDPR article 77", "words that lead to the regulator only after the firm"),
        new("COMPLAINT-CONTACT-MISSING", Severity.Warning, "Nobody can complain to a contact that is none.", Complaints, "a `privacy-contact` that is neither an e-mail address nor a web address"),
        new("CONTACT-TYPO", Severity.Error, "An address for rights differs by a slip; what is sent there is lost.", "UK GDPR and GDPR article 12(2)", "e-mail addresses in texts one or two letters away from `privacy-contact`"),
        new("ERASURE-NARROWED", Severity.Warning, "Erasure is offered on fewer grounds than the law gives.", "UK GDPR and GDPR article 17(1)", "words such as “delete … only if”"),
        new("ERASURE-VAGUE", Severity.Warning, "A right is hinted at, not stated.", "UK GDPR and GDPR article 17", SaysRights, CodeStanding.SaidAlways),
        new("INVERTED-SENTENCE", Severity.Error, "The words promise the opposite of the right.", "UK GDPR and GDPR article 21(3)", "“object … we will process” and the like"),
        new("MISSING-ADM", Severity.Warning, "Nothing says whether a computer decides alone.", "UK GDPR and GDPR article 13(2)(f)", "neither `automated-decisions:` nor a promise speaks of it"),
        new("MISSING-COMPLAINT-AUTHORITY", Severity.Error, "The regulator is not named.", "UK GDPR and GDPR article 13(2)(d)", "the notice of every file names the regulator of its regimes", CodeStanding.SaidAlways),
        new("MISSING-COMPLAINT-PROCEDURE", Severity.Error, "No way to complain to the firm itself.", Complaints, "the notice of every file tells how to complain to the firm", CodeStanding.SaidAlways),
        new("MISSING-RIGHTS", Severity.Error, "A right is missing.", "UK GDPR and GDPR article 13(2)(b)", SaysRights, CodeStanding.SaidAlways),
        new("OBJECTION-LIMITED", Severity.Error, "The right to object to advertising has no condition.", "UK GDPR and GDPR article 21(2) and (3)", "words that take the right back for some data"),
        new("OBJECTION-TEST-WRONG", Severity.Error, "The test comes from a repealed law; the firm must show its grounds, not the person a harm.", "UK GDPR and GDPR article 21(1)", "“undue harm”, “substantial damage or distress”"),
        new("PROMISE-STRICTER", Severity.Note, "The promise is stricter than the law, and the system keeps the promise.", "UK GDPR and GDPR article 12(3) and (5)", "`answer-within` of less than a month; bases fewer than the law has"),
        new("RESTRICTION-NARROWED", Severity.Warning, "Restriction is offered on fewer grounds than the law gives.", "UK GDPR and GDPR article 18(1)", "words such as “restrict … only if incorrect”"),
        new("SAR-FEE", Severity.Error, "A fee on a ground that the law does not know.", "UK GDPR and GDPR article 12(5)", "words about a fee without “unfounded or excessive”; `fee:` knows no other word"),
    ];
}
