using Avow.Database;
using Avow.Policy.Deciding;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Holdings;

/// <summary>A record that would go at an instant but for a hold.</summary>
public sealed record HeldRecord(string Kind, Guid Id, PlacedHold Hold, Verdict Without);

/// <summary>What stays because someone holds it. A held record is no candidate any more, so it is found through its hold.</summary>
public static class HeldBack
{
    private const int Batch = 500;

    /// <summary>The records that would go at an instant but for a hold.</summary>
    /// <param name="lifted">What lifting this one hold would let go; null for what all holds together keep.</param>
    /// <param name="most">After so many no more are looked for; the answer is then "at least so many".</param>
    public static async Task<IReadOnlyList<HeldRecord>> At(
        Work work, HoldingRegister holds, Surroundings around, Instant at, int most, PlacedHold? lifted = null, CancellationToken cancel = default)
    {
        var placed = await work.Db.Set<PlacedHold>().AsNoTracking()
            .Where(h => h.LiftedAt == null && h.From <= at && (h.Until == null || h.Until > at)).ToListAsync(cancel);
        var without = around.WithoutHolds(lifted);
        var found = new Dictionary<Guid, HeldRecord>();
        foreach (var hold in placed.Where(h => lifted is null || h.Id == lifted.Id))
        {
            await foreach (var (holding, known) in Covered(work, holds, hold, cancel))
            {
                if (found.Count >= most)
                {
                    return [.. found.Values];
                }

                var verdict = without.Decide(holding, known, at);
                if (verdict.Outcome != Outcome.Keep && around.Decide(holding, known, at).Outcome == Outcome.Keep)
                {
                    found.TryAdd(known.Id, new(holding.Kind, known.Id, hold, verdict));
                }
            }
        }

        return [.. found.Values];
    }

    /// <summary>The records that a hold covers: one, all of a person, or all of a client.</summary>
    private static async IAsyncEnumerable<(Holding, Known)> Covered(
        Work work, HoldingRegister holds, PlacedHold hold, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        if (hold.RecordKind == PlacedHold.Person)
        {
            foreach (var record in await holds.OfPerson(work.Db, hold.Covers, cancel))
            {
                yield return record;
            }

            yield break;
        }

        var kinds = hold.RecordKind is { } kind ? [holds.Of(kind)] : holds.All.Where(h => h.ClientColumn is not null);
        foreach (var holding in kinds)
        {
            for (var after = Guid.Empty; ;)
            {
                var page = hold.RecordKind is null
                    ? await holding.Page(work.Db, hold.Covers, after, Batch, cancel)
                    : await holding.Find(work.Db, [hold.Covers], cancel);
                foreach (var known in page)
                {
                    yield return (holding, known);
                }

                if (hold.RecordKind is not null || page.Count < Batch)
                {
                    break;
                }

                after = page[^1].Id;
            }
        }
    }
}
