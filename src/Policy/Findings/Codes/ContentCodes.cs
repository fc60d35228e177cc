namespace Avow.Policy.Findings;

/// <summary>Defects in who speaks, what data is named, and the words themselves.</summary>
internal static class ContentCodes
{
    private const string Plain = "UK GDPR and GDPR article 12(1)";
    private const string Data = "UK GDPR and GDPR article 5(1)(c) and 14(1)(d)";
    private const string Who = "UK GDPR and GDPR article 13(1)(a)";
    private const string Profiling = "UK GDPR and GDPR article 4(4), 13(2)(f) and 21";

    public static IReadOnlyList<FindingCode> All { get; } =
    [
        new("AI-VAGUE", Severity.Warning, "Artificial intelligence is mentioned without purpose, basis or period.", "UK GDPR and GDPR article 13(1)(c)", "such words in a promise of the whole policy while no purpose speaks of it"),
        new("ART14-SOURCE", Severity.Warning, "Data comes from others, and nobody promises to tell the person.", "UK GDPR and GDPR article 14(3)", "the notice of every file with such sources promises to say so within a month", CodeStanding.SaidAlways),
        new("CONTROLLER-ENTITY", Severity.Warning, "A group or trade name is no legal person.", Who, "a company number or the word “group” beside a legal name without a legal form"),
        new("DATA-CATEGORY-CONFLICT", Severity.Warning, "A use needs data that the list lacks.", "UK GDPR and GDPR article 5(1)(a) and (c)", "channels against categories: e-mail, telephone, text, post"),
        new("DATA-EXCESS", Severity.Warning, "Data is collected that the purpose does not need.", Data, "identity documents, payments and dates of birth in purposes that advertise; passwords and card numbers in texts"),
        new("DATA-UNDERSTATED", Severity.Warning, "More data is used than the list admits.", Data, "fields that the program stores for a kind against the categories of its purposes; “limited to …” in texts"),
        new("DUPLICATE-PARAGRAPH", Severity.Note, "The same sentence stands twice.", Plain, "equal texts of purposes and promises"),
        new("ENTITY-MISMATCH", Severity.Warning, "Two legal names for one registration.", Who, "a trading name with a legal form of its own that is not the legal name"),
        new("ENUM-OPEN", Severity.Warning, "An open list where names are due.", "UK GDPR and GDPR article 13(1)(e)", "“etc.” and the like in texts; recipients called “partners” or “third parties”"),
        new("LAW-NAME", Severity.Warning, "A law is cited by a name that it does not have.", Plain, "jumbled names of laws in texts and under `law:`"),
        new("MISSING-CONTROLLER-ADDRESS", Severity.Error, "No postal address.", Who, "an address without any number; none at all is a fault"),
        new("MISSING-STATUTORY-CONTRACTUAL", Severity.Warning, "Nothing says whether data must be given, and what follows if not.", "UK GDPR and GDPR article 13(2)(e)", "the notice of every file says it for each basis that its purposes have", CodeStanding.SaidAlways),
        new("MISSING-VERSION-DATE", Severity.Warning, "A notice without version and date.", "UK GDPR and GDPR article 5(2)", "the reader asks for `version:`", CodeStanding.Refused),
        new("NAME-INCONSISTENT", Severity.Note, "The firm's own name is spelled in several ways.", Plain, "words in texts that nearly are the firm's name"),
        new("NATIONAL-ID", Severity.Warning, "The number may be a sole trader's personal identity number.", "lagen (2018:218) 3 kap. 10 §", "Swedish company numbers whose third digit is below 2"),
        new("OUTDATED-TERM", Severity.Warning, "A term of repealed law.", Plain, "a list of such terms"),
        new("PROFILING-CONFLICT", Severity.Error, "Profiling is denied in one clause and described in another.", Profiling, "“no profiling” beside a purpose with `profiling:`"),
        new("PROFILING-UNDISCLOSED", Severity.Warning, "People are sorted or scored, and nothing calls it profiling.", Profiling, "words about scores, segments and trends in purposes without `profiling:`"),
        new("REPEALED-LAW", Severity.Error, "A repealed law is cited as current.", "Data Protection Act 2018 schedule 19, 25 May 2018; lagen (2018:218)", "a list of repealed laws in texts and under `law:`"),
        new("ROLE-MISTRANSLATED", Severity.Warning, "Controller or processor is translated wrongly.", "UK GDPR and GDPR article 4(7) and (8)", "a list of such words"),
        new("SCRAPE-ARTEFACT", Severity.Note, "Page furniture inside the text.", Plain, "words such as “Skip to content”"),
        new("SELF-CERTIFIED", Severity.Note, "To say that one complies proves nothing.", "UK GDPR and GDPR article 5(2)", "“fully GDPR compliant” and the like"),
        new("SOURCE-CONFLICT", Severity.Error, "The stated source is not the only one.", "UK GDPR and GDPR article 14(2)(f)", "“the source is you” against the sources of the purposes"),
        new("TEMPLATE-PLACEHOLDER", Severity.Error, "A gap of a template was left unfilled.", Plain, "“[insert …]”, “lorem ipsum” and the like"),
        new("UNINTELLIGIBLE", Severity.Warning, "A sentence that its reader cannot apply.", Plain, "sentences of more than 70 words"),
    ];
}
