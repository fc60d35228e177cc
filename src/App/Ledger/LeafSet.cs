using System.Runtime.InteropServices;

namespace Avow.Ledger;

/// <summary>The leaves of one ledger entry: what a batch disposed of, as hashes in bytewise order.</summary>
/// <remarks>
/// The order is that of the hashes, so it tells nothing about the records. A root is meaningful only together with the number of
/// leaves; the entry's count says it.
/// </remarks>
public readonly struct LeafSet
{
    private readonly byte[]? _packed;

    private LeafSet(byte[] packed) => _packed = packed;

    /// <summary>The hashes, 32 bytes each, one after the other: the <c>leaves</c> column. Never null; empty for an empty set. Not a copy.</summary>
    public byte[] Packed => _packed ?? [];

    /// <summary>How many leaves there are.</summary>
    public int Count => Packed.Length / MerkleTree.HashBytes;

    /// <summary>The set of the given records.</summary>
    /// <param name="records">In any order; may be empty.</param>
    /// <exception cref="ArgumentException">A record is given twice, or its names cannot stand in the ledger.</exception>
    public static LeafSet Of(ReadOnlySpan<RecordLeaf> records)
    {
        var packed = new byte[records.Length * MerkleTree.HashBytes];
        for (var i = 0; i < records.Length; i++) records[i].Hash(packed.AsSpan(i * MerkleTree.HashBytes, MerkleTree.HashBytes));
        var hashes = MemoryMarshal.Cast<byte, Digest>(packed.AsSpan());
        hashes.Sort();
        for (var i = 1; i < hashes.Length; i++)
            if (hashes[i].CompareTo(hashes[i - 1]) == 0) throw new ArgumentException("A record stands twice in one ledger entry.", nameof(records));
        return new LeafSet(packed);
    }

    /// <summary>The set as it was stored.</summary>
    /// <param name="packed">A value of the <c>leaves</c> column; kept, not copied.</param>
    /// <exception cref="ArgumentException">The length is no multiple of 32.</exception>
    public static LeafSet Stored(byte[] packed) =>
        packed.Length % MerkleTree.HashBytes == 0
            ? new LeafSet(packed)
            : throw new ArgumentException($"Stored leaves of {packed.Length} bytes are not a multiple of {MerkleTree.HashBytes}.", nameof(packed));

    /// <summary>The root over all leaves, 32 bytes; of an empty set SHA-256 of nothing.</summary>
    public byte[] Root() => MerkleTree.Root(Packed);

    /// <summary>The place of a record's leaf, from 0, or -1 when the record is not in the set.</summary>
    public int IndexOf(RecordLeaf record)
    {
        Span<byte> hash = stackalloc byte[MerkleTree.HashBytes];
        record.Hash(hash);
        return IndexOf(hash);
    }

    /// <summary>The place of a leaf hash of 32 bytes, from 0, or -1.</summary>
    public int IndexOf(ReadOnlySpan<byte> hash)
    {
        var place = MemoryMarshal.Cast<byte, Digest>(Packed.AsSpan()).BinarySearch(new Digest(hash));
        return place < 0 ? -1 : place;
    }

    /// <summary>The inclusion path of the leaf at a place; see <see cref="MerkleTree.Path"/>.</summary>
    public IReadOnlyList<byte[]> Path(int index) => MerkleTree.Path(Packed, index);
}
