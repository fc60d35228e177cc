using System.Collections.Concurrent;
using Avow.Database;
using Avow.Policy.Deciding;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Holdings;

/// <summary>How many records go in each of the nights to come, each record decided as the night itself will decide it.</summary>
/// <param name="Date">The date that the night opens.</param>
/// <param name="PerKind">Kind to count; kinds of which none goes are missing.</param>
public sealed record ComingNight(LocalDate Date, IReadOnlyDictionary<string, int> PerKind)
{
    public int Total => PerKind.Values.Sum();
}

/// <summary>Looks ahead. In a large house the answer is remembered for half a minute, or until facts, policy or a run change it.</summary>
public sealed class NightsAhead(HoldingRegister holds)
{
    private const int SmallEnough = 20_000;
    private static readonly Duration Remembered = Duration.FromSeconds(30);
    private readonly ConcurrentDictionary<(long Organisation, int Nights), (string Facts, Instant At, IReadOnlyList<ComingNight> Nights)> _last = new();

    /// <summary>The next nights, tonight first.</summary>
    public async Task<IReadOnlyList<ComingNight>> Of(Work work, Surroundings around, Instant now, int count, CancellationToken cancel = default)
    {
        var nights = Nights.After(now, around.Policies.InForce(now).Zone, count);
        var facts = await FactsOf(work, around, nights, cancel);
        if (_last.TryGetValue((work.OrganisationId, count), out var last) && last.Facts == facts && now - last.At < Remembered)
        {
            return last.Nights;
        }

        var (seen, coming) = await Count(work, around, nights, cancel);
        if (seen > SmallEnough)
        {
            _last[(work.OrganisationId, count)] = (facts, now, coming);
        }

        return coming;
    }

    private async Task<(int Seen, IReadOnlyList<ComingNight> Nights)> Count(Work work, Surroundings around, Nights nights, CancellationToken cancel)
    {
        var seen = 0;
        var counts = Enumerable.Range(0, nights.Count).Select(_ => new Dictionary<string, int>()).ToArray();
        foreach (var holding in holds.All)
        {
            await foreach (var known in holding.LookedAtBetween(work.Db, Instant.MinValue, nights.At(nights.Count - 1)).WithCancellation(cancel))
            {
                seen++;
                if (NightOf(around, holding, known, nights) is { } night)
                {
                    counts[night][holding.Kind] = counts[night].GetValueOrDefault(holding.Kind) + 1;
                }
            }
        }

        return (seen, [.. counts.Select((perKind, night) => new ComingNight(nights.DateOf(night), perKind))]);
    }

    /// <summary>The night in which the record goes or loses fields, or null when that is none of these.</summary>
    private static int? NightOf(Surroundings around, Holding holding, Known known, Nights nights)
    {
        for (var night = 0; night < nights.Count;)
        {
            var verdict = around.Decide(holding, known, nights.At(night));
            if (verdict.Outcome != Outcome.Keep)
            {
                return night;
            }

            night = nights.NightOf(verdict.LookAt, night + 1);
        }

        return null;
    }

    private static async Task<string> FactsOf(Work work, Surroundings around, Nights nights, CancellationToken cancel)
    {
        var state = await work.Db.Set<RetentionState>().AsNoTracking().Select(s => new { s.FactsVersion, s.DecidedUntil }).SingleAsync(cancel);
        return $"{state.FactsVersion} {state.DecidedUntil} {around.Policies.Versions[^1].Version} {nights.First}";
    }
}
