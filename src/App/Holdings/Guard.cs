using Avow.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Holdings;

/// <summary>Keeps a wrong clock or a wrong rule from emptying the house: a run that would dispose of far more than was forecast stops and asks.</summary>
public static class Guard
{
    /// <summary>1.5 times the forecast of the last run, what people approved since, and 100.</summary>
    public static int Allowed(RetentionState state) =>
        (int)Math.Min(int.MaxValue, Math.Ceiling(1.5 * state.Forecast) + state.Approved + 100);

    /// <summary>Writes down how many records the next night is expected to bring; what was approved is used up.</summary>
    public static async Task Expect(Work work, int forecast, Instant now, CancellationToken cancel)
    {
        var state = await work.Db.Set<RetentionState>().SingleAsync(cancel);
        state.Forecast = forecast;
        state.Approved = 0;
        state.DecidedUntil = now;
    }

    /// <summary>A person approved an act that makes this many more records due at the next run.</summary>
    public static async Task Approve(Work work, int count, CancellationToken cancel)
    {
        var state = await work.Db.Set<RetentionState>().SingleAsync(cancel);
        state.Approved += count;
    }
}
