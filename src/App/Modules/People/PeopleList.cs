using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People;

/// <summary>One line of the list: a person with the relationships that are shown.</summary>
/// <param name="Contact">An e-mail address or telephone number, or null.</param>
public sealed record PersonRow(Guid Id, string Name, string? Company, string? Contact, IReadOnlyList<(Relationship Relationship, Kept Kept)> Why);

/// <summary>What the list was asked for.</summary>
/// <param name="LawOnly">Those kept for law only, for owner and privacy lead.</param>
public sealed record PeopleSearch(string Q, string? Group, bool LawOnly)
{
    public string Address(string path, Guid? after = null)
    {
        var query = new QueryString();
        query = Q.Length > 0 ? query.Add("q", Q) : query;
        query = Group is null ? query : query.Add("group", Group);
        query = LawOnly ? query.Add("law", "1") : query;
        return path + (after is { } last ? query.Add("after", last.ToString()) : query);
    }
}

/// <summary>The people, by family name, fifty a page; found by name, e-mail, telephone number or company, and by names that are nearly right.</summary>
internal sealed class PeopleList(HoldingRegister holds)
{
    private const int PageSize = 50;

    public async Task<IResult> Show(Visit visit, Pages pages, PageContext page, string? q, string? group, string? law, string? after)
    {
        var isKeeper = Access.Keepers.Allows(visit.Staff.Role);
        var search = new PeopleSearch((q ?? "").Trim(), visit.Policy.People.Any(p => p.Id == group) ? group : null, isKeeper && law == "1");
        var (found, lines) = search.LawOnly ? await Read(visit, search, after) : await visit.Read((search, after), () => Read(visit, search, after));
        var ids = found.People;
        var rows = await Dress(visit, search, [.. ids.Take(PageSize)], lines);
        return pages.Show<PeoplePage>(page.Say["people.title"], new
        {
            Search = search,
            Rows = rows,
            visit.Policy,
            found.IsNearly,
            found.IsCutShort,
            Older = ids.Count > PageSize ? search.Address(visit.At("people"), ids[PageSize - 1]) : null,
            IsFirst = after is null,
            IsKeeper = isKeeper,
            Groups = RelationshipRule.Of(visit.Policy).SelectMany(r => r.Groups).Distinct().ToList(),
        });
    }

    /// <summary>What is used: neither over nor removed.</summary>
    internal static IQueryable<Relationship> Live(Visit visit) => Shown(visit, new("", null, LawOnly: false));

    /// <summary>Live relationships; or, for those who answer for it, those kept for law only.</summary>
    private static IQueryable<Relationship> Shown(Visit visit, PeopleSearch search)
    {
        var now = visit.Now;
        var rows = visit.Db.Set<Relationship>().AsNoTracking().Where(r => r.RemovedAt == null);
        rows = search.LawOnly ? rows.Where(r => r.OverAt != null && r.OverAt <= now) : rows.Where(r => r.OverAt == null || r.OverAt > now);
        return search.Group is { } group ? rows.Where(r => r.PeopleGroup == group) : rows;
    }

    private static async Task<(FoundPeople Found, List<Line> Lines)> Read(Visit visit, PeopleSearch search, string? after)
    {
        var found = search.Q.Length == 0 ? new([.. await PageOf(Shown(visit, search), await LastOf(visit, after))], false, false)
            : await PeopleFound.Of(visit.Work, Shown(visit, search), search.Q, Guid.TryParse(after, out var last) ? last : null, PageSize);
        return (found, await Lines(visit, search with { Group = null }, [.. found.People.Take(PageSize)]).ToListAsync());
    }

    private static async Task<List<Guid>> PageOf(IQueryable<Relationship> rows, (string Name, Guid Id)? after)
    {
        if (after is var (name, id))
        {
            rows = rows.Where(r => string.Compare(r.SortName, name) >= 0 && (r.SortName != name || r.PersonId > id));
        }

        // Several reasons of one person stand together. Asked to tell people apart itself, a database would first read everybody.
        var (inOrder, people) = (rows.OrderBy(r => r.SortName).ThenBy(r => r.PersonId).Select(r => r.PersonId), new List<Guid>());
        for (var seen = 0; people.Count <= PageSize; seen += 2 * PageSize)
        {
            var some = await inOrder.Skip(seen).Take(2 * PageSize).ToListAsync();
            people = [.. people.Union(some)];
            if (some.Count < 2 * PageSize)
            {
                break;
            }
        }

        return [.. people.Take(PageSize + 1)];
    }

    /// <summary>Where the page before ended. The address carries an id, never a name.</summary>
    private static async Task<(string Name, Guid Id)?> LastOf(Visit visit, string? after) =>
        Guid.TryParse(after, out var id) && await visit.Db.Set<Relationship>().Where(r => r.PersonId == id).Select(r => r.SortName).FirstOrDefaultAsync() is { } name ? (name, id) : null;

    private async Task<List<PersonRow>> Dress(Visit visit, PeopleSearch search, List<Guid> ids, List<Line> lines)
    {
        // Between two looks nothing may have been written, and yet a relationship's last moment may have passed.
        var found = lines.Where(l => search.LawOnly || l.Relationship.IsLive(visit.Now)).ToLookup(l => l.Relationship.PersonId);
        var around = await visit.Around();
        return [.. ids.Where(id => found[id].Any()).Select(id => Row(id, [.. found[id].OrderByDescending(l => l.Relationship.Since)]))];

        PersonRow Row(Guid id, List<Line> all) => new(
            id, all[0].Relationship.FullName, all.Select(l => l.Relationship.Company).FirstOrDefault(c => c is not null),
            all.Select(l => l.Contact).OfType<string>().OrderBy(c => c.Contains('@') ? 0 : 1).FirstOrDefault(),
            all.ConvertAll(l => (l.Relationship, Kept.Of(around, holds.Of(l.Relationship.Kind), l.Relationship, visit.Now))));
    }

    /// <summary>Of each relationship what a line shows and what its verdict rests on, and one way to reach the person: a list reads no other column.</summary>
    private static IQueryable<Line> Lines(Visit visit, PeopleSearch search, List<Guid> ids) =>
        Shown(visit, search).Where(r => ids.Contains(r.PersonId)).Select(r => new Line(
            new Relationship
            {
                Id = r.Id, PersonId = r.PersonId, Kind = r.Kind, PeopleGroup = r.PeopleGroup, Brand = r.Brand, Basis = r.Basis, Source = r.Source, Since = r.Since,
                EnteredBy = r.EnteredBy, FullName = r.FullName, SortName = r.SortName, Company = r.Company, LastInteractionAt = r.LastInteractionAt,
                ContractEndedAt = r.ContractEndedAt, LeftAt = r.LeftAt, InterestCeasedAt = r.InterestCeasedAt, UnsubscribedAt = r.UnsubscribedAt,
                WithdrawnAt = r.WithdrawnAt, ObjectedAt = r.ObjectedAt, ClosedAt = r.ClosedAt, OverAt = r.OverAt, RestrictedFor = r.RestrictedFor,
                RestrictionReviewAt = r.RestrictionReviewAt, RemovedAt = r.RemovedAt,
            },
            r.Details.Where(d => d.Field == PersonField.Email || d.Field == "phone" || d.Field == "mobile").OrderBy(d => d.Field).Select(d => d.Value).FirstOrDefault()));

    private sealed record Line(Relationship Relationship, string? Contact);
}
