namespace Avow.Policy.Findings;

/// <summary>What this house asks of a file beyond what a notice can get wrong.</summary>
internal static class HouseCodes
{
    private const string Account = "UK GDPR and GDPR article 5(2) and 24";

    public static IReadOnlyList<FindingCode> All { get; } =
    [
        new("AGREEMENT-OVERDUE", Severity.Warning, "An agreement was not looked at when it should have been.", Account, "signed or since plus review, against today"),
        new("ASSESSMENT-OVERDUE", Severity.Warning, "An assessment was not looked at when it should have been.", Account, "`assessment:`, `screening:` and `transfer-test:`: on plus review, against today"),
        new("CANNOT-ANONYMISE", Severity.Error, "Records are to be counted before they go, and no counts of them are kept.", "UK GDPR recital 26", "rules that end in `anonymise` against the record kinds of the program"),
        new("CANNOT-BLANK", Severity.Error, "Some fields would have to go before the rest, and such records go whole.", "UK GDPR and GDPR article 5(1)(c) and (e)", "the data of a kind's purposes against what the program can blank"),
        new("CHECK-OVERDUE", Severity.Warning, "A certification is annual; it was last looked up more than a year ago.", "The Data Privacy Framework is annual and scoped", "`checked:` plus a year, against today"),
        new("DATE-IN-FUTURE", Severity.Warning, "What was done cannot lie ahead.", Account, "dates of assessments, agreements, checks and duties, against today"),
        new("MISSING-FILE", Severity.Warning, "A named file does not lie beside the policy.", Account, "files of assessments and agreements (by `policy check`, which sees the folder)"),
        new("NO-INSTRUCTION", Severity.Error, "Data as instructed, but nobody instructs a controller.", "UK GDPR and GDPR article 13 and 14(1)(d)", "`data: as-instructed` in a purpose of a controller"),
        new("NO-REVIEW-DUTY", Severity.Note, "Nobody is asked to read the policy again.", Account, "no duty whose words speak of this notice or policy"),
        new("NO-SCREENING", Severity.Warning, "Recordings or profiles without a screening of risks.", "UK GDPR and GDPR article 35", "purposes that use recordings or have `profiling:`, without `screening:`"),
        new("NO-TRANSFER-TEST", Severity.Warning, "Standard clauses without a test of the transfer.", "UK GDPR article 46 (5 February 2026); Court of Justice C-311/18", "recipients on scc, idta, uk-addendum or bcr without `transfer-test:`"),
        new("NO-WORDS", Severity.Note, "The notice has no words for a kind of record.", "UK GDPR and GDPR article 12(1)", "rules for kinds that `kinds:` lacks"),
        new("UNKNOWN-KIND", Severity.Warning, "No module stores such records.", "The record kinds of the program", "rules against the record kinds of the program"),
    ];
}
