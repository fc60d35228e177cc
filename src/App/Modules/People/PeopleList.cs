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
internal sealed class PeopleList(HoldingRegister holds, PolicyShelf shelf)
{
    private const int PageSize = 50;

    public async Task<IResult> Show(Visit visit, Pages pages, PageContext page, string? q, string? group, string? law, string? after)
    {
        var isKeeper = Access.Keepers.Allows(visit.Staff.Role);
        var search = new PeopleSearch((q ?? "").Trim(), visit.Policy.People.Any(p => p.Id == group) ? group : null, isKeeper && law == "1");
        var found = search.Q.Length == 0 ? new([.. await PageOf(Shown(visit, search), await LastOf(visit, after))], false, false)
            : await PeopleFound.Of(visit.Work, Shown(visit, search), search.Q, Guid.TryParse(after, out var last) ? last : null, PageSize);
        var ids = found.People;
        var rows = await Dress(visit, search, [.. ids.Take(PageSize)]);
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

    private async Task<List<PersonRow>> Dress(Visit visit, PeopleSearch search, List<Guid> ids)
    {
        var found = (await Shown(visit, search with { Group = null }).Where(r => ids.Contains(r.PersonId)).Include(r => r.Details).AsSplitQuery().ToListAsync()).ToLookup(r => r.PersonId);
        var around = await Surroundings.Of(visit.Db, shelf);
        return [.. ids.Where(id => found[id].Any()).Select(id => Row(id, [.. found[id].OrderByDescending(r => r.Since)]))];

        PersonRow Row(Guid id, List<Relationship> all) => new(
            id, all[0].FullName, all.Select(r => r.Company).FirstOrDefault(c => c is not null),
            all.SelectMany(r => r.Details).OrderBy(d => d.Field == PersonField.Email ? 0 : 1).FirstOrDefault(d => d.Field is PersonField.Email or "phone" or "mobile")?.Value,
            all.ConvertAll(r => (r, Kept.Of(around, holds.Of(r.Kind), r, visit.Now))));
    }
}
