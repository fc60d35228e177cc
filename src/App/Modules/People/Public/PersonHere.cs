using Avow.Database;
using Avow.Modules.Identity.Public;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People.Public;

/// <summary>A person who is held here, as a letter to her needs it.</summary>
/// <param name="RelationshipId">The newest relationship, under which a link is made.</param>
/// <param name="Emails">Every address that is held of her, once each; may be empty.</param>
public sealed record PersonHere(Guid PersonId, Guid RelationshipId, string Name, IReadOnlyList<string> Emails)
{
    /// <summary>Everybody of whom an address is held, also those whose data is only kept for law or goes tonight.</summary>
    public static async Task<IReadOnlyList<PersonHere>> WithEmail(AvowDb db, string email, CancellationToken cancel = default)
    {
        var key = PersonField.AddressKey(email.Trim());
        var ids = await db.Set<PersonDetail>().Where(d => d.Key == key && d.Field == PersonField.Email).Select(d => d.Relationship.PersonId).Distinct().Take(2).ToListAsync(cancel);
        var found = new List<PersonHere>();
        foreach (var id in ids)
        {
            found.Add((await Of(db, id, cancel))!);
        }

        return found;
    }

    /// <summary>Whose the addresses and numbers of a batch of records are.</summary>
    public static Task<RecordOwners> Owners(Work work, IReadOnlyCollection<string> emails, IReadOnlyCollection<string> phones, CancellationToken cancel = default) =>
        RecordOwners.Among(work, emails, phones, cancel);

    /// <summary>The people whom the search of people finds, for a choice of one.</summary>
    public static async Task<IReadOnlyList<PersonPick>> Fitting(Visit visit, string q, int most)
    {
        var live = PeopleList.Live(visit);
        var ids = (await PeopleFound.Of(visit.Work, live, q, null, most)).People.Take(most).ToList();
        var known = (await live.Where(r => ids.Contains(r.PersonId)).OrderByDescending(r => r.Since).Select(r => new { r.PersonId, r.FullName, r.Company }).ToListAsync()).ToLookup(r => r.PersonId);
        return [.. ids.Select(id => known[id].First()).Select(p => new PersonPick(p.PersonId, p.FullName, p.Company ?? ""))];
    }

    /// <summary>The person, or null when nothing is held of her.</summary>
    public static async Task<PersonHere?> Of(AvowDb db, Guid person, CancellationToken cancel = default)
    {
        var all = await db.Set<Relationship>().AsNoTracking().Include(r => r.Details).Where(r => r.PersonId == person).OrderByDescending(r => r.Since).ToListAsync(cancel);
        return all.Count == 0 ? null : new(person, all[0].Id, all[0].FullName, [.. all.SelectMany(r => r.Details).Where(d => d.Field == PersonField.Email).Select(d => d.Value).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>The ground of Art. 18 for which the person's data is only stored, with the day of the next look; null when it is not.</summary>
    public static async Task<(string Ground, Instant? Review)?> RestrictionOf(AvowDb db, Guid person, CancellationToken cancel = default) =>
        await db.Set<Relationship>().Where(r => r.PersonId == person && r.RestrictedFor != null).Select(r => new { r.RestrictedFor, r.RestrictionReviewAt }).FirstOrDefaultAsync(cancel) is { } found
            ? (found.RestrictedFor!, found.RestrictionReviewAt)
            : null;

    /// <summary>Whose a link is, or null when the relationship is gone.</summary>
    public static async Task<Guid?> Behind(AvowDb db, PersonLink link, CancellationToken cancel = default) =>
        await db.Set<Relationship>().Where(r => r.Id == link.RelationshipId).Select(r => (Guid?)r.PersonId).SingleOrDefaultAsync(cancel);

    /// <summary>How many links were made for the person since an instant.</summary>
    public static Task<int> LinksSince(AvowDb db, Guid person, Instant since, CancellationToken cancel = default) =>
        db.Set<PersonLink>().CountAsync(l => l.MadeAt > since && db.Set<Relationship>().Any(r => r.Id == l.RelationshipId && r.PersonId == person), cancel);

    /// <summary>Shuts every link and visit of the person but one: an address that was wrong must not open anything any more.</summary>
    public static async Task ShutLinks(AvowDb db, Guid person, Guid but, Instant now, CancellationToken cancel = default)
    {
        var links = db.Set<PersonLink>().Where(l => l.Id != but && db.Set<Relationship>().Any(r => r.Id == l.RelationshipId && r.PersonId == person));
        await links.ExecuteUpdateAsync(l => l.SetProperty(x => x.Until, now).SetProperty(x => x.VisitUntil, now), cancel);
    }
}
