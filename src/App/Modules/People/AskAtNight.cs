using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>Puts into the queue whom a night asks whether the details are right. A night that the command line runs does so too; the mails wait there
/// for the house, which alone writes them.</summary>
internal sealed class AskAtNight(PolicyShelf shelf, WorkQueue queue)
{
    /// <summary>After a night's run. While the nights only report, nobody is written to either.</summary>
    public async Task<Func<Work, Task>?> Look(Work reading, Instant now, CancellationToken cancel)
    {
        var policy = (await shelf.PoliciesOf(reading.Db, cancel)).InForce(now);
        if (AccuracyList.Of(policy) is not { } duty || await Shadow.Since(reading.Db, cancel) is not null)
        {
            return null;
        }

        var waiting = AskAccuracy.ForTheNight(reading.Db, duty, policy.Zone, now);
        var ids = await waiting.OrderBy(r => r.ConfirmedAt ?? r.Since).ThenBy(r => r.Id).Select(r => r.Id).Take(AskAccuracy.MostAtOnce).ToListAsync(cancel);
        return ids.Count == 0 ? null : work =>
        {
            ids.ForEach(id => queue.Add(work, AskAccuracy.Kind, id));
            return Task.CompletedTask;
        };
    }
}
