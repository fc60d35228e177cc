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

    /// <summary>The act of a disposal that left a count behind.</summary>
    internal const string Anonymised = "anonymised";

    /// <summary>Carries out one outcome and writes what was done.</summary>
    /// <param name="outcome">Blank, anonymise or delete.</param>
    /// <param name="decided">Verdicts of one holding with that outcome; may be empty.</param>
    /// <returns>How many records it reached. Each was there, or nothing happens at all.</returns>
    public async Task<int> CarryOut(Work work, Holding holding, Outcome outcome, IReadOnlyList<Decided> decided, Instant now, CancellationToken cancel)
    {
        if (decided.Count == 0)
        {
            return 0;
        }

        if (outcome == Outcome.Anonymise)
        {
            await Tallies.Add(work, holding, [.. decided.Select(d => d.Known.Id)], cancel);
        }

        var reached = outcome == Outcome.Blank ? await Blanking.Of(work, holding, decided, cancel) : await Delete(work, holding, decided, cancel);
        if (reached != decided.Count)
        {
            throw new InvalidOperationException($"{decided.Count} rows of {holding.Kind} were decided on, {reached} were there.");
        }

        foreach (var group in decided.GroupBy(d => (d.Verdict.Rule, d.Verdict.Policy, d.Verdict.DueAt, d.Verdict.Ground)))
        {
            Write(work, holding, ActOf(outcome), [.. group], now);
        }

        return reached;
    }

    /// <summary>The word under which an outcome stands in the ledger.</summary>
    private static string ActOf(Outcome outcome) => outcome switch
    {
        Outcome.Blank => "blanked",
        Outcome.Anonymise => Anonymised,
        _ => Act,
    };

    /// <summary>One entry per rule and due instant, so that a leaf can be found again from the record's id alone.</summary>
    private void Write(Work work, Holding holding, string act, IReadOnlyList<Decided> same, Instant now)
    {
        var verdict = same[0].Verdict;
        var due = verdict.DueAt!.Value;
        var leaves = same.Select(d => new RecordLeaf(holding.Kind, d.Known.Id, verdict.Rule, due)).ToArray();
        var entry = new LedgerEntry
        {
            At = now,
            Act = act,
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

    /// <summary>Followers first, then the records, in one command.</summary>
    private static async Task<int> Delete(Work work, Holding holding, IReadOnlyList<Decided> decided, CancellationToken cancel)
    {
        var among = work.Store.AmongIds([.. decided.Select(d => d.Known.Id)], "@ids");
        await using var followers = work.Command(string.Join("; ", holding.Followers.Select(f => Deleting(work, f.Type, f.LeaderColumn, among.Test))));
        if (holding.Followers.Count > 0)
        {
            await followers.With("@ids", among.Value).ExecuteNonQueryAsync(cancel);
        }

        await using var records = work.Command(Deleting(work, holding.RecordType, nameof(IOwned.Id), among.Test));
        return await records.With("@ids", among.Value).ExecuteNonQueryAsync(cancel);
    }

    private static string Deleting(Work work, Type type, string property, string test)
    {
        var entity = work.Db.Model.FindEntityType(type)!;
        return $"DELETE FROM {entity.GetTableName()} WHERE organisation_id = @organisation AND {entity.FindProperty(property)!.GetColumnName()} {test}";
    }
}
