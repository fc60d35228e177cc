using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Retention;

/// <summary>What a verification found, and how long it took.</summary>
public sealed record Verified(ChainReport Report, Duration Took);

/// <summary>A page of the ledger.</summary>
/// <param name="Before">Only entries before this place are shown; null on the first page.</param>
public sealed record LedgerView(
    long Size, IReadOnlyList<LedgerEntry> Entries, IReadOnlyDictionary<Guid, string> Staff, long? Before, int PageSize, LedgerCheckpoint? Checkpoint, Verified? Verified,
    IReadOnlyList<Web.Kit.Choice> Kinds, Policy.Model.PolicyFile Policy);

/// <summary>The ledger, newest first, and its verification on request.</summary>
internal static class ShowLedger
{
    private const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder organisation)
    {
        organisation.MapGet("/ledger", Show).For(Access.AnyStaff);
        organisation.MapPost("/ledger/verification", Verify).For(Access.AnyStaff).WithMetadata(new OwnWork());
    }

    private static Task<IResult> Show(Visit visit, Pages pages, PageContext page, HoldingRegister holds, [FromQuery] long? before, CancellationToken cancel) =>
        Page(visit, pages, page, holds, before, null, cancel);

    private static async Task<IResult> Verify(
        Visit visit, Pages pages, PageContext page, HoldingRegister holds, LedgerVerification verification, BusinessClock clock, CancellationToken cancel)
    {
        var begun = clock.MachineNow;
        var report = await verification.Verify(visit.Organisation.Id, cancel: cancel);
        return await Page(visit, pages, page, holds, null, new(report, clock.MachineNow - begun), cancel);
    }

    private static async Task<IResult> Page(
        Visit visit, Pages pages, PageContext page, HoldingRegister holds, long? before, Verified? verified, CancellationToken cancel)
    {
        var size = await visit.Db.Set<LedgerEntry>().MaxAsync(e => e.Sequence, cancel) ?? 0;
        var first = before is { } place ? Math.Clamp(place, 1, size + 1) : size + 1;
        var entries = await Entries(visit, first, before is null, cancel);
        var staff = await StaffNames.Of(visit.Db, entries.Select(e => e.Actor).OfType<Guid>(), cancel);
        var checkpoint = await visit.Db.Set<LedgerCheckpoint>().AsNoTracking().OrderByDescending(c => c.Size).FirstOrDefaultAsync(cancel);
        var view = new LedgerView(size, entries, staff, before, PageSize, checkpoint, verified, ShowRetention.ProofKinds(visit.Policy, holds, page.Say), visit.Policy);
        return pages.Show<LedgerPage>(page.Say["retention.ledger.title"], new { View = view });
    }

    /// <summary>The entries below a place, newest first; on the first page those that wait for their place stand above. Without their leaves, which may be long.</summary>
    private static async Task<List<LedgerEntry>> Entries(Visit visit, long first, bool withWaiting, CancellationToken cancel)
    {
        var all = visit.Db.Set<LedgerEntry>().AsNoTracking();
        var placed = await Short(all.Where(e => e.Sequence != null && e.Sequence < first).OrderByDescending(e => e.Sequence).Take(PageSize)).ToListAsync(cancel);
        var waiting = withWaiting ? await Short(all.Where(e => e.Sequence == null).OrderByDescending(e => e.Id).Take(PageSize)).ToListAsync(cancel) : [];
        return [.. waiting, .. placed];
    }

    private static IQueryable<LedgerEntry> Short(IQueryable<LedgerEntry> entries) => entries.Select(e => new LedgerEntry
    {
        Id = e.Id, At = e.At, Act = e.Act, Kind = e.Kind, Count = e.Count, Rule = e.Rule, Policy = e.Policy, Actor = e.Actor, Sequence = e.Sequence,
    });
}
