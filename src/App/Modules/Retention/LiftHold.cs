using Avow.Holdings;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Modules.Retention.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Retention;

/// <summary>Lifts a hold. What it held back goes in the next night.</summary>
internal static class LiftHold
{
    public static void Map(IEndpointRouteBuilder organisation)
    {
        organisation.MapGet("/holds/{id:guid}/lifting", Ask).For(Access.AnyStaff);
        organisation.MapPost("/holds/{id:guid}/lifting", Lift).For(Access.AnyStaff);
    }

    private static async Task<IResult> Ask(
        Guid id, Visit visit, Pages pages, PageContext page, HoldingRegister holds, PolicyShelf shelf, CancellationToken cancel)
    {
        if (await Find(visit, id, cancel) is not { } hold)
        {
            return Results.NotFound();
        }

        var around = await Surroundings.Of(visit.Db, shelf, cancel);
        var tonight = visit.Zone.AtStartOfDay(visit.Today.PlusDays(1)).ToInstant();
        var held = await HeldBack.At(visit.Work, holds, around, tonight, ShowBoard.MostHeld, hold, cancel);
        var shown = await ShownHold.Of(visit.Db, holds, [hold], cancel);
        return pages.Show<LiftHoldPage>(page.Say["retention.holds.lift-title"], new { Hold = shown[0], Going = held.Count });
    }

    private static async Task<IResult> Lift(Guid id, Visit visit, Redecide redecide, LedgerWriter ledger, CancellationToken cancel)
    {
        if (await Find(visit, id, cancel) is not { } hold)
        {
            return Results.NotFound();
        }

        hold.LiftedAt = visit.Now;
        ledger.Write(visit.Work, PlaceHold.Entry(visit, hold, "hold-lifted"));
        await redecide.Record(visit.Work, "hold", id, cancel);
        await PlaceHold.Covered(visit.Work, redecide, hold, cancel);
        return Pages.Go(visit.At("holds"), Said.Done("retention.holds.lifted"));
    }

    private static Task<PlacedHold?> Find(Visit visit, Guid id, CancellationToken cancel) =>
        visit.Db.Set<PlacedHold>().SingleOrDefaultAsync(h => h.Id == id && h.LiftedAt == null, cancel);
}
