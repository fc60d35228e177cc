using System.Runtime.CompilerServices;
using Avow.Database;
using Avow.Policy.Deciding;
using NodaTime;

namespace Avow.Holdings;

/// <summary>One line of a plan: a record whose <c>look_at</c> has come, and the verdict on it.</summary>
public sealed record PlanRow(string Kind, Guid Id, Verdict Verdict);

/// <summary>What a run at an instant would do, decided record by record, without doing it.</summary>
/// <param name="Total">Records that would go or lose fields.</param>
/// <param name="Staying">Records that would be due but for a hold or restriction.</param>
/// <param name="PerKind">Kind to count, of the total.</param>
/// <param name="Rows">The first rows, those that go before those that stay.</param>
public sealed record RetentionPlan(int Total, int Staying, IReadOnlyDictionary<string, int> PerKind, IReadOnlyList<PlanRow> Rows)
{
    /// <summary>Plans a run.</summary>
    /// <param name="work">A reading unit of the organisation.</param>
    /// <param name="at">The business instant the run would decide for.</param>
    /// <param name="mostRows">How many rows to hold; the counts are whole all the same.</param>
    public static async Task<RetentionPlan> Of(Work work, HoldingRegister holds, Surroundings around, Instant at, int mostRows, CancellationToken cancel = default)
    {
        var rows = new List<PlanRow>();
        var perKind = new Dictionary<string, int>();
        var staying = 0;
        foreach (var holding in await holds.WithCandidates(work, at, cancel))
        {
            await foreach (var (known, verdict) in Decisions(work, holds, around, holding, at, cancel))
            {
                var stays = verdict.Outcome == Outcome.Keep;
                staying += stays && verdict.StoppedBy is not null ? 1 : 0;
                perKind[holding.Kind] = perKind.GetValueOrDefault(holding.Kind) + (stays ? 0 : 1);
                if (rows.Count < mostRows && (!stays || verdict.StoppedBy is not null))
                {
                    rows.Add(new(holding.Kind, known.Id, verdict));
                }
            }
        }

        return new(perKind.Values.Sum(), staying, perKind, rows);
    }

    private static async IAsyncEnumerable<Decided> Decisions(
        Work work, HoldingRegister holds, Surroundings around, Holding holding, Instant at, [EnumeratorCancellation] CancellationToken cancel)
    {
        var clients = new List<Decided>();
        await foreach (var known in holding.LookedAtBetween(work.Db, Instant.MinValue, at).WithCancellation(cancel))
        {
            var decided = new Decided(known, around.Decide(holding, known, at));
            if (holding.IsClientItself)
            {
                clients.Add(decided);
            }
            else
            {
                yield return decided;
            }
        }

        foreach (var decided in await ClientLast.Settle(work.Db, holds, around, holding, clients, at, cancel))
        {
            yield return decided;
        }
    }
}
