using Avow.Database;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Policy.Deciding;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Holdings;

/// <summary>How a run ended.</summary>
/// <param name="Stopped">True when the guard stopped it; then <paramref name="Due"/> is the count to confirm.</param>
/// <param name="Shadow">True when the nights only report; then <paramref name="Due"/> is what would have gone.</param>
public sealed record RunReport(Guid RunId, Instant DecidedFor, int Due, int Allowed, int Disposed, int Skipped, int LeftOver, bool Stopped, bool Shadow);

/// <summary>Something a module does once a run has finished. It looks first, in a unit that only reads and may take its time, and says what it will
/// write; that is written at once afterwards, for whoever else writes waits meanwhile.</summary>
/// <returns>What to write, in a unit of its own; null for nothing.</returns>
public delegate Task<Func<Work, Task>?> AfterRun(Work reading, Instant now, CancellationToken cancel);

/// <summary>One run of retention over one organisation: hear what changed, plan, guard, sweep, look again, forecast.</summary>
public sealed class Retention(
    Store store, HoldingRegister holds, PolicyShelf shelf, Redecide redecide, Sweep sweep, LedgerWriter ledger, BusinessClock clock, CrashPoints crash,
    IEnumerable<AfterRun> afterwards)
{
    private const int MostHeldListed = 1_000;

    /// <summary>Runs.</summary>
    /// <param name="now">The business instant to decide for.</param>
    /// <param name="confirmed">The count a person confirmed after a stop; null when nobody did.</param>
    /// <param name="by">The account of that person, or null for the nightly run and the command line.</param>
    public async Task<RunReport> Run(long organisationId, Instant now, int? confirmed = null, Guid? by = null, CancellationToken cancel = default)
    {
        await redecide.Waiting(store, organisationId, cancel);
        var (run, plan) = await Begin(organisationId, now, confirmed, by, cancel);
        if (run.State == RunState.Stopped)
        {
            return Report(run, leftOver: plan.Total);
        }

        if (run.State == RunState.Shadow)
        {
            await Afterwards(organisationId, now, cancel);
            return Report(run, leftOver: plan.Total);
        }

        crash.Reach("run:begun");
        var swept = await sweep.Run(organisationId, run.Id, now, cancel);
        var report = await End(organisationId, run.Id, swept, now, cancel);
        await Afterwards(organisationId, now, cancel);
        return report;
    }

    /// <summary>What would go at an instant.</summary>
    public async Task<RetentionPlan> Plan(long organisationId, Instant at, int mostRows, CancellationToken cancel = default)
    {
        await using var work = await store.Read(organisationId, cancel);
        return await RetentionPlan.Of(work, holds, await Surroundings.Of(work.Db, shelf, cancel), at, mostRows, cancel);
    }

    /// <summary>Plans by reading alone, so that nobody waits while many records are decided; only the row of the run is written.</summary>
    private async Task<(RetentionRun Run, RetentionPlan Plan)> Begin(
        long organisationId, Instant now, int? confirmed, Guid? by, CancellationToken cancel)
    {
        var plan = await Plan(organisationId, now, mostRows: 0, cancel);
        await using var work = await store.Write(organisationId, cancel);
        var policies = await shelf.PoliciesOf(work.Db, cancel);
        var state = await work.Db.Set<RetentionState>().SingleAsync(cancel);
        var run = new RetentionRun { Id = Guid.CreateVersion7(), DecidedFor = now, StartedAt = clock.MachineNow, By = by, Due = plan.Total };
        run.Allowed = Guard.Allowed(state);
        run.State = state.ShadowSince is not null ? RunState.Shadow
            : plan.Total <= run.Allowed || confirmed == plan.Total ? RunState.Running : RunState.Stopped;
        run.EndedAt = run.State == RunState.Running ? null : clock.MachineNow;
        work.Db.Add(run);
        if (run.State == RunState.Shadow)
        {
            (run.Skipped, state.DecidedUntil) = (plan.Staying, now);
            Shadow.Report(work, run, plan);
            ledger.Write(work, Reported(run, policies, now));
        }
        else if (run.State == RunState.Stopped || confirmed is not null)
        {
            ledger.Write(work, Override(run, policies, plan.Total, by, now));
        }

        await work.Commit(cancel);
        return (run, plan);
    }

    /// <summary>Looks again: with the deeds committed, nothing that should be gone may be found. Then says what the next night will bring.</summary>
    private async Task<RunReport> End(long organisationId, Guid runId, Swept swept, Instant now, CancellationToken cancel)
    {
        var (left, forecast, held) = await LookAgain(organisationId, now, cancel);
        await using var work = await store.Write(organisationId, cancel);
        var run = await work.Db.Set<RetentionRun>().SingleAsync(r => r.Id == runId, cancel);
        run.Disposed = swept.Disposed;
        run.Skipped = swept.Skipped + await ListHeld(work, runId, held, cancel);
        run.LeftOver = left;
        run.State = RunState.Finished;
        run.EndedAt = clock.MachineNow;
        await Guard.Expect(work, forecast, now, cancel);
        ledger.Write(work, Finished(run, await shelf.PoliciesOf(work.Db, cancel), now));
        await work.Commit(cancel);
        return Report(run, left);
    }

    /// <summary>How many records are expected to be due by the first moment of the day after <paramref name="now"/>.</summary>
    public async Task<int> Forecast(long organisationId, Instant now, CancellationToken cancel = default)
    {
        await using var work = await store.Read(organisationId, cancel);
        return await Forecast(work, await Surroundings.Of(work.Db, shelf, cancel), now, cancel);
    }

    private async Task<int> Forecast(Work work, Surroundings around, Instant now, CancellationToken cancel)
    {
        var zone = around.Policies.InForce(now).Zone;
        var tomorrow = zone.AtStartOfDay(now.InZone(zone).Date.PlusDays(1)).ToInstant();
        return (await RetentionPlan.Of(work, holds, around, tomorrow, mostRows: 0, cancel)).Total;
    }

    /// <summary>What is left although it should be gone, what the next night will bring, and what was due but is held: its hold took it off the
    /// candidates, so the sweep did not meet it.</summary>
    private async Task<(int Left, int Forecast, IReadOnlyList<HeldRecord> Held)> LookAgain(long organisationId, Instant now, CancellationToken cancel)
    {
        await using var work = await store.Read(organisationId, cancel);
        var around = await Surroundings.Of(work.Db, shelf, cancel);
        var left = await RetentionPlan.Of(work, holds, around, now, mostRows: 0, cancel);
        return (left.Total, await Forecast(work, around, now, cancel), await HeldBack.At(work, holds, around, now, MostHeldListed, cancel: cancel));
    }

    /// <summary>Lists each held record that the sweep has not listed already.</summary>
    /// <returns>How many were added.</returns>
    private static async Task<int> ListHeld(Work work, Guid runId, IReadOnlyList<HeldRecord> held, CancellationToken cancel)
    {
        var listed = await work.Db.Set<RunSkip>().Where(s => s.RunId == runId).Select(s => s.RecordId).ToListAsync(cancel);
        var more = held.Where(h => !listed.Contains(h.Id)).ToList();
        more.ForEach(h => work.Db.Add(Sweep.Skip(runId, h.Kind, h.Id, "hold", h.Hold.Until)));
        return more.Count;
    }

    private async Task Afterwards(long organisationId, Instant now, CancellationToken cancel)
    {
        foreach (var step in afterwards)
        {
            Func<Work, Task>? write;
            await using (var reading = await store.Read(organisationId, cancel))
            {
                write = await step(reading, now, cancel);
            }

            if (write is not null)
            {
                await using var work = await store.Write(organisationId, cancel);
                await write(work);
                await work.Commit(cancel);
            }
        }
    }

    private static LedgerEntry Override(RetentionRun run, Policies policies, int total, Guid? by, Instant now) => new()
    {
        At = now,
        Act = run.State == RunState.Stopped ? "run-stopped" : "run-confirmed",
        Count = total,
        Policy = policies.InForce(now).Version.ToString(),
        Actor = by,
        Subject = run.Id,
        Detail = $"allowed={run.Allowed}",
    };

    private static LedgerEntry Finished(RetentionRun run, Policies policies, Instant now) => new()
    {
        At = now,
        Act = "run-finished",
        Count = run.Disposed,
        Policy = policies.InForce(now).Version.ToString(),
        Subject = run.Id,
        Detail = $"skipped={run.Skipped} left={run.LeftOver}",
    };

    private static LedgerEntry Reported(RetentionRun run, Policies policies, Instant now) => new()
    {
        At = now,
        Act = "run-reported",
        Policy = policies.InForce(now).Version.ToString(),
        Subject = run.Id,
        Detail = $"would={run.Due} stay={run.Skipped}",
    };

    private static RunReport Report(RetentionRun run, int leftOver) =>
        new(run.Id, run.DecidedFor, run.Due, run.Allowed, run.Disposed, run.Skipped, leftOver, run.State == RunState.Stopped, run.State == RunState.Shadow);
}
