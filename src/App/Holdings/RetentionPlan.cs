using System.Runtime.CompilerServices;
using Avow.Database;
using Avow.Policy.Deciding;
using NodaTime;

namespace Avow.Holdings;

/// <summary>One line of a plan: a record whose <c>look_at</c> has come, and the verdict on it.</summary>
public sealed record PlanRow(string Kind, Guid Id, Verdict Verdict);

/// <summary>How many records of a kind go by one rule.</summary>
/// <param name="Sentence">The sentence of the notice that the rule is.</param>
public sealed record RuleCount(string Kind, string Rule, string Sentence, int Count);

/// <summary>What a run at an instant would do, decided record by record, without doing it.</summary>
/// <param name="Total">Records that would go or lose fields.</param>
/// <param name="Staying">Records that would be due but for a hold or restriction.</param>
/// <param name="PerKind">Kind to count, of the total.</param>
/// <param name="Rows">The first rows, those that go before those that stay.</param>
/// <param name="PerRule">How many go by each rule, most first.</param>
/// <param name="Oldest">Those that go and have been due the longest, oldest first; at most twenty.</param>
public sealed record RetentionPlan(
    int Total, int Staying, IReadOnlyDictionary<string, int> PerKind, IReadOnlyList<PlanRow> Rows, IReadOnlyList<RuleCount> PerRule, IReadOnlyList<PlanRow> Oldest)
{
    /// <summary>Plans a run.</summary>
    /// <param name="work">A reading unit of the organisation.</param>
    /// <param name="at">The business instant the run would decide for.</param>
    /// <param name="mostRows">How many rows to hold; the counts are whole all the same.</param>
    public static async Task<RetentionPlan> Of(Work work, HoldingRegister holds, Surroundings around, Instant at, int mostRows, CancellationToken cancel = default)
    {
        var rows = new List<PlanRow>();
        var perKind = new Dictionary<string, int>();
        var (going, staying) = (new GoingRecords(at), 0);
        foreach (var holding in await holds.WithCandidates(work, at, cancel))
        {
            await foreach (var (known, verdict) in Decisions(work, holds, around, holding, at, cancel))
            {
                var stays = verdict.Outcome == Outcome.Keep;
                staying += stays && verdict.StoppedBy is not null ? 1 : 0;
                perKind[holding.Kind] = perKind.GetValueOrDefault(holding.Kind) + (stays ? 0 : 1);
                if (!stays)
                {
                    going.Add(holding.Kind, known.Id, verdict);
                }

                if (rows.Count < mostRows && (!stays || verdict.StoppedBy is not null))
                {
                    rows.Add(new(holding.Kind, known.Id, verdict));
                }
            }
        }

        return new(perKind.Values.Sum(), staying, perKind, rows, going.PerRule(), going.Oldest());
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

    /// <summary>What goes, by rule, and the oldest of it; however much it is, few are held.</summary>
    private sealed class GoingRecords(Instant at)
    {
        private const int OldestShown = 20;
        private readonly Dictionary<(string Kind, string Rule, string Sentence), int> _perRule = [];
        private readonly PriorityQueue<PlanRow, Instant> _oldest = new(Comparer<Instant>.Create((a, b) => b.CompareTo(a)));

        public void Add(string kind, Guid id, Verdict verdict)
        {
            var rule = (kind, verdict.Rule, verdict.Sentence);
            _perRule[rule] = _perRule.GetValueOrDefault(rule) + 1;
            var due = verdict.DueAt ?? at;
            if (_oldest.Count < OldestShown)
            {
                _oldest.Enqueue(new(kind, id, verdict), due);
            }
            else if (_oldest.TryPeek(out _, out var youngest) && due < youngest)
            {
                _oldest.DequeueEnqueue(new(kind, id, verdict), due);
            }
        }

        public IReadOnlyList<RuleCount> PerRule() =>
            [.. _perRule.OrderByDescending(r => r.Value).Select(r => new RuleCount(r.Key.Kind, r.Key.Rule, r.Key.Sentence, r.Value))];

        public IReadOnlyList<PlanRow> Oldest() => [.. _oldest.UnorderedItems.OrderBy(o => o.Priority).ThenBy(o => o.Element.Id).Select(o => o.Element)];
    }
}
