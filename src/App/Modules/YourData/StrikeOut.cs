using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Web;

namespace Avow.Modules.YourData;

/// <summary>The person strikes out what may go: it goes in the next night, and until then she can put it back.</summary>
internal static class StrikeOut
{
    public static async Task<IResult> Ask(Visit visit, Pages pages, PageContext page, HttpContext http, HoldingRegister holds, PolicyShelf shelf, Guid id)
    {
        if (await OwnVisit.Of(visit, http) is not { } own)
        {
            return OwnVisit.Over(visit, pages, page);
        }

        return await OwnFile.Of(visit, holds, shelf, own.Person, seesLawOnly: true) is { } file && file.ReasonOf(id, visit.Policy, page.Say) is { } reason
            ? pages.Show<StrikeOutPage>(page.Say["own.strike"], new { Id = id, Reason = reason, IsPaused = await Shadow.Since(visit.Db) is not null })
            : Results.NotFound();
    }

    public static async Task<IResult> Strike(Visit visit, Pages pages, PageContext page, HttpContext http, OwnChanges changes, HoldingRegister holds, PolicyShelf shelf, Guid id)
    {
        if (await OwnVisit.Of(visit, http) is not { } own)
        {
            return OwnVisit.Over(visit, pages, page);
        }

        return await changes.Strike(visit, holds, shelf, own.Person, id, strikes: true)
            ? Pages.Go(visit.At("your-data"), Said.Done(await Shadow.Since(visit.Db) is null ? "own.struck" : "own.struck-paused").OrUndo(visit.At($"your-data/striking/{id}/undo")))
            : Results.NotFound();
    }

    public static async Task<IResult> TakeBack(Visit visit, Pages pages, PageContext page, HttpContext http, OwnChanges changes, HoldingRegister holds, PolicyShelf shelf, Guid id)
    {
        if (await OwnVisit.Of(visit, http) is not { } own)
        {
            return OwnVisit.Over(visit, pages, page);
        }

        return await changes.Strike(visit, holds, shelf, own.Person, id, strikes: false) ? Pages.Go(visit.At("your-data"), Said.Done("own.put-back")) : Results.NotFound();
    }
}
