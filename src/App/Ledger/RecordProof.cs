using System.Text;

namespace Avow.Ledger;

/// <summary>Everything needed to recompute that one record was disposed of, with no other access to the system and no personal data.</summary>
/// <remarks>
/// From the record's four fields to a signature: leaf, path, root, entry, chain, checkpoint. The proof shows that the entry was sealed
/// before the checkpoint was signed and not changed since. It does not show that no copy was kept; the certificate says what is covered.
/// </remarks>
public sealed record RecordProof
{
    /// <summary>The record's kind, id, rule and due instant.</summary>
    public required RecordLeaf Record { get; init; }

    /// <summary>The hash of <see cref="Record"/>, 32 bytes.</summary>
    public required byte[] Leaf { get; init; }

    /// <summary>The leaf's place among the entry's leaves, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>How many leaves the entry has.</summary>
    public required int Count { get; init; }

    /// <summary>The inclusion path, 32 bytes each, from the leaf upwards; empty for a batch of one.</summary>
    public required IReadOnlyList<byte[]> Path { get; init; }

    /// <summary>The root over the entry's leaves, 32 bytes.</summary>
    public required byte[] Root { get; init; }

    /// <summary>The entry's text, exactly as hashed; see <see cref="LedgerEntryBytes"/>.</summary>
    public required string Entry { get; init; }

    /// <summary>SHA-256(0x00 || <see cref="Entry"/>), 32 bytes.</summary>
    public required byte[] EntryHash { get; init; }

    /// <summary>The entry's place in the chain, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>The chain's head before the entry, 32 bytes.</summary>
    public required byte[] PreviousHead { get; init; }

    /// <summary>The chain's head with the entry, 32 bytes.</summary>
    public required byte[] Head { get; init; }

    /// <summary>The hashes of the entries after it up to the checkpoint, in order; empty when the checkpoint was signed right after it.</summary>
    public required IReadOnlyList<byte[]> Following { get; init; }

    /// <summary>The signed note of the first checkpoint that covers the entry.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>The key that signed it. Compare it with the one on the notice page or in a mail received earlier.</summary>
    public required VerifyingKey Key { get; init; }

    /// <summary>Puts the proof together from what is stored; nothing is checked here, <see cref="Recompute"/> does that.</summary>
    /// <param name="record">The record asked about.</param>
    /// <param name="entry">A sealed entry with leaves.</param>
    /// <param name="previousHead">The head before it: the hash of the entry before, or <see cref="LedgerChain.Start"/>.</param>
    /// <param name="following">The entries after it up to the checkpoint's size, by sequence.</param>
    /// <param name="checkpoint">The signed note of a checkpoint that covers it.</param>
    /// <param name="key">The key that signed the checkpoint.</param>
    /// <returns>Null when the entry is not sealed, has no leaves, or the record is none of them.</returns>
    public static RecordProof? Of(
        RecordLeaf record, LedgerEntry entry, byte[] previousHead, IEnumerable<LedgerEntry> following, string checkpoint, VerifyingKey key)
    {
        if (entry is not { Sequence: { } sequence, Hash: { } head, Leaves: { } packed, Root: { } root }) return null;
        var leaves = LeafSet.Stored(packed);
        if (leaves.IndexOf(record) is var index && index < 0) return null;
        return new RecordProof
        {
            Record = record,
            Leaf = record.Hash(),
            Index = index,
            Count = leaves.Count,
            Path = leaves.Path(index),
            Root = root,
            Entry = LedgerEntryBytes.TextOrNothing(entry),
            EntryHash = LedgerEntryBytes.HashOrNothing(entry),
            Sequence = sequence,
            PreviousHead = previousHead,
            Head = head,
            Following = [.. following.Select(LedgerEntryBytes.HashOrNothing)],
            Checkpoint = checkpoint,
            Key = key,
        };
    }

    /// <summary>Recomputes every step from the one before it.</summary>
    /// <returns>
    /// One step for each <see cref="ProofStepKind"/>, in that order. The record is proved when all are right; a change of any bit of
    /// any part makes at least one wrong.
    /// </returns>
    public IReadOnlyList<ProofStep> Recompute() =>
    [
        new(ProofStepKind.Leaf, Hex(Leaf), Hex(Record.Hash())),
        new(ProofStepKind.Path, Hex(Root), Hex(PathRoot())),
        new(ProofStepKind.Entry, $"{Count} {Hex(Root)}", $"{LedgerEntryBytes.FieldOf(Entry, "count")} {LedgerEntryBytes.FieldOf(Entry, "root")}"),
        new(ProofStepKind.EntryHash, Hex(EntryHash), Hex(MerkleTree.HashLeaf(Encoding.UTF8.GetBytes(Entry)))),
        new(ProofStepKind.Chain, Hex(Head), Hex(Chained(PreviousHead, [EntryHash]))),
        new(ProofStepKind.Checkpoint, SignedHead(), $"{Sequence + Following.Count} {Hex(Chained(Head, Following))}"),
        new(ProofStepKind.Signature, Key.Line, Signer()),
    ];

    /// <summary>The proof as JSON, for a program that recomputes it: see <see cref="RecordProofJson"/>.</summary>
    public string ToJson() => RecordProofJson.Write(this);

    private byte[] PathRoot()
    {
        var root = new byte[MerkleTree.HashBytes];
        return MerkleTree.TryRootFromPath(Leaf, Index, Count, Path, root) ? root : [];
    }

    private static byte[] Chained(byte[] head, IReadOnlyList<byte[]> entryHashes)
    {
        if (head.Length != MerkleTree.HashBytes || entryHashes.Any(h => h.Length != MerkleTree.HashBytes)) return [];
        byte[] chained = [.. head];
        foreach (var hash in entryHashes) LedgerChain.Next(chained, hash, chained);
        return chained;
    }

    private string SignedHead() => Ledger.Checkpoint.Parse(Checkpoint) is { } checkpoint ? $"{checkpoint.Size} {Hex(checkpoint.Head)}" : "";

    private string Signer() => Ledger.Checkpoint.Verify(Checkpoint, [Key], out var signer) is null ? "" : signer!.Line;

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
