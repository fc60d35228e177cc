using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People;

/// <summary>One line of the report.</summary>
public sealed record ReportLine(string Kind, string PeopleGroup, string Basis, string Source, int Count);

/// <summary>Every relationship with its basis and source, counted; and how many have both: all, or the database would not hold them (promise C-10).</summary>
internal static class RelationshipReport
{
    public static async Task<IResult> Show(Visit visit, Pages pages, PageContext page)
    {
        var lines = await visit.Db.Set<Relationship>().AsNoTracking().GroupBy(r => new { r.Kind, r.PeopleGroup, r.Basis, r.Source })
            .Select(g => new ReportLine(g.Key.Kind, g.Key.PeopleGroup, g.Key.Basis, g.Key.Source, g.Count())).ToListAsync();
        var entered = await visit.Db.Set<BasisEntry>().AsNoTracking().Select(b => b.RelationshipId).Distinct().CountAsync();
        var all = lines.Sum(l => l.Count);
        var complete = lines.Where(l => l.Basis.Length > 0 && l.Source.Length > 0).Sum(l => l.Count);
        return pages.Show<ReportPage>(page.Say["people.report.title"], new
        {
            Lines = lines.OrderBy(l => l.Kind).ThenBy(l => l.PeopleGroup).ThenByDescending(l => l.Count).ToList(),
            All = all,
            Complete = Math.Min(complete, entered),
            visit.Policy,
        });
    }
}
