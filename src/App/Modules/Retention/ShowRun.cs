using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Retention;

/// <summary>One run: what it did, what stayed and why, and its entries in the ledger.</summary>
public sealed record RunView(
    RetentionRun Run, IReadOnlyList<RunSkip> Skips, IReadOnlyDictionary<Guid, string> Names, IReadOnlyList<LedgerEntry> Entries, string? By, bool MayConfirm,
    Policy.Model.PolicyFile Policy);

/// <summary>Shows a run, and lets a keeper confirm one that the guard stopped.</summary>
internal static class ShowRun
{
    private const int MostSkips = 200;
    private const int MostEntries = 100;

    public static void Map(IEndpointRouteBuilder organisation)
    {
        organisation.MapGet("/retention/runs/{id:guid}", Show).For(Access.AnyStaff);
        organisation.MapPost("/retention/runs/{id:guid}/confirmation", Confirm).For(Access.Keepers).WithMetadata(new OwnWork());
    }

    private static async Task<IResult> Show(Guid id, Visit visit, Pages pages, PageContext page, HoldingRegister holds, CancellationToken cancel) =>
        await Page(id, visit, pages, page, holds, Faults.None, cancel);

    /// <summary>The count must be typed as it stands; when more is due by now, the guard stops again and names the new count.</summary>
    private static async Task<IResult> Confirm(
        Guid id, Visit visit, Pages pages, PageContext page, HoldingRegister holds, Holdings.Retention retention, Worker worker, Sealer sealer,
        [FromForm] string? count, CancellationToken cancel)
    {
        var run = await visit.Db.Set<RetentionRun>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.State == RunState.Stopped, cancel);
        if (run is null)
        {
            return Results.NotFound();
        }

        if (!int.TryParse(count?.Replace(",", "").Replace(" ", "").Replace("\u00a0", ""), out var confirmed) || confirmed != run.Due)
        {
            var faults = new Faults { { "count", page.Say.T("retention.run.fault", ("count", run.Due)) } };
            return await Page(id, visit, pages, page, holds, faults, cancel);
        }

        await worker.Drain(WorkLane.House, cancel);
        var report = await retention.Run(visit.Organisation.Id, visit.Now, confirmed, visit.Staff.Id, cancel);
        await sealer.Seal(visit.Organisation.Id, cancel);
        return Pages.Go(visit.At($"retention/runs/{report.RunId}"), report.Shadow ? Said.Done("retention.shadow.said")
            : report.Stopped
            ? Said.Done("retention.run.again").With("count", report.Due)
            : Said.Done("retention.run.said").With("count", report.Disposed));
    }

    private static async Task<IResult> Page(
        Guid id, Visit visit, Pages pages, PageContext page, HoldingRegister holds, Faults faults, CancellationToken cancel)
    {
        var run = await visit.Db.Set<RetentionRun>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (run is null)
        {
            return Results.NotFound();
        }

        if (run.State == RunState.Shadow)
        {
            return Pages.Go(visit.At($"retention/shadow/{id}"));
        }

        var skips = await visit.Db.Set<RunSkip>().AsNoTracking().Where(s => s.RunId == id).OrderBy(s => s.Id).Take(MostSkips).ToListAsync(cancel);
        var names = await NightList.NamesOf(visit.Db, holds, skips.Select(s => (s.Kind, s.RecordId)), cancel);
        var by = run.By is { } account ? (await StaffNames.Of(visit.Db, [account], cancel)).GetValueOrDefault(account) : null;
        var view = new RunView(run, skips, names, await Entries(visit, run, cancel), by, run.State == RunState.Stopped && await IsNewest(visit, run, cancel)
            && Access.Keepers.Allows(visit.Staff.Role), visit.Policy);
        return pages.Show<RunPage>(
            page.Say["retention.run.title"], new { View = view, Faults = faults }, faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<bool> IsNewest(Visit visit, RetentionRun run, CancellationToken cancel)
    {
        var started = run.StartedAt;
        return !await visit.Db.Set<RetentionRun>().AnyAsync(r => r.StartedAt > started, cancel);
    }

    /// <summary>The entries that the run wrote: all disposals decided for its instant, and those that name it.</summary>
    private static Task<List<LedgerEntry>> Entries(Visit visit, RetentionRun run, CancellationToken cancel)
    {
        var at = run.DecidedFor;
        return visit.Db.Set<LedgerEntry>().AsNoTracking()
            .Where(e => (e.Act == "disposed" || e.Act == "anonymised" || e.Act == "blanked" || e.Act == "run-finished" || e.Act == "run-stopped" || e.Act == "run-confirmed") && e.At == at && (e.Subject == null || e.Subject == run.Id))
            .OrderBy(e => e.Id).Take(MostEntries)
            .Select(e => new LedgerEntry { Id = e.Id, At = e.At, Act = e.Act, Kind = e.Kind, Count = e.Count, Rule = e.Rule, Policy = e.Policy, Sequence = e.Sequence })
            .ToListAsync(cancel);
    }
}
