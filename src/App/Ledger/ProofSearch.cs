using Avow.Database;
using Avow.Holdings;
using Microsoft.EntityFrameworkCore;

namespace Avow.Ledger;

/// <summary>What the ledger can show for one record.</summary>
public abstract record ProofFound
{
    /// <summary>No entry tells of its disposal: it still exists, or never did.</summary>
    public sealed record Nothing : ProofFound;

    /// <summary>It was disposed of a moment ago; the entry is sealed within a second.</summary>
    public sealed record NotSealedYet : ProofFound;

    /// <summary>The whole proof.</summary>
    /// <param name="Proof">Not yet recomputed.</param>
    /// <param name="Entry">The entry that tells of it.</param>
    public sealed record Whole(RecordProof Proof, LedgerEntry Entry) : ProofFound;
}

/// <summary>Finds the proof of a record that is gone, from its kind and id alone.</summary>
public static class ProofSearch
{
    /// <summary>Searches the disposals of the unit's organisation.</summary>
    /// <param name="work">A unit of the organisation that may read.</param>
    /// <param name="kind">The record kind.</param>
    /// <param name="id">The record's key while it existed.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<ProofFound> Find(Work work, string kind, Guid id, CancellationToken cancel = default) =>
        await Disposed(work, kind, id, cancel) is not var (leaf, entry) ? new ProofFound.Nothing()
        : await CheckpointOver(work, entry, cancel) is not { } checkpoint ? new ProofFound.NotSealedYet()
        : await Build(work, leaf, entry, checkpoint, cancel);

    private static async Task<(RecordLeaf Leaf, LedgerEntry Entry)?> Disposed(Work work, string kind, Guid id, CancellationToken cancel)
    {
        await foreach (var entry in StoredEntries.Disposals(work, kind, cancel))
            if (LeafIn(entry, kind, id) is { } leaf)
                return (leaf, entry);
        return null;
    }

    // Rule and due instant are the same for all leaves of an entry, so the id is all that one has to know.
    private static RecordLeaf? LeafIn(LedgerEntry entry, string kind, Guid id)
    {
        if (entry is not { Leaves: { Length: > 0 } packed, Rule: { } rule } || packed.Length % MerkleTree.HashBytes != 0) return null;
        if (Disposal.DueOf(entry.Detail) is not { } due) return null;
        var leaf = new RecordLeaf(kind, id, rule, due);
        return LeafSet.Stored(packed).IndexOf(leaf) < 0 ? null : leaf;
    }

    private static Task<LedgerCheckpoint?> CheckpointOver(Work work, LedgerEntry entry, CancellationToken cancel) =>
        work.Db.Set<LedgerCheckpoint>().AsNoTracking().Where(c => c.Size >= entry.Sequence).OrderBy(c => c.Size).FirstOrDefaultAsync(cancel);

    private static async Task<ProofFound> Build(Work work, RecordLeaf leaf, LedgerEntry entry, LedgerCheckpoint checkpoint, CancellationToken cancel)
    {
        byte[]? before = LedgerChain.Start(work.OrganisationId);
        var following = new List<LedgerEntry>();
        await foreach (var each in StoredEntries.Sealed(work, entry.Sequence!.Value - 1, checkpoint.Size, cancel))
        {
            if (each.Sequence < entry.Sequence) before = each.Hash;
            if (each.Sequence > entry.Sequence) following.Add(each);
        }

        var key = (await LedgerVerification.KnownKeys(work, cancel)).Find(k => k.Id == checkpoint.KeyId) ?? new VerifyingKey("", []);
        var proof = RecordProof.Of(leaf, entry, before ?? [], following, checkpoint.Note, key);
        return proof is null ? new ProofFound.Nothing() : new ProofFound.Whole(proof, entry);
    }
}
