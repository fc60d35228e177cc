using Avow.Holdings;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Policy.Model;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Retention;

/// <summary>A promise as the board shows it.</summary>
public sealed record BoardPromise(Promised Promised, Tile Tile);

/// <summary>Something that needs a person today.</summary>
public sealed record BoardTask(string Icon, string Words, string Why, string Link);

/// <summary>Everything the board shows, asked of the engine for this moment.</summary>
public sealed record Board(
    Instant Now, VersionId Version, IReadOnlyList<BoardPromise> Promises, IReadOnlyList<BoardTask> Tasks, IReadOnlyList<ComingNight> Nights,
    int Staying, IReadOnlyList<(LocalDate Night, int Gone)> Gone, IReadOnlyList<double> Held, bool OnlyReports)
{
    public int Count(params Standing[] standings) => Promises.Count(p => standings.Contains(p.Tile.Shown.Standing));

    public IEnumerable<BoardPromise> Of(params Standing[] standings) =>
        Promises.Where(p => standings.Contains(p.Tile.Shown.Standing)).OrderBy(p => p.Tile.Shown.Standing);
}

/// <summary>The home page: each promise as its sentence with its evidence.</summary>
internal static class ShowBoard
{
    private const int NightsShown = 7;
    private const int NightsGone = 7;
    internal const int MostHeld = 1_000;

    public static void Map(IEndpointRouteBuilder organisation) => organisation.MapGet("/", Show).For(Access.AnyStaff);

    private static async Task<IResult> Show(
        Visit visit, Pages pages, PageContext page, PromiseBoard promises, PolicyShelf shelf, NightsAhead ahead, HoldingRegister holds, CancellationToken cancel)
    {
        var around = await Surroundings.Of(visit.Db, shelf, cancel);
        var sentences = Promised.Of(visit.Policy, page.Say);
        var tiles = await promises.Of(visit.Work, around, sentences.Select(s => s.Id), visit.Now, cancel);
        var nights = await ahead.Of(visit.Work, around, visit.Now, NightsShown, cancel);
        var tonight = visit.Zone.AtStartOfDay(nights[0].Date).ToInstant();
        var staying = await HeldBack.At(visit.Work, holds, around, tonight, MostHeld, cancel: cancel);
        var board = new Board(
            visit.Now, visit.Policy.Version, [.. sentences.Zip(tiles, (s, t) => new BoardPromise(s, t))], await BoardTasks.Of(visit, page.Say, cancel),
            nights, staying.Count, await Gone(visit, cancel), await Held(visit, cancel), await Shadow.Since(visit.Db, cancel) is not null);
        return pages.Show<BoardPage>(page.Say["retention.board.title"], new { Board = board });
    }

    /// <summary>What went in each of the last nights, from the ledger.</summary>
    private static async Task<IReadOnlyList<(LocalDate, int)>> Gone(Visit visit, CancellationToken cancel)
    {
        var first = visit.Today.PlusDays(1 - NightsGone);
        var since = visit.Zone.AtStartOfDay(first).ToInstant();
        var runs = await visit.Db.Set<LedgerEntry>().AsNoTracking().Where(e => e.Act == "run-finished" && e.At >= since)
            .Select(e => new { e.At, e.Count }).ToListAsync(cancel);
        var perDay = runs.ToLookup(r => r.At.InZone(visit.Zone).Date, r => r.Count);
        return [.. Enumerable.Range(0, NightsGone).Select(d => (first.PlusDays(d), perDay[first.PlusDays(d)].Sum()))];
    }

    private static async Task<IReadOnlyList<double>> Held(Visit visit, CancellationToken cancel)
    {
        var since = visit.Today.PlusDays(-70);
        var days = await visit.Db.Set<BoardDay>().AsNoTracking().Where(d => d.Sentence == BoardDays.Held && d.Day >= since).ToListAsync(cancel);
        return [.. days.OrderBy(d => d.Day).Select(d => d.Figure)];
    }
}
