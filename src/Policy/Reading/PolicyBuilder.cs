using Avow.Policy.Model;
using NodaTime;
using NodaTime.Text;

namespace Avow.Policy.Reading;

/// <summary>Makes the model from a tree of the right shape.</summary>
internal static class PolicyBuilder
{
    public static PolicyFile Build(MapNode file)
    {
        VersionId.TryParse(file.Text("version"), out var version);
        return new()
        {
            Version = version,
            Controller = Controller(file.Map("controller")!),
            Regimes = file.Texts("regimes"),
            Languages = file.Texts("languages"),
            Zone = DateTimeZoneProviders.Tzdb[file.Text("time-zone")],
            FinancialYearEnds = AnnualDatePattern.Iso.Parse(file.Text("financial-year-ends")).Value,
            Locations = file.Entries("locations").ToDictionary(e => e.Key, e => e.Value.Text()),
            Security = file.Words("security"),
            Brands = [.. file.Entries("brands").Select(e => Brand(e.Key, (MapNode)e.Value))],
            People = [.. file.Entries("people").Select(e => new PeopleGroup(e.Key, e.Value.Words()))],
            Kinds = [.. file.Entries("kinds").Select(e => Kind(e, (MapNode)e.Value))],
            Purposes = [.. file.Entries("purposes").Select(e => Purpose(e, (MapNode)e.Value))],
            Recipients = [.. file.Entries("recipients").Select(e => Recipient(e, (MapNode)e.Value))],
            Cookies = [.. file.Entries("cookies").Select(e => Cookie(e, (MapNode)e.Value))],
            Promises = Promises(file),
            PromisedBases = [.. file.Texts("only-bases").Select(BasisOf)],
            Rights = new(file.Map("rights")!.Period("answer-within"), Free: file.Map("rights")!.Text("fee") == "none"),
            DecidesNothingAlone = file.Find("automated-decisions") is not null,
            Duties = [.. file.Entries("duties").Select(e => Duty(e, (MapNode)e.Value))],
            Mends = [.. ((file.Find("mends") as ListNode)?.Items ?? []).Cast<MapNode>().Select(Mend)],
        };
    }

    private static Controller Controller(MapNode map) => new(
        map.Text("name"),
        map.Text("legal-name"),
        map.TextOrNone("company-number"),
        map.TextOrNone("fee-registration"),
        map.Text("jurisdiction"),
        map.Text("address"),
        map.Text("privacy-contact"),
        map.TextOrNone("phone"),
        map.TextOrNone("dpo"),
        map.TextOrNone("representative"));

    private static Brand Brand(string id, MapNode map) => new(id, map.Text("name"), map.Text("site"), map.TextOrNone("privacy-contact"));

    private static KindWords Kind(Entry entry, MapNode map) => new(
        entry.Key,
        map.Words("one"),
        map.Words("many"),
        map.Entries("clocks").ToDictionary(e => e.Key, e => e.Value.Words()),
        entry.At);

    private static Purpose Purpose(Entry entry, MapNode map)
    {
        var isProcessor = map.TextOrNone("as") == "processor";
        return new()
        {
            Id = entry.Key,
            Why = map.Words("why"),
            Heading = map.Words("heading"),
            Role = isProcessor ? Role.Processor : Role.Controller,
            Basis = isProcessor ? Basis.WithTheClient : BasisOf(map.TextOrNone("basis")),
            Wording = map.Words("wording"),
            Assessment = map.Map("assessment") is { } test ? Assessment(test) : null,
            Interest = map.Words("interest"),
            Profiling = map.Words("profiling"),
            Brands = map.Texts("brands"),
            Screening = map.Map("screening") is { } screening ? Assessment(screening) : null,
            Law = map.TextOrNone("law"),
            Agreement = map.Map("agreement") is { } terms ? Agreement(terms) : null,
            CompatibleWith = map.Texts("compatible-with"),
            People = map.Texts("people"),
            Data = map.Find("data") is ScalarNode ? null : map.Texts("data"),
            Special = map.TextOrNone("special"),
            Review = map.PeriodIfAny("review"),
            Sources = map.Texts("from"),
            Channels = map.Texts("channels"),
            Contact = [.. map.Texts("contact").Select(t => ContactLimitReader.Read(t).Limit!)],
            Keep = Keep(map),
            Recipients = map.Texts("recipients"),
            Promises = Promises(map),
            At = entry.At,
        };
    }

    private static KeepRule[] Keep(MapNode map)
    {
        var rules = map.Entries("keep").Select(e => KeepRuleReader.Read(e.Key, e.Value.Text(), e.Value.At).Rule!).ToLookup(r => r.Kind == KeepCheck.Default);
        var own = rules[false].ToList();
        var others = map.Texts("records").Except(own.Select(r => r.Kind)).ToList();
        return [.. own, .. rules[true].SelectMany(rule => others.Select(kind => rule with { Kind = kind, IsDefault = true }))];
    }

    private static Promise[] Promises(MapNode map) => [.. map.Entries("promises").Select(e => new Promise(e.Key, e.Value.Words(), e.At))];

    private static Basis BasisOf(string? word) => word switch
    {
        "consent" => Basis.Consent,
        "contract" => Basis.Contract,
        "legal-obligation" => Basis.LegalObligation,
        "vital-interests" => Basis.VitalInterests,
        "public-task" => Basis.PublicTask,
        "legitimate-interests" => Basis.LegitimateInterests,
        _ => Basis.NotStated,
    };

    private static Assessment Assessment(MapNode map) => new(map.Text("file"), map.Text("by"), map.Date("on"), map.Period("review"), map.At);

    private static Agreement Agreement(MapNode map) => new(map.Text("file"), map.Date("since"), map.Period("review"), map.At);

    private static Recipient Recipient(Entry entry, MapNode map) => new(
        entry.Key,
        map.Text("name"),
        map.Text("role"),
        map.Texts("country"),
        map.Texts("safeguard"),
        map.DateIfAny("checked"),
        map.Map("agreement")?.Date("signed"),
        map.Map("agreement")?.Period("review"),
        map.TextOrNone("system"),
        map.TextOrNone("notice"),
        map.Map("transfer-test") is { } test ? Assessment(test) : null,
        map.Words("why"),
        entry.At);

    private static Cookie Cookie(Entry entry, MapNode map) => new(
        entry.Key, map.Text("service"), map.Text("purpose"), map.PeriodIfAny("lasts"), map.Words("why"), entry.At);

    private static Duty Duty(Entry entry, MapNode map) => new(
        entry.Key, map.Period("every"), map.Text("owner"), map.Words("words"), map.DateIfAny("last-done"), entry.At);

    private static Mend Mend(MapNode map) => new(map.Text("clause"), map.Text("now"), map.Text("because"), map.At);
}
