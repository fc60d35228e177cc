using Avow.Database;
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
    private readonly Hand _hand = new(batch.Work, batch.Policy, batch.By, batch.Now);

    public (Judged Judged, Relationship? Made) Decide(Newcomer newcomer)
    {
        if ((WhatIsWrong(newcomer) ?? WhyNot(newcomer)) is { } refused)
        {
            return (refused, null);
        }

        var same = known.Same(newcomer);
        if (OfTheSame(same, newcomer) is { } settled)
        {
            return (settled, null);
        }

        var made = Make(newcomer, same.Count > 0 ? same[0].PersonId : FreshIds.Next());
        var verdict = batch.Around.Decide(_holding, _holding.Describe(made), batch.Now);
        if (verdict.Outcome is Outcome.Delete or Outcome.Anonymise)
        {
            return (new(Fate.Past, "past"), null);
        }

        made.LookAt = verdict.LookAt;
        seen[newcomer.Telling] = made.PersonId;
        return (new(same.Count > 0 ? Fate.Merged : Fate.Taken, "", null, made.PersonId, made.Id, made.SinceUnknown), made);
    }

    private Judged? WhatIsWrong(Newcomer newcomer)
    {
        if (newcomer.Name.Length == 0)
        {
            return new(Fate.Refused, newcomer.Company.Length > 0 ? "company" : "name", PersonField.GivenName);
        }

        foreach (var (name, value) in newcomer.Values)
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

        return newcomer.Company.Length == 0 ? null
            : !_categories.Contains(Company) ? new(Fate.Refused, "not-ours", Company)
            : newcomer.Company.Length > 100 ? new(Fate.Refused, "long", Company)
            : null;
    }

    private Judged? WhyNot(Newcomer newcomer) => newcomer.Arrival switch
    {
        _ when suppressed.Count > 0 && newcomer.Addresses.Any(a => suppressed.Contains(a.Trim().ToLowerInvariant())) => new(Fate.Refused, "suppressed", PersonField.Email),
        { Evidence: null } when batch.Reason is { Basis: "consent", Evidence: null } => new(Fate.Refused, "no-consent"),
        { Since: { } since } when since > batch.Now => new(Fate.Refused, "future", "since"),
        { Since: null } when !batch.UndatedAllowed => new(Fate.Refused, "undated", "since"),
        _ => null,
    };

    /// <summary>What an earlier word of the same person, or an earlier line of the same list, settles.</summary>
    private Judged? OfTheSame(IReadOnlyList<KnownRelationship> same, Newcomer newcomer)
    {
        if (same.Count == 0)
        {
            return Twice(newcomer);
        }

        var alike = same.Where(k => k.Kind == rule.Kind && k.Brand == batch.Reason.Brand).ToList();
        return same.FirstOrDefault(k => k.RestrictedFor is not null) is { } restricted ? new(Fate.Refused, "restricted", null, restricted.PersonId)
            : alike.Find(k => k.OverAt is null || k.OverAt > batch.Now) is { } live ? new(Fate.Same, "same", null, live.PersonId)
            : alike.Count > 0 ? new(Fate.Refused, "over", null, alike[0].PersonId)
            : Twice(newcomer);
    }

    private Judged? Twice(Newcomer newcomer) => seen.TryGetValue(newcomer.Telling, out var twice) ? new(Fate.Same, "twice", null, twice) : null;

    private Relationship Make(Newcomer newcomer, Guid person)
    {
        var (arrival, reason, since) = (newcomer.Arrival, batch.Reason, newcomer.Arrival.Since ?? batch.Now);
        var company = newcomer.Company.Length == 0 ? null : newcomer.CompanyKey;
        var made = new Relationship
        {
            Id = FreshIds.Next(), PersonId = person, Kind = rule.Kind, PeopleGroup = reason.Group, Brand = reason.Brand, Basis = reason.Basis, Source = reason.Source,
            Since = since, SinceUnknown = arrival.Since is null, BroughtAt = batch.Now, LastInteractionAt = arrival.LastContact is { } last && last > since && last <= batch.Now ? last : since,
            EnteredBy = batch.By, FullName = newcomer.Name, SortName = newcomer.SortName, Company = company is null ? null : newcomer.Company, CompanyKey = company,
            CompanyId = company is null ? null : known.CompanyOf(company),
        };
        var evidence = reason.Basis == "consent" ? arrival.Evidence ?? reason.Evidence : null;
        made.Bases.Add(new() { Id = FreshIds.Next(), RelationshipId = made.Id, Basis = reason.Basis, Evidence = evidence, From = since, WrittenAt = batch.Now, WrittenBy = batch.By });
        foreach (var (field, value) in newcomer.Values)
        {
            made.Details.Add(PersonBook.Detail(_hand, field, value, reason.Source, since, made.Id));
        }

        made.Spell(batch.Work.Db);
        return made;
    }
}
