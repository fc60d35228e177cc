namespace Avow.Policy.Findings;

/// <summary>Defects in who receives data, and where.</summary>
internal static class SharingCodes
{
    private const string Recipients = "UK GDPR and GDPR article 13(1)(e)";
    private const string Transfers = "UK GDPR and GDPR articles 44 to 46";

    public static IReadOnlyList<FindingCode> All { get; } =
    [
        new("LOCATION-CONFLICT", Severity.Error, "The place named for all data is not where a provider holds it.", Recipients + " and (f)", "“all data … in the UK” against the countries of stores and recipients"),
        new("MISSING-TRANSFERS", Severity.Error, "Data leaves the country, and nothing protects it there.", Transfers, "each country of each recipient without any safeguard"),
        new("NEVER-SHARED-CONFLICT", Severity.Error, "“Never shared” beside a named recipient.", Recipients, "such words while the file has recipients"),
        new("PRIVACY-SHIELD", Severity.Error, "The Privacy Shield protects no transfer any more.", "Court of Justice C-311/18, 16 July 2020", "the safeguard `privacy-shield` in versions from that day on; its name in texts"),
        new("PROCESSING-DENIED", Severity.Error, "To see or hold data is to process it.", "UK GDPR and GDPR article 4(2) and 28", "words such as “we never process this data” about clients' data"),
        new("PROCESSOR-TERMS-MISSING", Severity.Error, "A processor or partner without the agreement that the law asks for.", "UK GDPR and GDPR article 26 and 28(3)", "recipients that are processor or joint controller, and purposes as processor, without `agreement:`"),
        new("PURPOSE-MISSING", Severity.Note, "Something is collected or shared, and no purpose says why.", "UK GDPR and GDPR article 13(1)(c)", "recipients, groups of people and cookies that no purpose names"),
        new("RECIPIENT-MISSING", Severity.Warning, "A provider is used but not listed.", Recipients, "well-known providers and cookies in the texts against the recipients; a purpose that names one the file lacks is a fault already"),
        new("SAFEGUARD-NOT-CHECKED", Severity.Warning, "Nobody looked up whether the recipient is certified.", "The Data Privacy Framework is annual and scoped (10 July 2023; UK Extension 12 October 2023)", "recipients under a framework without `checked:`"),
        new("SHARING-CONFLICT", Severity.Error, "Sharing is denied in one clause and allowed in another.", Recipients, "“never … except partners”; “only firms that work for us” beside a recipient that is a controller"),
        new("STALE-RECIPIENT", Severity.Warning, "The recipient has another name by now, or is gone.", Recipients, "a list of renamed products in the names of recipients"),
        new("STALE-VENDOR", Severity.Warning, "The vendor's legal name is out of date.", Recipients, "a list of renamed companies in names and texts"),
        new("SUBPROCESSOR-UNLISTED", Severity.Warning, "A text message needs a carrier, and none is listed.", Recipients, "purposes with the channel `sms` without a recipient that carries texts"),
        new("TRANSFER-CONFLICT", Severity.Error, "“Not transferred” beside a recipient in another country.", Recipients + " and (f)", "such words against the countries of the recipients"),
        new("TRANSFER-MECHANISM", Severity.Error, "The safeguard does not count under the law of the exporting country.", Transfers, "the safeguards of each recipient against those that its regime accepts"),
    ];
}
