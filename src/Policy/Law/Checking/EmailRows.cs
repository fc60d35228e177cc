using Avow.Policy.Law.Marketing;

namespace Avow.Policy.Law.Checking;

/// <summary>Marketing by e-mail and text message.</summary>
internal static class EmailRows
{
    private static readonly Dictionary<string, Subscriber> Kinds = new()
    {
        ["individual"] = Subscriber.Individual,
        ["person"] = Subscriber.Individual,
        ["natural-person"] = Subscriber.Individual,
        ["consumer"] = Subscriber.Individual,
        ["unknown"] = Subscriber.Unknown,
        ["sole-trader"] = Subscriber.SoleTrader,
        ["enskild-firma"] = Subscriber.SoleTrader,
        ["partnership"] = Subscriber.Partnership,
        ["ordinary-partnership"] = Subscriber.Partnership,
        ["unincorporated-body"] = Subscriber.Partnership,
        ["scottish-partnership"] = Subscriber.ScottishPartnership,
        ["llp"] = Subscriber.LimitedLiabilityPartnership,
        ["limited-liability-partnership"] = Subscriber.LimitedLiabilityPartnership,
        ["corporate"] = Subscriber.Company,
        ["company"] = Subscriber.Company,
        ["limited-company"] = Subscriber.Company,
        ["ltd"] = Subscriber.Company,
        ["plc"] = Subscriber.Company,
        ["aktiebolag"] = Subscriber.Company,
        ["legal-person"] = Subscriber.Company,
        ["public-body"] = Subscriber.PublicBody,
        ["government-body"] = Subscriber.PublicBody,
    };

    public static Computed MaySend(LawBook law, VectorInput input)
    {
        var jurisdiction = VectorRules.JurisdictionOf(input.Jurisdiction);
        var kinds = SubscribersOf(input, jurisdiction);
        var on = input.DateIfAny("date", "sent") ?? law.VerifiedOn;
        var permissions = kinds.Select(k => EmailMarketing.MaySend(law, jurisdiction, Facts(input, k), on)).ToList();
        if (permissions.Select(p => p.IsAllowed).Distinct().Count() > 1)
        {
            throw new RowSkipped("the subscriber may be of two kinds with different answers");
        }

        var rules = kinds.TrueForAll(k => !k.IsCorporate()) ? "individual" : "corporate";
        return CallingRows.Say(permissions[0], "allow", "block").With("treatAs", rules).Also(rules,
            ("treat as individual", "individual"), ("treat as natural person", "individual"), ("treat as corporate", "corporate"));
    }

    private static EmailFacts Facts(VectorInput input, Subscriber to)
    {
        var both = input.YesNo("optOuts");
        return new(to)
        {
            HasConsent = HasConsent(input.Text("consent")),
            HasObjected = input.IsYes("objected", "unsubscribed", "named person objected", "namedPersonObjected"),
            IsSuppressed = input.IsYes("suppressed", "onSuppressionList"),
            Source = input.IsYes("bought", "sale") ? AddressSource.Sale : input.IsYes("askedForQuote", "negotiated", "negotiation") ? AddressSource.Negotiation : AddressSource.Other,
            IsSimilar = input.IsYes("similar"),
            OptOutAtCollection = both ?? input.IsYes("optOutAtCollection"),
            OptOutInEveryMessage = both ?? input.IsYes("optOutEveryMessage"),
            FromCharity = input.Text("sender") is { } sender && VectorInput.Plain(sender) == "charity",
            ShowedInterest = input.IsYes("expressedInterest", "supported", "donated"),
            ObtainedOn = input.DateIfAny("detailsObtained", "obtained"),
        };
    }

    /// <summary>Recorded and not withdrawn; where from and what for decide nothing by themselves, because all marketing needs a ground.</summary>
    private static bool HasConsent(string? text)
    {
        var words = (text ?? "no").ToLowerInvariant().Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        return !words.All(w => w is "recorded" or "given" or "valid" or "yes" or "withdrawn" or "unwithdrawn" or "no" or "not" or "and")
            ? throw new RowSkipped($"{Reading.Quote.Word(text!)} is no consent that this rule knows")
            : words.Any(w => w is "recorded" or "given" or "valid" or "yes") && !words.Any(w => w is "withdrawn" or "no" or "not");
    }

    private static List<Subscriber> SubscribersOf(VectorInput input, string jurisdiction)
    {
        _ = input.Text("source", "purpose");
        var text = (input.Text("subscriber", "recipient") ?? "unknown").Split('(')[0];
        return [.. text.Split([" or ", "/"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => VectorInput.Among(t, Kinds))
            .Select(k => k == Subscriber.Partnership && jurisdiction == "GB-SCT" ? Subscriber.ScottishPartnership : k)];
    }
}
