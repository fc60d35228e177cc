using Avow.Modules.Palette.Public;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People;

/// <summary>The people whom the search of the whole house finds: those who are live, nobody who is kept for law only.</summary>
internal sealed class FindPeople : IFinds
{
    public int Order => 10;

    public async Task<FoundGroup?> Find(Visit visit, PageContext page, string q, int most)
    {
        if (!Access.Desk.Allows(visit.Staff.Role))
        {
            return null;
        }

        var live = PeopleList.Live(visit);
        var found = await PeopleFound.Of(visit.Work, live, q, null, most);
        var ids = found.People.Take(most).ToList();
        var known = (await live.Where(r => ids.Contains(r.PersonId)).OrderByDescending(r => r.Since).Select(r => new { r.PersonId, r.FullName, r.Company, r.PeopleGroup }).ToListAsync()).ToLookup(r => r.PersonId);
        return new("people.title", [.. ids.Select(id => known[id].First()).Select(p => new FoundItem(
            "person", p.FullName, string.Join(" · ", new[] { p.Company, RelationshipRule.GroupWord(visit.Policy, page.Say, p.PeopleGroup) }.OfType<string>()), $"people/{p.PersonId}"))], found.IsNearly);
    }
}
