namespace Avow.Policy.Law.Checking;

/// <summary>Which function of the library computes each rule of a vector file.</summary>
internal static class VectorRules
{
    public static IReadOnlyDictionary<string, Func<LawBook, VectorInput, Computed>> All { get; } = new Dictionary<string, Func<LawBook, VectorInput, Computed>>
    {
        ["dsr.due"] = RequestRows.Due,
        ["dsr.extensionNoticeBy"] = RequestRows.ExtensionNoticeBy,
        ["dsr.target"] = RequestRows.Target,
        ["dsr.fee"] = RightsRows.Fee,
        ["complaint.ackDue"] = ComplaintRows.AcknowledgeBy,
        ["complaint.inScope"] = ComplaintRows.InScope,
        ["complaint.ackNeeded"] = ComplaintRows.AcknowledgementNeeded,
        ["breach.due"] = BreachRows.Due,
        ["breach.dueOuter"] = BreachRows.DueOuter,
        ["breach.pecr"] = BreachRows.Telecom,
        ["breach.duty"] = BreachRows.Duty,
        ["retention.keepUntil"] = KeepingRows.KeepUntil,
        ["retention.deleteBy"] = KeepingRows.DeleteBy,
        ["retention.conflict"] = KeepingRows.Conflict,
        ["limitation.lastDay"] = KeepingRows.LimitationLastDay,
        ["notice.art14"] = KeepingRows.InformBy,
        ["tps.mayCall"] = (law, input) => CallingRows.MayCall(law, input, "tps"),
        ["ctps.mayCall"] = (law, input) => CallingRows.MayCall(law, input, "ctps"),
        ["nix.mayCall"] = (law, input) => CallingRows.MayCall(law, input, "nix"),
        ["marketing.email"] = EmailRows.MaySend,
        ["cookie.consentNeeded"] = ConsentRows.Cookie,
        ["consent.valid"] = ConsentRows.Valid,
        ["transfer.mechanism"] = TransferRows.Mechanism,
        ["law.inForce"] = TransferRows.InForce,
        ["restrict.effect"] = RightsRows.Restriction,
        ["object.effect"] = RightsRows.Objection,
        ["portability.scope"] = RightsRows.Portability,
        ["erasure.ground"] = RightsRows.Erasure,
    };

    /// <summary>The jurisdiction of the law file that a row's stands for.</summary>
    public static string JurisdictionOf(string text) => text.ToUpperInvariant() switch
    {
        "UK" or "UK/EU" or "ANY" or "GB" => "GB",
        "UK-EW" or "UK-EAW" or "UK-ENG" or "UK-WLS" or "GB-EAW" or "EW" => "GB-EAW",
        "UK-SCT" or "UK-SC" or "GB-SCT" or "SCT" => "GB-SCT",
        "UK-NI" or "UK-NIR" or "GB-NIR" or "NI" => "GB-NIR",
        [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] country => country,
        _ => throw new RowSkipped($"{Reading.Quote.Word(text)} is no jurisdiction that is known here"),
    };
}
