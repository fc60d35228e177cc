using System.Buffers;
using System.Security.Cryptography;

namespace Avow.Ledger;

/// <summary>The Merkle tree of RFC 9162: one root that stands for a list of leaves, and short paths that prove a leaf is in it.</summary>
/// <remarks>
/// A list of leaf hashes is given <em>packed</em>: 32 bytes each, in the tree's order, one after the other. All hashes are SHA-256.
/// Nothing here knows what a leaf means. Source: RFC 9162 section 2.1.
/// </remarks>
public static class MerkleTree
{
    /// <summary>The length of every hash, in bytes.</summary>
    public const int HashBytes = 32;

    /// <summary>The hash of a leaf: SHA-256(0x00 || data).</summary>
    /// <param name="data">The leaf's own bytes; may be empty.</param>
    /// <returns>A new array of 32 bytes.</returns>
    public static byte[] HashLeaf(ReadOnlySpan<byte> data)
    {
        var prefixed = new byte[1 + data.Length];
        data.CopyTo(prefixed.AsSpan(1));
        return SHA256.HashData(prefixed);
    }

    /// <summary>The hash of an inner node: SHA-256(0x01 || left || right).</summary>
    /// <param name="left">32 bytes.</param>
    /// <param name="right">32 bytes.</param>
    /// <param name="hash">Receives 32 bytes; may overlap either input.</param>
    public static void HashNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> hash)
    {
        Span<byte> node = stackalloc byte[1 + 2 * HashBytes];
        node[0] = 1;
        left[..HashBytes].CopyTo(node[1..]);
        right[..HashBytes].CopyTo(node[(1 + HashBytes)..]);
        SHA256.HashData(node, hash);
    }

    /// <summary>The root of the tree over the given leaf hashes.</summary>
    /// <param name="leaves">Packed leaf hashes; empty gives SHA-256 of nothing; a single leaf is its own root.</param>
    /// <param name="root">Receives 32 bytes.</param>
    /// <exception cref="ArgumentException">The length is no multiple of 32.</exception>
    public static void Root(ReadOnlySpan<byte> leaves, Span<byte> root)
    {
        var count = CountOf(leaves);
        if (count == 0) { SHA256.HashData([], root); return; }
        var level = ArrayPool<byte>.Shared.Rent(HashBytes * ((count + 1) / 2));
        try
        {
            var current = leaves;
            while (current.Length > HashBytes) current = Raise(current, level);
            current[..HashBytes].CopyTo(root);
        }
        finally { ArrayPool<byte>.Shared.Return(level); }
    }

    /// <inheritdoc cref="Root(ReadOnlySpan{byte}, Span{byte})"/>
    /// <returns>A new array of 32 bytes.</returns>
    public static byte[] Root(ReadOnlySpan<byte> leaves)
    {
        var root = new byte[HashBytes];
        Root(leaves, root);
        return root;
    }

    /// <summary>The inclusion path of one leaf: its neighbours on the way up.</summary>
    /// <param name="leaves">Packed leaf hashes; at least one.</param>
    /// <param name="index">The leaf's place, from 0.</param>
    /// <returns>Hashes of 32 bytes from the leaf's own neighbour to the root's child; empty for a tree of one leaf.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No leaf stands at that place.</exception>
    /// <remarks>Source: PATH(m, D[n]), RFC 9162 section 2.1.3.1.</remarks>
    public static IReadOnlyList<byte[]> Path(ReadOnlySpan<byte> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, CountOf(leaves));
        var path = new List<byte[]>();
        var level = new byte[leaves.Length];
        for (var current = leaves; current.Length > HashBytes; index /= 2)
        {
            var neighbour = (index ^ 1) * HashBytes;
            if (neighbour < current.Length) path.Add(current.Slice(neighbour, HashBytes).ToArray());
            current = Raise(current, level);
        }

        return path;
    }

    /// <summary>The root that a leaf and its path lead to: equal to the tree's root exactly when the leaf stands at that place in it.</summary>
    /// <param name="leaf">The leaf's hash, 32 bytes.</param>
    /// <param name="index">The leaf's place, from 0.</param>
    /// <param name="size">How many leaves the tree has.</param>
    /// <param name="path">As <see cref="Path"/> returns it.</param>
    /// <param name="root">Receives 32 bytes; unchanged when the answer is no.</param>
    /// <returns>Whether a path of this length fits this place and size. A path that does not fit proves nothing.</returns>
    /// <remarks>Source: RFC 9162 section 2.1.3.2.</remarks>
    public static bool TryRootFromPath(ReadOnlySpan<byte> leaf, long index, long size, IReadOnlyList<byte[]> path, Span<byte> root)
    {
        if (leaf.Length != HashBytes || index < 0 || index >= size) return false;
        Span<byte> hash = stackalloc byte[HashBytes];
        leaf.CopyTo(hash);
        var (here, last) = (index, size - 1);
        foreach (var neighbour in path)
        {
            if (last == 0 || neighbour.Length != HashBytes) return false;
            if ((here & 1) == 1 || here == last)
            {
                HashNode(neighbour, hash, hash);
                // A node without a right neighbour rises unchanged until it is a right child itself.
                while (here != 0 && (here & 1) == 0) { here >>= 1; last >>= 1; }
            }
            else HashNode(hash, neighbour, hash);
            here >>= 1;
            last >>= 1;
        }

        if (last != 0) return false;
        hash.CopyTo(root);
        return true;
    }

    // One level up. Reading runs ahead of writing, so a level may be raised in place.
    private static ReadOnlySpan<byte> Raise(ReadOnlySpan<byte> current, Span<byte> level)
    {
        var pairs = current.Length / (2 * HashBytes);
        var odd = current.Length - pairs * 2 * HashBytes;
        NodeLanes.Hash(current[..(pairs * 2 * HashBytes)], level);
        if (odd > 0) current[^HashBytes..].CopyTo(level[(pairs * HashBytes)..]);
        return level[..(pairs * HashBytes + odd)];
    }

    private static int CountOf(ReadOnlySpan<byte> leaves) =>
        leaves.Length % HashBytes == 0
            ? leaves.Length / HashBytes
            : throw new ArgumentException($"Packed hashes of {leaves.Length} bytes are not a multiple of {HashBytes}.", nameof(leaves));
}
