using System.Data.Common;
using Avow.Database;
using Avow.Holdings;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Jobs;

/// <summary>Carries out one kind of work item. May run twice for the same item.</summary>
public delegate Task WorkHandler(Leased item, CancellationToken cancel);

/// <summary>An item in a worker's hands.</summary>
public sealed record Leased(long OrganisationId, Guid Id, string Kind, Guid Subject, int Attempts);

/// <summary>A share of the work that waits for no other share.</summary>
/// <param name="Kind">The one kind that is in it; null: every kind that has no lane of its own.</param>
public sealed record WorkLane(string? Kind)
{
    /// <summary>The work of the house itself: short, and done on this machine.</summary>
    public static readonly WorkLane House = new(Kind: null);
}

/// <summary>Work kinds and their handlers.</summary>
public sealed class WorkRegister
{
    private readonly Dictionary<string, WorkHandler> _handlers = [];
    private readonly List<WorkLane> _apart = [];

    public IReadOnlyList<WorkLane> Lanes => [WorkLane.House, .. _apart];

    internal IEnumerable<string> KindsApart => _apart.Select(l => l.Kind!);

    public void On(string kind, WorkHandler handler) => _handlers.Add(kind, handler);

    /// <summary>Work that is long, or that waits for another machine: nothing else waits for it.</summary>
    public void OnApart(string kind, WorkHandler handler)
    {
        On(kind, handler);
        _apart.Add(new(kind));
    }

    internal WorkHandler? Find(string kind) => _handlers.GetValueOrDefault(kind);
}

/// <summary>Leases due work items and hands them to their handlers. A worker that dies loses its lease, and another takes the item.</summary>
public sealed class Worker(Store store, WorkRegister register, BusinessClock clock, ILogger<Worker> log)
{
    private static readonly Duration Lease = Duration.FromMinutes(5);

    /// <summary>After this many attempts an item stays where it is and shows on the operator's page.</summary>
    public const int MostAttempts = 12;

    /// <summary>Works until nothing is due, whatever it is.</summary>
    /// <returns>How many items were carried out.</returns>
    public Task<int> Drain(CancellationToken cancel = default) => Drain(lane: null, cancel);

    /// <summary>Works until nothing of one lane is due.</summary>
    /// <returns>How many items were carried out.</returns>
    public async Task<int> Drain(WorkLane? lane, CancellationToken cancel = default)
    {
        var done = 0;
        for (var bucket = 0; bucket < WorkQueue.Buckets; bucket++)
        {
            while (await Take(bucket, lane, cancel) is { } item)
            {
                done += await CarryOut(bucket, item, cancel) ? 1 : 0;
            }
        }

        return done;
    }

    private async Task<Leased?> Take(int bucket, WorkLane? lane, CancellationToken cancel)
    {
        await using var work = await store.Write(0, cancel);
        await using var command = work.Command("");
        command.CommandText = $"""
            UPDATE work_item SET leased_until = @until, attempts = attempts + 1
            WHERE bucket = @bucket AND id = (
                SELECT id FROM work_item
                WHERE bucket = @bucket AND due_at <= @now AND (leased_until IS NULL OR leased_until < @now) AND attempts < {MostAttempts} {Within(lane, command)}
                ORDER BY due_at LIMIT 1 {(store.IsPostgres ? "FOR UPDATE SKIP LOCKED" : "")})
            RETURNING organisation_id, id, kind, subject, attempts
            """;
        var now = clock.MachineNow;
        command.With("@bucket", bucket)
            .With("@now", InstantAsMicroseconds.ToMicroseconds(now))
            .With("@until", InstantAsMicroseconds.ToMicroseconds(now + Lease));
        Leased? item = null;
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            item = await reader.ReadAsync(cancel) ? Read(reader) : null;
        }

        await work.Commit(cancel);
        return item;
    }

    private string Within(WorkLane? lane, DbCommand command)
    {
        var kinds = lane is null ? [] : lane.Kind is { } kind ? [kind] : register.KindsApart.ToArray();
        foreach (var (at, name) in kinds.Index())
        {
            command.With($"@kind{at}", name);
        }

        return kinds.Length == 0 ? "" : $"AND kind {(lane!.Kind is null ? "NOT IN" : "IN")} ({string.Join(", ", kinds.Select((_, at) => $"@kind{at}"))})";
    }

    private static Leased Read(DbDataReader reader) =>
        new(reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetGuid(3), reader.GetInt32(4));

    private async Task<bool> CarryOut(int bucket, Leased item, CancellationToken cancel)
    {
        try
        {
            var handler = register.Find(item.Kind) ?? throw new InvalidOperationException($"No module handles work of kind {item.Kind}.");
            await handler(item, cancel);
            await Remove(bucket, item, cancel);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not CrashException)
        {
            log.LogError(failure, "Work item {Id} of kind {Kind} failed at attempt {Attempt}", item.Id, item.Kind, item.Attempts);
            await PutBack(bucket, item, failure.GetType().Name, cancel);
            return false;
        }
    }

    private async Task Remove(int bucket, Leased item, CancellationToken cancel)
    {
        await using var work = await store.Write(0, cancel);
        await work.Db.Set<WorkItem>().Where(w => w.Bucket == bucket && w.OrganisationId == item.OrganisationId && w.Id == item.Id).ExecuteDeleteAsync(cancel);
        await work.Commit(cancel);
    }

    /// <summary>Tried again after 1, 2, 4 … minutes, at most six hours apart; the failure is seen on the operator's page.</summary>
    private async Task PutBack(int bucket, Leased item, string failure, CancellationToken cancel)
    {
        await using var work = await store.Write(0, cancel);
        var row = await work.Db.Set<WorkItem>().SingleAsync(w => w.Bucket == bucket && w.OrganisationId == item.OrganisationId && w.Id == item.Id, cancel);
        row.DueAt = clock.MachineNow + Duration.FromMinutes(Math.Min(360, 1 << Math.Min(item.Attempts - 1, 9)));
        row.LeasedUntil = null;
        row.Failure = failure;
        await work.Commit(cancel);
    }
}
