namespace Avow.Ledger;

/// <summary>What a verification remembers of an entry: enough to chain it, nothing of what it says.</summary>
/// <param name="Sequence">The place it claims.</param>
/// <param name="EntryHash">The hash of what it says now.</param>
/// <param name="Head">The head it was sealed with; zeros when the row holds none, which no hash ever is.</param>
/// <param name="LeavesAgree">Whether its leaves lead to its root and are as many as it counts.</param>
internal readonly record struct SealedRow(long Sequence, Digest EntryHash, Digest Head, bool LeavesAgree)
{
    /// <summary>Whether its head is the one that follows the given one.</summary>
    public bool Follows(Digest previous)
    {
        Span<byte> computed = stackalloc byte[MerkleTree.HashBytes];
        var entryHash = EntryHash;
        LedgerChain.Next(previous, entryHash, computed);
        return Head.Is(computed);
    }
}
