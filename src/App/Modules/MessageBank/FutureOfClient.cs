using Avow.Database;
using Avow.Holdings;
using Avow.Policy.Deciding;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.MessageBank;

/// <summary>How many records of one kind go, and between which dates.</summary>
public sealed record GoingKind(string Kind, int Count, LocalDate? First, LocalDate? Last);

/// <summary>What would go of a client's records, and when, if a fact were another: counted record by record by the same decision that later carries it out.</summary>
internal sealed class FutureOfClient(HoldingRegister holds, PolicyShelf shelf)
{
    private const int Batch = 500;

    /// <summary>How many records the coming night would take because of another instruction, beyond what it takes anyway.</summary>
    public async Task<int> GoTonight(Work work, Guid clientId, Instruction? told, Instant now, CancellationToken cancel = default)
    {
        var around = await Surroundings.Of(work.Db, shelf, cancel);
        var changed = around.Told(clientId, told);
        var tonight = Tonight(around, now);
        var more = 0;
        await foreach (var (holding, known) in RecordsOf(work.Db, clientId, cancel))
        {
            more += changed.Decide(holding, known, tonight).Outcome != Outcome.Keep && around.Decide(holding, known, tonight).Outcome == Outcome.Keep ? 1 : 0;
        }

        return more;
    }

    /// <summary>When each kind of record goes if the service ceases at an instant.</summary>
    public async Task<IReadOnlyList<GoingKind>> IfCeased(AvowDb db, Guid clientId, Instant ceasedAt, CancellationToken cancel = default)
    {
        var around = await Surroundings.Of(db, shelf, cancel);
        var zone = around.Policies.InForce(ceasedAt).Zone;
        var going = new Dictionary<string, GoingKind>();
        await foreach (var (holding, known) in RecordsOf(db, clientId, cancel))
        {
            var due = around.Decide(holding, Ceased(known, ceasedAt), ceasedAt).DueAt?.InZone(zone).Date;
            var so = going.GetValueOrDefault(holding.Kind) ?? new(holding.Kind, 0, due, due);
            going[holding.Kind] = so with { Count = so.Count + 1, First = Earlier(so.First, due), Last = Later(so.Last, due) };
        }

        return [.. going.Values];
    }

    /// <summary>The moment of the next nightly run.</summary>
    public static Instant Tonight(Surroundings around, Instant now)
    {
        var zone = around.Policies.InForce(now).Zone;
        return zone.AtStartOfDay(now.InZone(zone).Date.PlusDays(1)).ToInstant();
    }

    private static Known Ceased(Known known, Instant ceasedAt)
    {
        var ceased = new Known(known.Id, known.ClientId, known.RemovedAt);
        foreach (var clock in known.Clocks.ToArray().Where(c => c.Name != "service-ceased"))
        {
            ceased.Add(clock.Name, clock.StartedAt);
        }

        ceased.Add("service-ceased", ceasedAt);
        return ceased;
    }

    private async IAsyncEnumerable<(Holding Holding, Known Known)> RecordsOf(
        AvowDb db, Guid clientId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var holding in holds.All.Where(h => h.ClientColumn is not null))
        {
            var page = await holding.Page(db, clientId, Guid.Empty, Batch, cancel);
            while (page.Count > 0)
            {
                foreach (var known in page)
                {
                    yield return (holding, known);
                }

                page = await holding.Page(db, clientId, page[^1].Id, Batch, cancel);
            }
        }
    }

    private static LocalDate? Earlier(LocalDate? a, LocalDate? b) => a is null ? b : b is null ? a : LocalDate.Min(a.Value, b.Value);

    private static LocalDate? Later(LocalDate? a, LocalDate? b) => a is null ? b : b is null ? a : LocalDate.Max(a.Value, b.Value);
}
