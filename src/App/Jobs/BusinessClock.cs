using Avow.Database;
using Avow.Modules.Organisations;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Extensions;

namespace Avow.Jobs;

/// <summary>The clock of the business: receipts, periods and nights go by it. Cookies, lockouts and leases go by the machine's.</summary>
/// <remarks>In a database marked synthetic it may run ahead, forwards only, stored; anywhere else the two are the same.</remarks>
public sealed class BusinessClock(TimeProvider machine)
{
    private Duration _ahead = Duration.Zero;

    /// <summary>Business time, whole microseconds UTC.</summary>
    public Instant Now => Whole(MachineNow + _ahead);

    public Instant MachineNow => Whole(machine.GetUtcNow().ToInstant());

    /// <summary>How far the business clock runs ahead.</summary>
    public Duration Ahead => _ahead;

    /// <summary>Takes up the stored difference.</summary>
    public async Task Load(Store store, CancellationToken cancel = default)
    {
        await using var work = await store.Read(0, cancel);
        var installation = await work.Db.Set<Installation>().AsNoTracking().SingleOrDefaultAsync(cancel);
        _ahead = Duration.FromSeconds(installation?.ClockAheadSeconds ?? 0);
    }

    /// <summary>Moves the business clock to an instant and stores the difference.</summary>
    /// <exception cref="InvalidOperationException">The database is not synthetic, or the instant lies before the clock.</exception>
    public async Task MoveTo(Instant instant, Store store, CancellationToken cancel = default)
    {
        await using var work = await store.Write(0, cancel);
        var installation = await work.Db.Set<Installation>().SingleAsync(cancel);
        if (!installation.Synthetic || instant < Now)
        {
            throw new InvalidOperationException($"The clock moves forwards only, and only in synthetic data (asked for {instant}, at {Now}).");
        }

        var ahead = instant - MachineNow;
        installation.ClockAheadSeconds = (long)Math.Ceiling(Math.Max(ahead.TotalSeconds, 0));
        await work.Commit(cancel);
        _ahead = Duration.FromSeconds(installation.ClockAheadSeconds);
    }

    private static Instant Whole(Instant instant) => Instant.FromUnixTimeTicks(instant.ToUnixTimeTicks() / 10 * 10);
}
