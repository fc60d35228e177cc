using System.Globalization;
using Avow.Database;
using Avow.Ledger;
using Avow.Policy.Deciding;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Holdings;

/// <summary>One record with the verdict on it.</summary>
public readonly record struct Decided(Known Known, Verdict Verdict);

/// <summary>Carries out verdicts: followers first, then the records, and the ledger's entry, all in the caller's transaction.</summary>
public sealed class Disposal(LedgerWriter ledger)
{
    /// <summary>The act under which a disposal stands in the ledger.</summary>
    internal const string Act = "disposed";

    /// <summary>Deletes the records and writes what was done.</summary>
    /// <param name="decided">Verdicts of one holding whose outcome is to delete; may be empty.</param>
    /// <returns>How many rows of the kind went; a row that was gone already is not counted and not in the ledger.</returns>
    public async Task<int> Delete(Work work, Holding holding, IReadOnlyList<Decided> decided, Instant now, CancellationToken cancel)
    {
        if (decided.Count == 0)
        {
            return 0;
        }

        var ids = decided.Select(d => d.Known.Id).ToList();
        foreach (var follower in holding.Followers)
        {
            await DeleteRows(work, follower.Type, follower.LeaderColumn, ids, cancel);
        }

        var gone = await DeleteRows(work, holding.RecordType, nameof(IOwned.Id), ids, cancel);
        if (gone != decided.Count)
        {
            throw new InvalidOperationException($"{decided.Count} rows of {holding.Kind} were decided on, {gone} were there.");
        }

        foreach (var group in decided.GroupBy(d => (d.Verdict.Rule, d.Verdict.Policy, d.Verdict.DueAt, d.Verdict.Ground)))
        {
            Write(work, holding, [.. group], now);
        }

        return gone;
    }

    /// <summary>One entry per rule and due instant, so that a leaf can be found again from the record's id alone.</summary>
    private void Write(Work work, Holding holding, IReadOnlyList<Decided> same, Instant now)
    {
        var verdict = same[0].Verdict;
        var due = verdict.DueAt!.Value;
        var leaves = same.Select(d => new RecordLeaf(holding.Kind, d.Known.Id, verdict.Rule, due)).ToArray();
        var entry = new LedgerEntry
        {
            At = now,
            Act = Act,
            Kind = holding.Kind,
            Rule = verdict.Rule,
            Policy = verdict.Policy.ToString(),
            Detail = DueDetail(due, verdict.Ground),
        };
        entry.Carry(LeafSet.Of(leaves));
        ledger.Write(work, entry);
    }

    internal static string DueDetail(Instant due, Ground ground) =>
        $"due={InstantAsMicroseconds.ToMicroseconds(due)} ground={ground.ToString().ToLowerInvariant()}";

    /// <summary>The due instant that <see cref="DueDetail"/> wrote, or null when the detail is another act's.</summary>
    internal static Instant? DueOf(string? detail) =>
        detail?.Split(' ')[0].Split('=') is ["due", var due] && long.TryParse(due, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var microseconds)
            ? InstantAsMicroseconds.FromMicroseconds(microseconds)
            : null;

    private static async Task<int> DeleteRows(Work work, Type type, string property, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var entity = work.Db.Model.FindEntityType(type)!;
        var column = entity.FindProperty(property)!.GetColumnName();
        var (value, test) = work.Store.AmongIds(column, ids, "@ids");
        await using var command = work.Command($"DELETE FROM {entity.GetTableName()} WHERE organisation_id = @organisation AND {test}");
        return await command.With("@ids", value).ExecuteNonQueryAsync(cancel);
    }
}
