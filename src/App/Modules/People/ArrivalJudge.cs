using Avow.Holdings;
using Avow.Mail;
using Avow.Modules.People.Public;
using Avow.Policy.Deciding;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>Decides on one newcomer after another: what is wrong with it first, then who it is, then whether its time is over.</summary>
internal sealed class ArrivalJudge(ArrivalBatch batch, RelationshipRule rule, HoldingRegister holds, HashSet<string> suppressed, KnownAround known, Dictionary<string, Guid> seen)
{
    private const string Company = "company";
    private readonly Holding _holding = holds.Of(rule.Kind);
    private readonly IReadOnlySet<string> _categories = rule.Categories;

    public (Judged Judged, Relationship? Made) Decide(Arrival arrival)
    {
        var draft = Draft(arrival);
        if ((WhatIsWrong(draft) ?? WhyNot(arrival)) is { } refused)
        {
            return (refused, null);
        }

        var same = known.Same(draft);
        if (OfTheSame(same, draft) is { } settled)
        {
            return (settled, null);
        }

        var made = Make(arrival, draft, same.Count > 0 ? same[0].PersonId : Guid.CreateVersion7());
        var verdict = batch.Around.Decide(_holding, _holding.Describe(made), batch.Now);
        if (verdict.Outcome is Outcome.Delete or Outcome.Anonymise)
        {
            return (new(Fate.Past, "past"), null);
        }

        made.LookAt = verdict.LookAt;
        seen[KeyOf(draft)] = made.PersonId;
        return (new(same.Count > 0 ? Fate.Merged : Fate.Taken, "", null, made.PersonId, made.Id, made.SinceUnknown), made);
    }

    private Judged? WhatIsWrong(RelationshipDraft draft)
    {
        if (draft.Name.Length == 0)
        {
            return new(Fate.Refused, draft.Company.Length > 0 ? "company" : "name", PersonField.GivenName);
        }

        foreach (var (name, value) in draft.Values)
        {
            var field = PersonField.Of(name);
            var why = !_categories.Contains(field.Category) ? "not-ours"
                : value.Length > field.Longest || (field.Type != "textarea" && value.Contains('\n')) ? "long"
                : name == PersonField.Email && Mailbox.Fault(value) is not null ? "email"
                : field.IsPhone && (SearchKey.Phone(value) is not { Length: >= 4 } || value.Any(char.IsLetter)) ? "phone"
                : null;
            if (why is not null)
            {
                return new(Fate.Refused, why, name);
            }
        }

        return draft.Company.Length == 0 ? null
            : !_categories.Contains(Company) ? new(Fate.Refused, "not-ours", Company)
            : draft.Company.Length > 100 ? new(Fate.Refused, "long", Company)
            : null;
    }

    private Judged? WhyNot(Arrival arrival) => arrival switch
    {
        _ when arrival.Values.Any(v => v.Field == PersonField.Email && suppressed.Contains(v.Value.Trim().ToLowerInvariant())) => new(Fate.Refused, "suppressed", PersonField.Email),
        _ when batch.Reason.Basis == "consent" && (batch.Reason.Evidence ?? arrival.Evidence) is null => new(Fate.Refused, "no-consent"),
        { Since: { } since } when since > batch.Now => new(Fate.Refused, "future", "since"),
        { Since: null } when !batch.UndatedAllowed => new(Fate.Refused, "undated", "since"),
        _ => null,
    };

    /// <summary>What an earlier word of the same person, or an earlier line of the same list, settles.</summary>
    private Judged? OfTheSame(IReadOnlyList<KnownRelationship> same, RelationshipDraft draft)
    {
        var alike = same.Where(k => k.Kind == rule.Kind && k.Brand == batch.Reason.Brand).ToList();
        return same.FirstOrDefault(k => k.RestrictedFor is not null) is { } restricted ? new(Fate.Refused, "restricted", null, restricted.PersonId)
            : alike.Find(k => k.OverAt is null || k.OverAt > batch.Now) is { } live ? new(Fate.Same, "same", null, live.PersonId)
            : alike.Count > 0 ? new(Fate.Refused, "over", null, alike[0].PersonId)
            : seen.TryGetValue(KeyOf(draft), out var twice) ? new(Fate.Same, "twice", null, twice)
            : null;
    }

    private Relationship Make(Arrival arrival, RelationshipDraft draft, Guid person)
    {
        var since = arrival.Since ?? batch.Now;
        var (company, reason) = (draft.Company.Length == 0 ? null : SearchKey.Words(draft.Company), batch.Reason);
        var made = new Relationship
        {
            Id = Guid.CreateVersion7(), PersonId = person, Kind = rule.Kind, PeopleGroup = reason.Group, Brand = reason.Brand, Basis = reason.Basis, Source = reason.Source,
            Since = since, SinceUnknown = arrival.Since is null, BroughtAt = batch.Now, LastInteractionAt = arrival.LastContact is { } last && last > since && last <= batch.Now ? last : since,
            EnteredBy = batch.By, FullName = draft.Name, SortName = draft.SortName, Company = company is null ? null : draft.Company, CompanyKey = company,
            CompanyId = company is null ? null : known.CompanyOf(company),
        };
        var hand = new Hand(batch.Work, batch.Policy, batch.By, batch.Now);
        var evidence = reason.Basis == "consent" ? arrival.Evidence ?? reason.Evidence : null;
        made.Bases.Add(new() { Id = Guid.CreateVersion7(), RelationshipId = made.Id, Basis = reason.Basis, Evidence = evidence, From = since, WrittenAt = batch.Now, WrittenBy = batch.By });
        made.Details.AddRange(draft.Values.Distinct().Select(v => PersonBook.Detail(hand, v.Field, v.Value, reason.Source, since, made.Id)));
        made.Spell(batch.Work.Db);
        return made;
    }

    private static RelationshipDraft Draft(Arrival arrival) => new(
        "", "", "", "", "", "", "", arrival.Of(Company) ?? "", "", [.. arrival.Values.Where(v => v.Field != Company)]);

    /// <summary>What tells the lines of one list apart: the address, or number and name.</summary>
    private static string KeyOf(RelationshipDraft draft) => draft.Of(PersonField.Email).FirstOrDefault() is { } address
        ? PersonField.Of(PersonField.Email).KeyOf(address)
        : string.Join('|', draft.Values.Where(v => v.Field is "phone" or "mobile").Select(v => SearchKey.Phone(v.Value)).Append(draft.SortName).Append(SearchKey.Words(draft.Company)));
}
