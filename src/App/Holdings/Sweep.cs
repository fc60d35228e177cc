using Avow.Database;
using Avow.Jobs;
using NodaTime;

namespace Avow.Holdings;

/// <summary>What one sweep did.</summary>
public sealed record Swept(int Disposed, int Skipped)
{
    public static Swept operator +(Swept one, Swept other) => new(one.Disposed + other.Disposed, one.Skipped + other.Skipped);
}

/// <summary>Goes through one organisation's candidates in small batches. Each is decided again; each batch is one commit with its proof.
/// Killed anywhere it starts again where it was: what was committed is gone and proved, the rest is untouched.</summary>
public sealed class Sweep(Store store, HoldingRegister holds, PolicyShelf shelf, Disposal disposal, CrashPoints crash)
{
    /// <summary>When a record that could not go is looked at again: before the next night, which may begin 23 hours after this one.</summary>
    internal static readonly Duration Soon = Duration.FromHours(12);

    /// <summary>Sweeps all kinds of one organisation for one business instant.</summary>
    public async Task<Swept> Run(long organisationId, Guid runId, Instant now, CancellationToken cancel)
    {
        var done = new Swept(0, 0);
        foreach (var holding in await WithCandidates(organisationId, now, cancel))
        {
            done += await Kind(() => new SweepLane(store, holds, shelf, disposal, crash, new(organisationId, runId, holding, now)), cancel);
        }

        return done;
    }

    /// <summary>One batch tells whether much is to do; then, where the database takes several writers, two lanes go on: while the database deletes for
    /// one, the other decides. When one lane falls, both stop.</summary>
    private async Task<Swept> Kind(Func<SweepLane> open, CancellationToken cancel)
    {
        var first = open();
        var done = await first.Batch(cancel);
        crash.Reach("sweep:between-batches");
        if (first.IsDone)
        {
            return done;
        }

        using var together = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        SweepLane[] lanes = store.IsPostgres ? [first, open()] : [first];
        var swept = await Task.WhenAll(lanes.Select(lane => Task.Run(() => ToTheEnd(lane, together), cancel)));
        return swept.Aggregate(done, (sum, lane) => sum + lane);
    }

    private async Task<Swept> ToTheEnd(SweepLane lane, CancellationTokenSource together)
    {
        try
        {
            var done = new Swept(0, 0);
            while (!lane.IsDone)
            {
                done += await lane.Batch(together.Token);
                crash.Reach("sweep:between-batches");
            }

            return done;
        }
        catch
        {
            await together.CancelAsync();
            throw;
        }
    }

    private async Task<List<Holding>> WithCandidates(long organisationId, Instant now, CancellationToken cancel)
    {
        await using var work = await store.Read(organisationId, cancel);
        return await holds.WithCandidates(work, now, cancel);
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
