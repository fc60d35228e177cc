using System.Runtime.CompilerServices;

namespace Avow.Ledger;

/// <summary>A SHA-256 hash as a value, ordered bytewise: lets packed hashes be sorted where they lie.</summary>
[InlineArray(MerkleTree.HashBytes)]
internal struct Digest : IComparable<Digest>
{
    private byte _first;

    public Digest(ReadOnlySpan<byte> hash) => hash[..MerkleTree.HashBytes].CopyTo(this);

    public readonly int CompareTo(Digest other) => ((ReadOnlySpan<byte>)this).SequenceCompareTo(other);

    public readonly bool Is(ReadOnlySpan<byte> hash) => ((ReadOnlySpan<byte>)this).SequenceEqual(hash);
}
