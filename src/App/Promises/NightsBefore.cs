using Avow.Database;
using Avow.Holdings;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Promises;

/// <summary>What the nights before say of themselves: evidence is only as fresh as the last night that finished.</summary>
/// <param name="Last">The newest run that ended, finished or stopped; null before the first.</param>
/// <param name="Finished">The newest run that finished; null before the first.</param>
/// <param name="Today">The first moment of today.</param>
/// <param name="ShadowSince">Since when the nights only report; null while they dispose.</param>
/// <param name="Chance">What was due before this had its chance to go: today's first moment once today's run has finished or an hour is over.</param>
public sealed record NightsBefore(RetentionRun? Last, RetentionRun? Finished, Instant Today, Instant Chance, Instant? ShadowSince)
{
    // A night in a large house takes its time; within the first hour the night before still speaks.
    private static readonly Duration NightLasts = Duration.FromHours(1);

    /// <summary>Whether the newest run was stopped by the guard.</summary>
    public bool Stopped => Last?.State == RunState.Stopped;

    /// <summary>Whether the last finished run is young enough to prove anything.</summary>
    public bool Fresh => Finished is not null && Finished.DecidedFor >= Chance;

    public static async Task<NightsBefore> Of(AvowDb db, Instant now, DateTimeZone zone, CancellationToken cancel = default)
    {
        var date = now.InZone(zone).Date;
        var (today, yesterday) = (zone.AtStartOfDay(date).ToInstant(), zone.AtStartOfDay(date.PlusDays(-1)).ToInstant());
        var runs = await db.Set<RetentionRun>().AsNoTracking().Where(r => r.State != RunState.Running)
            .OrderByDescending(r => r.DecidedFor).ThenByDescending(r => r.StartedAt).Take(20).ToListAsync(cancel);
        var finished = runs.Find(r => r.State == RunState.Finished)
            ?? await db.Set<RetentionRun>().AsNoTracking().Where(r => r.State == RunState.Finished).OrderByDescending(r => r.DecidedFor).FirstOrDefaultAsync(cancel);
        var over = now - today >= NightLasts || (finished is not null && finished.DecidedFor >= today);
        return new(runs.FirstOrDefault(), finished, today, over ? today : yesterday, await Shadow.Since(db, cancel));
    }
}
