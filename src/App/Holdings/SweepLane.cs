using System.Diagnostics;
using Avow.Database;
using Avow.Jobs;
using Avow.Policy.Deciding;
using NodaTime;

namespace Avow.Holdings;

/// <summary>What a sweep goes through: one kind of one organisation's records, for one business instant.</summary>
internal sealed record SweepTask(long Organisation, Guid Run, Holding Holding, Instant Now);

/// <summary>One batch of a sweep after another.</summary>
internal sealed class SweepLane(Store store, HoldingRegister holds, PolicyShelf shelf, Disposal disposal, CrashPoints crash, SweepTask task)
{
    // SQLite has one writer: short batches, with a breath between them while others write, let the receptionist's save through
    // (measured: p99 of 35 ms beside a sweep of 5,800 rows a second). With nobody else at work there is nobody to breathe for.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan SignOfOthers = TimeSpan.FromMilliseconds(4);

    private readonly int _most = store.IsPostgres ? 4000 : 200;
    private int _size = store.IsPostgres ? 4000 : 200;
    private long _begunBefore = store.WritesBegun;
    private TimeSpan _waited;
    private readonly SteadySurroundings _around = new(shelf);

    /// <summary>Whether the last batch found fewer candidates than it asked for.</summary>
    public bool IsDone => _size == 0;

    /// <summary>One batch. A batch that fails is halved until the one bad record is alone and put aside, so that it never stops the others;
    /// then batches grow again.</summary>
    public async Task<Swept> Batch(CancellationToken cancel)
    {
        await LetOthersWrite(cancel);
        List<Known> candidates = [];
        try
        {
            var began = Stopwatch.GetTimestamp();
            await using var work = await store.Write(task.Organisation, cancel);
            _waited = Stopwatch.GetElapsedTime(began);
            var around = await _around.Of(work, cancel);
            if (_around.OnlyReports)
            {
                _size = 0;
                return new(0, 0);
            }

            candidates = task.Holding.Claim(work, task.Now, _size);
            var decided = candidates.ConvertAll(c => new Decided(c, around.Decide(task.Holding, c, task.Now)));
            decided = await ClientLast.Settle(work.Db, holds, around, task.Holding, decided, task.Now, cancel);
            var done = new Swept(await CarryOut(work, decided, cancel), Skips(work, decided));
            crash.Reach("sweep:before-commit");
            await work.Commit(cancel);
            _size = candidates.Count < _size ? 0 : Math.Min(_most, 2 * _size);
            return done;
        }
        catch (Exception failure) when (candidates.Count > 0 && failure is not OperationCanceledException and not CrashException)
        {
            if (candidates.Count > 1)
            {
                _size = (candidates.Count + 1) / 2;
                return new(0, 0);
            }

            await PutAside(candidates[0].Id, failure, cancel);
            _size = Math.Min(_most, 2 * _size);
            return new(0, 1);
        }
    }

    /// <summary>A breath when others wrote since the last batch (seen by the count in this process, by the wait for the lock from another).</summary>
    private async Task LetOthersWrite(CancellationToken cancel)
    {
        var others = store.WritesBegun - _begunBefore > 1 || _waited > SignOfOthers;
        if (others && !store.IsPostgres)
        {
            await Task.Delay(Breath, cancel);
        }

        _begunBefore = store.WritesBegun;
    }

    private async Task<int> CarryOut(Work work, List<Decided> decided, CancellationToken cancel)
    {
        var reached = 0;
        foreach (var outcome in (Outcome[])[Outcome.Anonymise, Outcome.Delete, Outcome.Blank])
        {
            reached += await disposal.CarryOut(work, task.Holding, outcome, decided.FindAll(d => d.Verdict.Outcome == outcome), task.Now, cancel);
        }

        crash.Reach("sweep:after-delete");
        var staying = decided.FindAll(d => d.Verdict.Outcome == Outcome.Keep);
        await Stamps.Write(work, task.Holding, [.. staying.Select(d => (d.Known.Id, d.Verdict.LookAt))], cancel);
        return reached;
    }

    /// <summary>Records that a hold or a restriction keeps although their period is over, with the date of the next look.</summary>
    private int Skips(Work work, List<Decided> decided)
    {
        var skips = decided.FindAll(d => d.Verdict is { Outcome: Outcome.Keep, StoppedBy: not null });
        foreach (var (known, verdict) in skips)
        {
            work.Db.Add(Sweep.Skip(task.Run, task.Holding.Kind, known.Id, verdict.Ground.ToString().ToLowerInvariant(), verdict.LookAt));
        }

        return skips.Count;
    }

    private async Task PutAside(Guid id, Exception failure, CancellationToken cancel)
    {
        await using var work = await store.Write(task.Organisation, cancel);
        var next = task.Now + Sweep.Soon;
        work.Db.Add(Sweep.Skip(task.Run, task.Holding.Kind, id, $"failed:{failure.GetType().Name}", next));
        await Stamps.Write(work, task.Holding, [(id, next)], cancel);
        await work.Commit(cancel);
    }
}
