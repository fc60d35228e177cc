using System.Diagnostics;
using Avow.Database;
using Avow.Policy.Deciding;
using Avow.Jobs;
using NodaTime;

namespace Avow.Holdings;

/// <summary>What one sweep did.</summary>
public sealed record Swept(int Disposed, int Skipped);

/// <summary>Goes through one organisation's candidates in small batches. Each is decided again; each batch is one commit with its proof.
/// Killed anywhere it starts again where it was: what was committed is gone and proved, the rest is untouched.</summary>
public sealed class Sweep(Store store, HoldingRegister holds, PolicyShelf shelf, Disposal disposal, CrashPoints crash)
{
    // SQLite has one writer: short batches, with a breath between them while others write, let the receptionist's save through
    // (measured: p99 of 40 ms beside a sweep of 4,700 rows a second). With nobody else at work there is nobody to breathe for.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan SignOfOthers = TimeSpan.FromMilliseconds(4);

    /// <summary>When a record that could not go is looked at again: before the next night, which may begin 23 hours after this one.</summary>
    internal static readonly Duration Soon = Duration.FromHours(12);

    private int BatchSize => store.IsPostgres ? 1000 : 200;

    /// <summary>Sweeps all kinds of one organisation for one business instant.</summary>
    public async Task<Swept> Run(long organisationId, Guid runId, Instant now, CancellationToken cancel)
    {
        var (disposed, skipped, mine) = (0, 0, store.WritesBegun);
        foreach (var holding in await WithCandidates(organisationId, now, cancel))
        {
            for (var batch = BatchSize; batch > 0;)
            {
                var done = await Batch(organisationId, runId, holding, now, batch, cancel);
                disposed += done.Disposed;
                skipped += done.Skipped;
                batch = done.Next;
                crash.Reach("sweep:between-batches");
                mine = await LetOthersWrite(mine, done.Waited, cancel);
            }
        }

        return new(disposed, skipped);
    }

    /// <summary>The kinds of which something must be looked at, found by reading: on most nights most kinds need no writer's place.</summary>
    private async Task<List<Holding>> WithCandidates(long organisationId, Instant now, CancellationToken cancel)
    {
        await using var work = await store.Read(organisationId, cancel);
        var found = new List<Holding>();
        foreach (var holding in holds.All)
        {
            if (await holding.HasCandidates(work.Db, now, cancel))
            {
                found.Add(holding);
            }
        }

        return found;
    }

    /// <summary>A breath when others wrote since the last batch (seen by the count in this process, by the wait for the lock from another).</summary>
    private async Task<long> LetOthersWrite(long begunBefore, TimeSpan waited, CancellationToken cancel)
    {
        var others = store.WritesBegun - begunBefore > 1 || waited > SignOfOthers;
        if (others && !store.IsPostgres)
        {
            await Task.Delay(Breath, cancel);
        }

        return store.WritesBegun;
    }

    /// <summary>One batch. A batch that fails is halved until the one bad record is alone and put aside, so that it never stops the others;
    /// then batches grow again.</summary>
    private async Task<(int Disposed, int Skipped, int Next, TimeSpan Waited)> Batch(
        long organisationId, Guid runId, Holding holding, Instant now, int size, CancellationToken cancel)
    {
        List<Known> candidates = [];
        try
        {
            var began = Stopwatch.GetTimestamp();
            await using var work = await store.Write(organisationId, cancel);
            var waited = Stopwatch.GetElapsedTime(began);
            await FactsLock.Reading(work, cancel);
            candidates = await holding.Candidates(work.Db, now, size, cancel);
            var around = await Surroundings.Of(work.Db, shelf, cancel);
            var decided = candidates.ConvertAll(c => new Decided(c, around.Decide(holding, c, now)));
            decided = await ClientLast.Settle(work.Db, holds, around, holding, decided, now, cancel);
            var gone = await CarryOut(work, holding, decided, now, cancel);
            var skipped = Skips(work, runId, holding, decided, now);
            crash.Reach("sweep:before-commit");
            await work.Commit(cancel);
            return (gone, skipped, candidates.Count < size ? 0 : Math.Min(BatchSize, 2 * size), waited);
        }
        catch (Exception failure) when (candidates.Count > 0 && failure is not OperationCanceledException and not CrashException)
        {
            if (candidates.Count > 1)
            {
                return (0, 0, (candidates.Count + 1) / 2, TimeSpan.Zero);
            }

            await PutAside(organisationId, runId, holding, candidates[0].Id, now, failure, cancel);
            return (0, 1, Math.Min(BatchSize, 2 * size), TimeSpan.Zero);
        }
    }

    private async Task<int> CarryOut(Work work, Holding holding, List<Decided> decided, Instant now, CancellationToken cancel)
    {
        var odd = decided.Find(d => d.Verdict.Outcome is Outcome.Blank or Outcome.Anonymise);
        if (odd.Known is not null)
        {
            throw new NotSupportedException(
                $"{holding.Kind} {odd.Known.Id}: {odd.Verdict.Rule} asks to {odd.Verdict.Outcome.ToString().ToLowerInvariant()}, which no place of this kind can do.");
        }

        var going = decided.FindAll(d => d.Verdict.Outcome == Outcome.Delete);
        var gone = await disposal.Delete(work, holding, going, now, cancel);
        crash.Reach("sweep:after-delete");
        var staying = decided.FindAll(d => d.Verdict.Outcome == Outcome.Keep);
        await Stamps.Write(work, holding, [.. staying.Select(d => (d.Known.Id, d.Verdict.LookAt))], cancel);
        return gone;
    }

    /// <summary>Records that a hold or a restriction keeps although their period is over, with the date of the next look.</summary>
    private static int Skips(Work work, Guid runId, Holding holding, List<Decided> decided, Instant now)
    {
        var skips = decided.FindAll(d => d.Verdict is { Outcome: Outcome.Keep, StoppedBy: not null });
        foreach (var (known, verdict) in skips)
        {
            work.Db.Add(Skip(runId, holding.Kind, known.Id, verdict.Ground.ToString().ToLowerInvariant(), verdict.LookAt));
        }

        return skips.Count;
    }

    private async Task PutAside(long organisationId, Guid runId, Holding holding, Guid id, Instant now, Exception failure, CancellationToken cancel)
    {
        await using var work = await store.Write(organisationId, cancel);
        var next = now + Soon;
        work.Db.Add(Skip(runId, holding.Kind, id, $"failed:{failure.GetType().Name}", next));
        await Stamps.Write(work, holding, [(id, next)], cancel);
        await work.Commit(cancel);
    }

    internal static RunSkip Skip(Guid runId, string kind, Guid id, string why, Instant? next) => new()
    {
        Id = Guid.CreateVersion7(),
        RunId = runId,
        Kind = kind,
        RecordId = id,
        Why = why,
        Next = next == Instant.MaxValue ? null : next,
    };
}
