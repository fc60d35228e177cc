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

/// <summary>Wakes the worker of this process when work was added; the schedule finds whatever it missed.</summary>
public sealed class WorkBell
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Ring()
    {
        lock (_rung)
        {
            if (_rung.CurrentCount == 0)
            {
                _rung.Release();
            }
        }
    }

    /// <summary>Waits until work was added, or the time is over.</summary>
    public Task Wait(TimeSpan most, CancellationToken cancel) => _rung.WaitAsync(most, cancel);
}
