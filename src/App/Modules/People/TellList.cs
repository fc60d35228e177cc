using Avow.Modules.Identity.Public;
using Avow.Policy.Deadlines;
using Avow.Policy.Law;
using Avow.Policy.Model;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>Somebody of whom others told us, and the last day to say so.</summary>
public sealed record ToTell(Guid RelationshipId, Guid PersonId, string Name, string Kind, string Source, LocalDate By);

/// <summary>The work list of those who were not the source themselves: each is told within a month where we got the data (Art. 14(3)).</summary>
internal sealed class TellList
{
    private const int PageSize = 50;

    public static async Task<IResult> Show(Visit visit, Pages pages, PageContext page)
    {
        var others = Vocabulary.FromOthers.ToList();
        var waiting = visit.Db.Set<Relationship>().AsNoTracking()
            .Where(r => others.Contains(r.Source) && r.ToldAt == null && r.RemovedAt == null && (r.OverAt == null || r.OverAt > visit.Now));
        var rows = await waiting.OrderBy(r => r.BroughtAt ?? r.Since).ThenBy(r => r.Id).Take(PageSize).ToListAsync();
        return pages.Show<TellPage>(page.Say["people.telling.title"], new
        {
            Rows = rows.ConvertAll(r => new ToTell(r.Id, r.PersonId, r.FullName, r.Kind, r.Source, By(visit, r))),
            Count = await waiting.CountAsync(),
            visit.Policy,
            visit.Today,
        });
    }

    private static LocalDate By(Visit visit, Relationship relationship) =>
        InformingClock.InformBy(LawBook.Shipped, visit.Policy.Controller.Jurisdiction, relationship.ObtainedAt.InZone(visit.Zone).Date, null, null);
}
