using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Modules.Retention.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Retention;

/// <summary>All holds that stand, and those that ended lately.</summary>
internal static class ShowHolds
{
    private const int Most = 200;

    public static void Map(IEndpointRouteBuilder organisation) => organisation.MapGet("/holds", Show).For(Access.AnyStaff);

    private static async Task<IResult> Show(Visit visit, Pages pages, PageContext page, HoldingRegister holds, CancellationToken cancel)
    {
        var now = visit.Now;
        var over = await visit.Db.Set<PlacedHold>().AsNoTracking().Where(h => h.LiftedAt != null || h.Until <= now).OrderByDescending(h => h.From).Take(20).ToListAsync(cancel);
        return pages.Show<HoldsPage>(page.Say["retention.holds.title"], new
        {
            Standing = await ShownHold.Standing(visit.Db, holds, now, Most, cancel),
            Over = await ShownHold.Of(visit.Db, holds, over, cancel),
            Now = now,
        });
    }
}
