namespace Avow.Policy.Findings;

/// <summary>Defects in how long things are kept.</summary>
internal static class KeepingCodes
{
    private const string Limitation = "UK GDPR and GDPR article 5(1)(e)";
    private const string Told = "UK GDPR and GDPR article 13(2)(a)";

    public static IReadOnlyList<FindingCode> All { get; } =
    [
        new("DEAD-CLOCK", Severity.Warning, "A term can never decide, so the promise it makes is none.", Limitation, "terms of one rule on one clock; clocks that a record kind never reports"),
        new("DELETE-NO-DEADLINE", Severity.Warning, "Deletion is promised without a period or an event.", Told, "words such as “in due course” or “from time to time” beside “delete”"),
        new("DELETE-VS-STATUTE", Severity.Error, "The promise deletes what the law asks to be kept.", "the law of keeping that the rule names", "each term against the law of keeping on the same clock; the one day between a promise and a law of the same length is none"),
        new("KIND-WITHOUT-RULE", Severity.Error, "Records are stored, but no purpose says for how long.", Limitation + " and 13(2)(a)", "the record kinds of the program against the rules of the file"),
        new("RETENTION-BLANKET", Severity.Warning, "One period for everything says that nobody asked how long each thing is needed.", Limitation, "three rules or more that all have the same single period"),
        new("RETENTION-CONFLICT", Severity.Error, "Two sentences give different periods for the same thing.", Told, "periods in promises against the rules of the same purpose"),
        new("RETENTION-LAW-MISSTATED", Severity.Error, "A law is said to ask for a period that it does not ask for.", "the law of keeping that is named", "rules that name a law but count from another event; years in promises beside “by law”"),
        new("RETENTION-MISSING", Severity.Error, "Data is used, but nothing says for how long it is kept.", Told, "a purpose without any rule of keeping"),
        new("RETENTION-NO-CRITERION", Severity.Error, "The keeping may never end.", Limitation, "rules that end only with an event, without review; words such as “indefinitely”"),
        new("RETENTION-OPEN-ENDED", Severity.Warning, "The keeping may be lengthened for a complaint or claim without owner, end or review.", Limitation, "words that keep longer for a dispute and name no hold, owner or review"),
        new("RETENTION-VAGUE", Severity.Warning, "“As long as necessary” tells the reader nothing.", Told, "such words in any text, without a period in the sentence"),
        new("STALE-RETENTION-SETTING", Severity.Warning, "The named product no longer offers that setting.", "the product's own documentation, 2023", "26, 38 or 50 months in a sentence about Google Analytics"),
        new("STORAGE-PLACE", Severity.Error, "The law asks for these records to be kept in a certain country.", "Bokföringslagen (1999:1078) 7 kap. 2-4 §§", "rules under the Swedish Bookkeeping Act against the places of files and backups"),
        new("SUPPRESSION-CONFLICT", Severity.Error, "Everything is deleted, so that nothing stops the next e-mail.", "Guidance of the ICO on suppression lists; PECR regulation 22", "consent to e-mails that ends without “keep suppression”; a suppression without a rule of its own"),
    ];
}
