using Avow.Holdings;
using Avow.Permits;
using Avow.Policy.Model;
using Avow.Policy.Versions;
using Avow.Database;
using Microsoft.EntityFrameworkCore;

namespace Avow.Promises;

/// <summary>Whom a change concerns, as far as there are records.</summary>
/// <param name="Kind">The record kind, or null when no module keeps what the change is about.</param>
/// <param name="Count">How many records there are.</param>
/// <param name="Agreed">How many of them have a yes to the purpose's words; null where none is needed.</param>
/// <param name="Names">The first of them by name, where the kind has names; else the first clients concerned.</param>
public sealed record ConcernedRecords(string Kind, int Count, int? Agreed, IReadOnlyList<string> Names);

/// <summary>Counts whom the changes of a version concern.</summary>
public sealed class Concerned(HoldingRegister holds)
{
    private const int MostNames = 50;

    /// <summary>For each change, in the order of the diff: the kinds in use that it reaches. Empty where no module keeps such records.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<ConcernedRecords>>> By(AvowDb db, PolicyDiff diff, PolicyFile newer, CancellationToken cancel = default)
    {
        var counts = new Dictionary<string, (int Count, IReadOnlyList<string> Names)>();
        foreach (var holding in holds.All.Where(h => diff.Changes.Any(c => c.Kinds.Contains(h.Kind))))
        {
            counts[holding.Kind] = (await holding.Count(db, cancel), [.. (await (holding.Whose == Whose.OnePerson ? holding : holds.Clients ?? holding).Names(db, MostNames, cancel)).Select(n => n.Name)]);
        }

        var all = new List<IReadOnlyList<ConcernedRecords>>();
        foreach (var change in diff.Changes)
        {
            int? agreed = change.Obligation is Obligation.Ask or Obligation.AskAgain && change.Purpose is { } id && newer.PurposeOf(id) is { } purpose ? await Agreed(db, purpose, cancel) : null;
            all.Add([.. change.Kinds.Where(counts.ContainsKey).Select(k => new ConcernedRecords(k, counts[k].Count, agreed, counts[k].Count == 0 ? [] : counts[k].Names))]);
        }

        return all;
    }

    private static Task<int> Agreed(AvowDb db, Purpose purpose, CancellationToken cancel)
    {
        var words = GivenConsent.DigestOf(purpose);
        return db.Set<GivenConsent>().AsNoTracking().Where(c => c.Purpose == purpose.Id && c.WithdrawnAt == null && c.Words == words).Select(c => c.SubjectId).Distinct().CountAsync(cancel);
    }
}
