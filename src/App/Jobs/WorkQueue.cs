using System.Collections.Concurrent;
using Avow.Database;
using NodaTime;

namespace Avow.Jobs;

/// <summary>Puts work into the table, in the transaction of whatever made it necessary.</summary>
public sealed class WorkQueue(BusinessClock clock, WorkBell bell)
{
    /// <summary>The number of shares; few in an office. Hosted installations with many organisations raise it.</summary>
    public const int Buckets = 4;

    public static int BucketOf(long organisationId) => (int)(organisationId % Buckets);

    /// <param name="due">Not before, by the machine's clock; at once when left out.</param>
    public void Add(Work work, string kind, Guid subject, Instant? due = null)
    {
        var now = clock.MachineNow;
        work.Db.Add(new WorkItem
        {
            Bucket = BucketOf(work.OrganisationId),
            OrganisationId = work.OrganisationId,
            Id = Guid.CreateVersion7(),
            Kind = kind,
            Subject = subject,
            DueAt = due ?? now,
        });
        work.AfterCommit(bell.Ring);
    }
}

/// <summary>Wakes the workers of this process when work was added; the schedule rings for whatever they missed.</summary>
public sealed class WorkBell
{
    private readonly ConcurrentDictionary<WorkLane, SemaphoreSlim> _lanes = new();

    public void Ring()
    {
        foreach (var rung in _lanes.Values)
        {
            lock (rung)
            {
                if (rung.CurrentCount == 0)
                {
                    rung.Release();
                }
            }
        }
    }

    /// <summary>From now on no ring is missed by this lane.</summary>
    public void Hear(WorkLane lane) => _lanes.GetOrAdd(lane, _ => new(0, 1));

    /// <summary>Waits until the bell was rung since the last wait of this lane, which hears it.</summary>
    public Task Wait(WorkLane lane, CancellationToken cancel) => _lanes[lane].WaitAsync(cancel);
}
