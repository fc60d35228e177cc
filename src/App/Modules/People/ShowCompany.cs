using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People;

/// <summary>A company: nothing else than the relationships with people there, so it goes with the last of them.</summary>
internal sealed class ShowCompany(HoldingRegister holds, PolicyShelf shelf)
{
    private const int Most = 500;

    public async Task<IResult> Show(Visit visit, Pages pages, Guid id)
    {
        var all = await visit.Db.Set<Relationship>().AsNoTracking().Include(r => r.Details)
            .Where(r => r.CompanyId == id && r.RemovedAt == null && (r.OverAt == null || r.OverAt > visit.Now)).OrderBy(r => r.SortName).ThenBy(r => r.Id).Take(Most).ToListAsync();
        if (all.Count == 0)
        {
            return Results.NotFound();
        }

        var around = await Surroundings.Of(visit.Db, shelf);
        return pages.Show<CompanyPage>(all[0].Company!, new
        {
            Name = all.OrderByDescending(r => r.Since).First().Company,
            Number = all.Select(r => r.CompanyNumber).FirstOrDefault(n => n is not null) is { } number ? CompanyNumber.ShownOf(number) : null,
            Rows = all.ConvertAll(r => (r, Kept.Of(around, holds.Of(r.Kind), r, visit.Now))),
            visit.Policy,
        });
    }
}
