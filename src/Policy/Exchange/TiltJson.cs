using System.Text.Encodings.Web;
using System.Text.Json;
using Avow.Policy.Model;
using Avow.Policy.Notices;
using NodaTime.Text;

namespace Avow.Policy.Exchange;

/// <summary>The policy in the Transparency Information Language (TILT, version 1 of its schema), for other tools to read.</summary>
/// <remarks>One entry of <c>dataDisclosed</c> for each purpose and category of data. TILT has no word for a starting event: the notice's own sentence stands as the period's description.</remarks>
public static class TiltJson
{
    internal static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="language">One of the policy's languages.</param>
    public static string Write(PolicyFile policy, string language)
    {
        var notice = Notice.Of(policy, language);
        var controller = policy.Controller;
        var created = $"{LocalDatePattern.Iso.Format(policy.Version.Date)}T00:00:00";
        return JsonSerializer.Serialize(
            new
            {
                meta = new
                {
                    _id = $"{controller.Name} {policy.Version}",
                    name = controller.Name,
                    created,
                    modified = created,
                    version = 1,
                    language,
                    status = "active",
                    url = policy.Brands.FirstOrDefault()?.Site ?? "",
                    _hash = "",
                },
                controller = new { name = controller.LegalName, address = controller.Address, country = CountryOf(controller), representative = Contact(controller) },
                dataProtectionOfficer = new { name = controller.DataProtectionOfficer ?? "", email = controller.PrivacyContact, phone = controller.Phone ?? "" },
                dataDisclosed = policy.Purposes.SelectMany(p => (p.Data ?? ["communication"]).Select(data => Disclosed(policy, p, data, notice, language))),
                thirdCountryTransfers = policy.Recipients.SelectMany(r => r.Countries.Where(c => IsThird(policy, c)).Select(c => Transfer(r, c))),
                accessAndDataPortability = Right(policy, new { amount = 0, currency = controller.Jurisdiction == "SE" ? "SEK" : "GBP" }),
                sources = policy.Purposes.Where(p => p.Sources.Any(Vocabulary.FromOthers.Contains)).Select(p => new
                {
                    _id = p.Id,
                    dataCategory = string.Join(", ", p.Data ?? []),
                    sources = p.Sources.Where(Vocabulary.FromOthers.Contains).Select(s => new { description = s, publiclyAvailable = s is "public-register" or "public-source" }),
                }),
                rightToInformation = Right(policy),
                rightToRectificationOrDeletion = Right(policy),
                rightToDataPortability = Right(policy),
                rightToWithdrawConsent = Right(policy),
                rightToComplain = Right(policy),
                automatedDecisionMaking = new { inUse = policy.Purposes.Any(p => p.Profiling.Count > 0) && !policy.DecidesNothingAlone },
                changesOfPurpose = Array.Empty<object>(),
            },
            Readable) + "\n";
    }

    private static object Disclosed(PolicyFile policy, Purpose purpose, string data, NoticeText notice, string language) => new
    {
        _id = $"{purpose.Id}.{data}",
        category = data,
        purposes = new[] { new { purpose = purpose.Id, description = purpose.Why.In(language) } },
        legalBases = Article(purpose.Basis) is { } article ? [new { reference = $"GDPR-6-1-{article}", description = purpose.Law ?? "" }] : Array.Empty<object>(),
        legitimateInterests = purpose.Basis == Basis.LegitimateInterests ? [new { exists = true, reasoning = purpose.Interest.In(language) }] : Array.Empty<object>(),
        recipients = policy.Recipients.Where(r => purpose.Recipients.Contains(r.Id)).Select(r => new { name = r.Name, country = r.Countries[0], category = r.Why.In(language) }),
        storage = purpose.Keep.Select(k => new
        {
            temporal = k.Terms.Where(t => t.Period is not null).Select(t => new { description = $"{k.Kind}: {notice.Find($"keep.{purpose.Id}.{k.Kind}")?.Text}", ttl = IsoPeriod.Of(t.Period!.Value) }),
            purposeConditional = k.Terms.Where(t => t.Period is null).Select(t => $"{k.Kind}: {notice.Find($"keep.{purpose.Id}.{k.Kind}")?.Text}"),
            legalBasisConditional = k.Statute is null ? [] : new[] { k.Statute },
            aggregationFunction = k.Which == Whichever.First ? "min" : "max",
        }),
        nonDisclosure = new { legalRequirement = purpose.Basis == Basis.LegalObligation, contractualRegulation = purpose.Basis == Basis.Contract, obligationToProvide = false, consequences = "" },
    };

    private static object Transfer(Recipient recipient, string country)
    {
        var how = string.Join(", ", recipient.Safeguards);
        var (adequate, clauses) = (recipient.Safeguards.Any(s => s is "adequacy" or "eu-us-dpf" or "uk-extension"), recipient.Safeguards.Any(s => s is "scc" or "idta" or "uk-addendum"));
        return new
        {
            country,
            adequacyDecision = new { available = adequate, description = adequate ? how : "" },
            appropriateGuarantees = new { available = recipient.Safeguards.Contains("bcr"), description = "" },
            presenceOfEnforceableRightsAndEffectiveRemedies = new { available = recipient.TransferTest is not null, description = "" },
            standardDataProtectionClause = new { available = clauses, description = clauses ? how : "" },
        };
    }

    private static object Right(PolicyFile policy, object? fee = null) => fee is null
        ? new { available = true, description = "", email = policy.Controller.PrivacyContact, identificationEvidences = Array.Empty<string>() }
        : new { available = true, description = "", email = policy.Controller.PrivacyContact, identificationEvidences = Array.Empty<string>(), administrativeFee = fee, dataFormat = "json" };

    private static object Contact(Controller controller) =>
        new { name = controller.Representative ?? controller.Name, email = controller.PrivacyContact, phone = controller.Phone ?? "" };

    internal static string CountryOf(Controller controller) => controller.Jurisdiction[..2];

    private static bool IsThird(PolicyFile policy, string country) => country != CountryOf(policy.Controller) && country != "EU";

    internal static string? Article(Basis basis) => basis switch
    {
        Basis.Consent => "a",
        Basis.Contract => "b",
        Basis.LegalObligation => "c",
        Basis.VitalInterests => "d",
        Basis.PublicTask => "e",
        Basis.LegitimateInterests => "f",
        _ => null,
    };
}
