using System.Globalization;
using Avow.Database;
using Avow.Holdings;
using Microsoft.EntityFrameworkCore;

namespace Avow.Ledger;

/// <summary>Verifies the ledger that stands in the database, from its first entry to its newest signature.</summary>
/// <remarks>
/// The sealer signs with every batch, so the newest checkpoint covers all that is sealed: entries beyond it were added, entries
/// missing before it were cut off. Who can write to the database could put a key of their own there; so a verification for
/// somebody else is given the keys from elsewhere.
/// </remarks>
public sealed class LedgerVerification(Store store)
{
    /// <summary>Verifies one organisation's ledger. Sealing may go on meanwhile.</summary>
    /// <param name="organisationId">Whose.</param>
    /// <param name="believed">The public keys to believe; empty or null for those in the database.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ChainReport> Verify(long organisationId, IReadOnlyCollection<VerifyingKey>? believed = null, CancellationToken cancel = default)
    {
        await using var work = await store.Read(organisationId, cancel);
        var keys = believed is { Count: > 0 } ? believed : await KnownKeys(work, cancel);
        var checkpoints = await work.Db.Set<LedgerCheckpoint>().AsNoTracking().OrderBy(c => c.Size).ToListAsync(cancel);
        var signed = checkpoints.Count == 0 ? 0 : checkpoints[^1].Size;
        var report = await new ChainVerifier(organisationId, keys, checkpoints).VerifyAsync(StoredEntries.Sealed(work, 0, signed, cancel), cancel);
        return report.Intact && await FirstUnsigned(work, cancel) is { } added ? report with { Fault = AddedBeyond(added) } : report;
    }

    /// <summary>The public keys of the unit's organisation, past ones too.</summary>
    internal static async Task<List<VerifyingKey>> KnownKeys(Work work, CancellationToken cancel)
    {
        var rows = await work.Db.Set<LedgerPublicKey>().AsNoTracking().OrderBy(k => k.Since).ToListAsync(cancel);
        return rows.ConvertAll(k => k.ToVerifyingKey());
    }

    // One statement sees one moment: an entry and the checkpoint that covers it are committed together.
    private static async Task<long?> FirstUnsigned(Work work, CancellationToken cancel)
    {
        await work.Db.Database.OpenConnectionAsync(cancel);
        await using var command = work.Command("""
            SELECT min(sequence) FROM ledger WHERE organisation_id = @organisation AND (sequence <= 0 OR sequence >
                (SELECT coalesce(max(size), 0) FROM ledger_checkpoint WHERE organisation_id = @organisation))
            """);
        return await command.ExecuteScalarAsync(cancel) is { } first and not DBNull ? Convert.ToInt64(first, CultureInfo.InvariantCulture) : null;
    }

    private static ChainFault AddedBeyond(long sequence) => new(ChainFaultKind.Added, sequence, sequence,
        $"Entry {sequence} was added: no checkpoint signs it.");
}
