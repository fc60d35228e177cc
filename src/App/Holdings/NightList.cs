using Avow.Database;
using Avow.Policy.Deciding;
using NodaTime;

namespace Avow.Holdings;

/// <summary>Some rows of what goes in one night, and how many there are of each kind.</summary>
/// <param name="Names">What people call the records of the rows; a record without a name is missing.</param>
public sealed record NightList(IReadOnlyList<PlanRow> Rows, IReadOnlyDictionary<string, int> PerKind, IReadOnlyDictionary<Guid, string> Names)
{
    public int Total => PerKind.Values.Sum();

    /// <summary>Lists what goes at a night.</summary>
    /// <param name="after">Looks at what is due after this; the beginning of time for tonight, so that nothing late is missed.</param>
    /// <param name="at">The night's instant.</param>
    /// <param name="kind">Rows of this kind only; null for all.</param>
    public static async Task<NightList> Of(
        Work work, HoldingRegister holds, Surroundings around, Instant after, Instant at, string? kind, int skip, int most, CancellationToken cancel = default)
    {
        var rows = new List<PlanRow>();
        var perKind = new Dictionary<string, int>();
        foreach (var holding in holds.All)
        {
            await foreach (var known in holding.LookedAtBetween(work.Db, after, at).WithCancellation(cancel))
            {
                var verdict = around.Decide(holding, known, at);
                if (verdict.Outcome == Outcome.Keep)
                {
                    continue;
                }

                perKind[holding.Kind] = perKind.GetValueOrDefault(holding.Kind) + 1;
                var place = kind is null ? perKind.Values.Sum() : kind == holding.Kind ? perKind[kind] : 0;
                if (place > skip && place <= skip + most)
                {
                    rows.Add(new(holding.Kind, known.Id, verdict));
                }
            }
        }

        return new(rows, perKind, await NamesOf(work.Db, holds, rows.Select(r => (r.Kind, r.Id)), cancel));
    }

    /// <summary>What people call records of several kinds.</summary>
    public static Task<IReadOnlyDictionary<Guid, string>> NamesOf(
        AvowDb db, HoldingRegister holds, IEnumerable<(string Kind, Guid Id)> records, CancellationToken cancel = default) =>
        Each(holds, records, (holding, ids) => holding.NamesOf(db, ids, cancel));

    /// <summary>The same, and the names of persons: for pages of those who may see them.</summary>
    public static Task<IReadOnlyDictionary<Guid, string>> NamesAndPeopleOf(
        AvowDb db, HoldingRegister holds, IEnumerable<(string Kind, Guid Id)> records, CancellationToken cancel = default) =>
        Each(holds, records, async (holding, ids) => await holding.NamesOf(db, ids, cancel) is { Count: > 0 } names ? names : await holding.PeopleOf(db, ids, cancel));

    private static async Task<IReadOnlyDictionary<Guid, string>> Each(
        HoldingRegister holds, IEnumerable<(string Kind, Guid Id)> records, Func<Holding, IReadOnlyCollection<Guid>, Task<Dictionary<Guid, string>>> ask)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var same in records.GroupBy(r => r.Kind, r => r.Id))
        {
            foreach (var (id, name) in holds.Find(same.Key) is { } holding ? await ask(holding, [.. same.Distinct()]) : [])
            {
                names[id] = name;
            }
        }

        return names;
    }
}
