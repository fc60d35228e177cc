using Avow.Holdings;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Retention;

/// <summary>Somebody chose that the nights only report, or that they dispose.</summary>
/// <param name="By">Null when the account is gone.</param>
public sealed record ShadowTurn(Instant At, string Act, int Count, string? By);

/// <summary>The shadow nights of an organisation.</summary>
/// <param name="Since">Since when the nights only report; null while they dispose.</param>
public sealed record ShadowView(Instant? Since, string? By, IReadOnlyList<RetentionRun> Nights, IReadOnlyList<ShadowTurn> Turns, bool MayChoose);

/// <summary>What one night would have done.</summary>
public sealed record ShadowNightView(
    RetentionRun Run, IReadOnlyList<RuleCount> PerRule, IReadOnlyList<ShadowRow> Oldest, IReadOnlyDictionary<Guid, string> Names, Policy.Model.PolicyFile Policy, bool StillReports);

/// <summary>A record that would have gone.</summary>
public sealed record ShadowRow(string Kind, Guid Id, string Rule, string Sentence, Instant DueAt);

/// <summary>Shows what the nights would have disposed of while they only report.</summary>
internal static class ShowShadow
{
    private const int NightsShown = 60;
    private const int TurnsShown = 20;

    public static void Map(IEndpointRouteBuilder organisation)
    {
        organisation.MapGet("/retention/shadow", Show).For(Access.AnyStaff);
        organisation.MapGet("/retention/shadow/{id:guid}", ShowNight).For(Access.Keepers);
    }

    private static async Task<IResult> Show(Visit visit, Pages pages, PageContext page, CancellationToken cancel)
    {
        var nights = await visit.Db.Set<RetentionRun>().AsNoTracking().Where(r => r.State == RunState.Shadow)
            .OrderByDescending(r => r.DecidedFor).ThenByDescending(r => r.StartedAt).Take(NightsShown).ToListAsync(cancel);
        var turns = await Turns(visit, cancel);
        var view = new ShadowView(
            await Shadow.Since(visit.Db, cancel), turns.FirstOrDefault(t => t.Act == Shadow.Began)?.By, nights, turns, Access.Keepers.Allows(visit.Staff.Role));
        return pages.Show<ShadowPage>(page.Say["retention.shadow.title"], new { View = view });
    }

    private static async Task<IReadOnlyList<ShadowTurn>> Turns(Visit visit, CancellationToken cancel)
    {
        var entries = await visit.Db.Set<LedgerEntry>().AsNoTracking().Where(e => e.Act == Shadow.Began || e.Act == Shadow.Live)
            .OrderByDescending(e => e.Id).Take(TurnsShown).Select(e => new { e.At, e.Act, e.Count, e.Actor }).ToListAsync(cancel);
        var names = await StaffNames.Of(visit.Db, entries.Select(e => e.Actor).OfType<Guid>(), cancel);
        return [.. entries.Select(e => new ShadowTurn(e.At, e.Act, e.Count, e.Actor is { } by ? names.GetValueOrDefault(by) : null))];
    }

    private static async Task<IResult> ShowNight(Guid id, Visit visit, Pages pages, PageContext page, HoldingRegister holds, CancellationToken cancel)
    {
        var run = await visit.Db.Set<RetentionRun>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.State == RunState.Shadow, cancel);
        if (run is null)
        {
            return Results.NotFound();
        }

        var counts = await visit.Db.Set<ShadowCount>().AsNoTracking().Where(c => c.RunId == id).OrderByDescending(c => c.Count).ThenBy(c => c.Rule)
            .Select(c => new RuleCount(c.Kind, c.Rule, c.Sentence, c.Count)).ToListAsync(cancel);
        var oldest = await visit.Db.Set<ShadowRecord>().AsNoTracking().Where(r => r.RunId == id).OrderBy(r => r.DueAt).ThenBy(r => r.RecordId)
            .Select(r => new ShadowRow(r.Kind, r.RecordId, r.Rule, r.Sentence, r.DueAt)).ToListAsync(cancel);
        var names = await NightList.NamesAndPeopleOf(visit.Db, holds, oldest.Select(o => (o.Kind, o.Id)), cancel);
        return pages.Show<ShadowNightPage>(
            page.Say["retention.shadow.title"], new { View = new ShadowNightView(run, counts, oldest, names, visit.Policy, await Shadow.Since(visit.Db, cancel) is not null) });
    }
}
