using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Modules.Tickets.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Imports;

/// <summary>Has a list taken in, and undoes it for seven days.</summary>
internal sealed class TakeList(WorkQueue queue, LedgerWriter ledger, Shadow shadow)
{
    public static void Map(IEndpointRouteBuilder house)
    {
        house.MapPost("/imports/{id:guid}/taking", (TakeList take, Visit visit, Guid id, IFormCollection form) => take.Take(visit, id, form["shadow"] == "yes")).For(Access.Keepers);
        house.MapGet("/imports/{id:guid}/undoing", AskUndo).For(Access.Keepers);
        house.MapPost("/imports/{id:guid}/undoing", (TakeList take, Visit visit, Guid id) => take.Undo(visit, id)).For(Access.Keepers);
    }

    /// <param name="shadows">Whether the nights only report from now on, until somebody has looked at what they would let go.</param>
    private async Task<IResult> Take(Visit visit, Guid id, bool shadows)
    {
        if (await visit.Db.Set<ImportFile>().SingleOrDefaultAsync(f => f.Id == id) is not { State: ImportState.Looked } file)
        {
            return Results.NotFound();
        }

        (file.State, file.TakenAt, file.TakenBy, file.Done) = (ImportState.Taking, visit.Now, visit.Staff.Id, 0);
        Note(visit, file, "import-approved", file.Total);
        queue.Add(visit.Work, ImportWork.Kind, id);
        if (shadows)
        {
            await shadow.Begin(new(visit.Work, visit.Policy, visit.Staff.Id, visit.Now), "import");
        }

        return Pages.Go(visit.At($"imports/{id}"));
    }

    private static async Task<IResult> AskUndo(Visit visit, Pages pages, PageContext page, Guid id) => await Undoable(visit, id) is { } file
        ? pages.Show<UndoPage>(page.Say["imports.undo"], new { File = file, Count = await ShowList.TakenOf(visit.Db, id).CountAsync() })
        : Results.NotFound();

    private async Task<IResult> Undo(Visit visit, Guid id)
    {
        if (await Undoable(visit, id) is not { } file)
        {
            return Results.NotFound();
        }

        var taken = ShowList.TakenOf(visit.Db, id);
        var (gone, stay) = file.IsTickets ? (await TicketArrivals.TakeOut(visit.Work, taken, visit.Now), 0) : await Arrivals.TakeOut(visit.Work, taken, visit.Now);
        (file.State, file.UndoneAt) = (ImportState.Undone, visit.Now);
        Note(visit, file, "import-undone", gone, FormattableString.Invariant($"stay={stay}"));
        return Pages.Go(visit.At($"imports/{id}"), Said.Done("imports.undone").With("gone", gone).With("stay", stay));
    }

    /// <summary>Marks of those who must not be written to stay: better one no too many.</summary>
    private static Task<ImportFile?> Undoable(Visit visit, Guid id) => visit.Db.Set<ImportFile>()
        .Where(f => f.Id == id && f.State == ImportState.Taken && f.Kind != Permits.Suppression.Kind && f.TakenAt > visit.Now - NodaTime.Duration.FromDays(7)).SingleOrDefaultAsync();

    private void Note(Visit visit, ImportFile file, string act, int count, string? detail = null) => ledger.Write(visit.Work, new LedgerEntry
    {
        At = visit.Now, Act = act, Kind = file.Kind, Count = count, Policy = visit.Policy.Version.ToString(), Actor = visit.Staff.Id, Subject = file.Id, Detail = detail,
    });
}
