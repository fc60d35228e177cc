using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Organisations;
using Avow.Modules.Organisations.Public;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Jobs;

/// <summary>Knows which organisation's night is due: one run for each local date, from its first moment.</summary>
public sealed class NightWatch(
    Store store, OrganisationShelf organisations, PolicyShelf shelf, Retention retention, BusinessClock clock, ILogger<NightWatch> log)
{
    /// <summary>Runs what is due now, one organisation after another; one that fails does not stop the others.</summary>
    public async Task RunDue(CancellationToken cancel = default)
    {
        foreach (var organisation in await organisations.All(cancel))
        {
            await RunIfDue(organisation, cancel);
        }
    }

    /// <summary>Moves the business clock of a demonstration, running each night on the way in turn.</summary>
    /// <returns>How many records went.</returns>
    public async Task<int> MoveTo(Instant target, CancellationToken cancel = default)
    {
        var gone = 0;
        foreach (var midnight in await MidnightsUntil(target, cancel))
        {
            await clock.MoveTo(midnight, store, cancel);
            foreach (var organisation in await organisations.All(cancel))
            {
                gone += (await retention.Run(organisation.Id, midnight, cancel: cancel)).Disposed;
            }
        }

        await clock.MoveTo(Instant.Max(target, clock.Now), store, cancel);
        return gone;
    }

    private async Task RunIfDue(Organisation organisation, CancellationToken cancel)
    {
        try
        {
            if (await IsDue(organisation, cancel))
            {
                await retention.Run(organisation.Id, clock.Now, cancel: cancel);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not CrashException)
        {
            log.LogError(failure, "The night of organisation {Organisation} failed; it is tried again in a minute", organisation.Id);
        }
    }

    private async Task<bool> IsDue(Organisation organisation, CancellationToken cancel)
    {
        await using var work = await store.Read(organisation.Id, cancel);
        var zone = (await shelf.PoliciesOf(work.Db, cancel)).InForce(clock.Now).Zone;
        var today = zone.AtStartOfDay(clock.Now.InZone(zone).Date).ToInstant();
        return !await work.Db.Set<RetentionRun>().AnyAsync(r => r.DecidedFor >= today && r.State != RunState.Running, cancel);
    }

    private async Task<List<Instant>> MidnightsUntil(Instant target, CancellationToken cancel)
    {
        var midnights = new SortedSet<Instant>();
        foreach (var organisation in await organisations.All(cancel))
        {
            await using var work = await store.Read(organisation.Id, cancel);
            var zone = (await shelf.PoliciesOf(work.Db, cancel)).InForce(clock.Now).Zone;
            for (var day = clock.Now.InZone(zone).Date.PlusDays(1); zone.AtStartOfDay(day).ToInstant() <= target; day = day.PlusDays(1))
            {
                midnights.Add(zone.AtStartOfDay(day).ToInstant());
            }
        }

        return [.. midnights];
    }
}
