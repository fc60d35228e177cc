using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Organisations;
using Avow.Modules.Organisations.Public;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Jobs;

/// <summary>Knows which organisation's night is due: one run for each local date, from its first moment.</summary>
public sealed class NightWatch(
    Store store, OrganisationShelf organisations, PolicyShelf shelf, Retention retention, Worker worker, BusinessClock clock, ILogger<NightWatch> log)
{
    private bool _knowsSizes;

    /// <summary>Runs what is due now, one organisation after another; one that fails does not stop the others.</summary>
    /// <returns>How many nights were run.</returns>
    public async Task<int> RunDue(CancellationToken cancel = default)
    {
        var run = 0;
        foreach (var organisation in await organisations.All(cancel))
        {
            run += await RunIfDue(organisation, cancel) ? 1 : 0;
        }

        if (run > 0 || !_knowsSizes)
        {
            await store.LearnSizes(cancel);
            _knowsSizes = true;
        }

        return run;
    }

    /// <summary>Moves the business clock of a demonstration, running each night on the way in turn. A night that the guard stops ends the journey there.</summary>
    /// <param name="tell">Hears before each midnight how many of how many are done.</param>
    public async Task<Journey> MoveTo(Instant target, Action<int, int>? tell = null, CancellationToken cancel = default)
    {
        var journey = new Journey(0, 0, []);
        var midnights = await MidnightsUntil(target, cancel);
        foreach (var (done, midnight) in midnights.OrderBy(m => m.Key).Index())
        {
            tell?.Invoke(done, midnights.Count);
            await clock.MoveTo(Instant.Max(midnight.Key, clock.Now), store, cancel);
            await worker.Drain(cancel);
            journey = journey.With(await NightOf(midnight.Key, midnight, cancel));
            if (journey.Stopped.Count > 0)
            {
                return journey;
            }
        }

        await clock.MoveTo(Instant.Max(target, clock.Now), store, cancel);
        return journey;
    }

    private async Task<List<(long, RunReport)>> NightOf(Instant midnight, IEnumerable<long> whose, CancellationToken cancel)
    {
        var reports = new List<(long, RunReport)>();
        foreach (var organisation in whose)
        {
            reports.Add((organisation, await retention.Run(organisation, midnight, cancel: cancel)));
        }

        return reports;
    }

    private async Task<bool> RunIfDue(Organisation organisation, CancellationToken cancel)
    {
        try
        {
            if (await IsDue(organisation, cancel))
            {
                await retention.Run(organisation.Id, clock.Now, cancel: cancel);
                return true;
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not CrashException)
        {
            log.LogError(failure, "The night of organisation {Organisation} failed; it is tried again in a minute", organisation.Id);
        }

        return false;
    }

    private async Task<bool> IsDue(Organisation organisation, CancellationToken cancel)
    {
        await using var work = await store.Read(organisation.Id, cancel);
        var zone = (await shelf.PoliciesOf(work.Db, cancel)).InForce(clock.Now).Zone;
        var today = zone.AtStartOfDay(clock.Now.InZone(zone).Date).ToInstant();
        return !await work.Db.Set<RetentionRun>().AnyAsync(r => r.DecidedFor >= today && r.State != RunState.Running, cancel);
    }

    /// <summary>Each midnight on the way with the organisations whose own it is: the day begins earlier in Stockholm than in London.</summary>
    private async Task<ILookup<Instant, long>> MidnightsUntil(Instant target, CancellationToken cancel)
    {
        var midnights = new List<(Instant At, long Organisation)>();
        foreach (var organisation in await organisations.All(cancel))
        {
            await using var work = await store.Read(organisation.Id, cancel);
            var zone = (await shelf.PoliciesOf(work.Db, cancel)).InForce(clock.Now).Zone;
            for (var day = clock.Now.InZone(zone).Date.PlusDays(1); zone.AtStartOfDay(day).ToInstant() <= target; day = day.PlusDays(1))
            {
                midnights.Add((zone.AtStartOfDay(day).ToInstant(), organisation.Id));
            }
        }

        return midnights.ToLookup(m => m.At, m => m.Organisation);
    }
}

/// <summary>What happened while the clock of a demonstration moved.</summary>
/// <param name="Nights">How many nights were run for the organisation that had the most.</param>
/// <param name="Gone">How many records went, in all organisations.</param>
/// <param name="Stopped">The runs that the guard stopped in the last night, by organisation; empty when the target was reached.</param>
public sealed record Journey(int Nights, int Gone, IReadOnlyList<(long OrganisationId, RunReport Run)> Stopped)
{
    private readonly Dictionary<long, int> _nights = [];

    internal Journey With(List<(long OrganisationId, RunReport Run)> night)
    {
        night.ForEach(n => _nights[n.OrganisationId] = _nights.GetValueOrDefault(n.OrganisationId) + 1);
        return this with { Nights = _nights.Values.Max(), Gone = Gone + night.Sum(n => n.Run.Disposed), Stopped = night.FindAll(n => n.Run.Stopped) };
    }
}
