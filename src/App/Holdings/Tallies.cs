using System.Globalization;
using Avow.Database;
using NodaTime;

namespace Avow.Holdings;

/// <summary>How many records of a kind there were in a month, told apart by one word; it stays when the records are gone. A count, no person.</summary>
public sealed class Tally : IOwnedRow
{
    public long OrganisationId { get; set; }

    [Plain("a record kind")]
    public required string Kind { get; init; }

    [Plain("the first day of a month")]
    public required LocalDate Month { get; init; }

    [Plain("a word that the kind declares, computed from plain columns alone")]
    public required string Label { get; init; }

    [Plain("a count")]
    public required int Count { get; init; }
}

/// <summary>What one record adds to the counts before it goes.</summary>
public sealed record Share(LocalDate Month, string Label);

/// <summary>Counts that survive the records they were made of (UK GDPR recital 26: no longer about a person).</summary>
public static class Tallies
{
    /// <summary>A group of fewer is never shown alone: in a small group a count points at people.</summary>
    public const int SmallestGroup = 5;

    /// <summary>Adds the records to the counts of their kind, in the transaction that removes them.</summary>
    /// <exception cref="NotSupportedException">The kind declares no counts.</exception>
    public static async Task Add(Work work, Holding holding, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        // In one order everywhere, so that two lanes of a sweep never wait for each other crosswise.
        var shares = await holding.Shares(work.Db, ids, cancel);
        foreach (var group in shares.GroupBy(s => s).OrderBy(g => g.Key.Month).ThenBy(g => g.Key.Label, StringComparer.Ordinal))
        {
            await Add(work, holding.Kind, group.Key, group.Count(), cancel);
        }
    }

    /// <summary>Adds to one count. Nothing else is written.</summary>
    public static async Task Add(Work work, string kind, Share share, int count, CancellationToken cancel)
    {
        await using var command = work.Command("""
            INSERT INTO tally (organisation_id, kind, month, label, count) VALUES (@organisation, @kind, @month, @label, @count)
            ON CONFLICT (organisation_id, kind, month, label) DO UPDATE SET count = tally.count + excluded.count
            """);
        command.With("@kind", kind).With("@label", share.Label).With("@count", count);
        object month = work.Store.IsPostgres ? share.Month.ToDateOnly() : share.Month.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        await command.With("@month", month).ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The counts as they may be shown: groups under <see cref="SmallestGroup"/> stand together without a word of their own,
    /// and not at all when together they are still fewer.</summary>
    public static IReadOnlyList<(LocalDate Month, string? Label, int Count)> Shown(IEnumerable<Tally> tallies) =>
    [
        .. tallies.GroupBy(t => t.Month).OrderByDescending(m => m.Key).SelectMany(m =>
        {
            var small = m.Where(t => t.Count < SmallestGroup).ToList();
            var together = small.Sum(t => t.Count);
            return m.Except(small).OrderByDescending(t => t.Count).ThenBy(t => t.Label, StringComparer.Ordinal).Select(t => (m.Key, (string?)t.Label, t.Count))
                .Concat(together < SmallestGroup ? [] : [(m.Key, null, together)]);
        }),
    ];
}
