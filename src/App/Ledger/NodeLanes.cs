using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Avow.Ledger;

/// <summary>Hashes many Merkle nodes at once: sixteen SHA-256 side by side in the lanes of a vector.</summary>
/// <remarks>
/// A call into the platform's SHA-256 costs far more than the 65 bytes of a node, and a ledger verification hashes one node per
/// disposed record. Source: FIPS 180-4 section 6.2. <see cref="MerkleTree.HashNode"/> is the same function, one node at a time, and
/// the tests hold both against each other; without wide vectors it is also what runs.
/// </remarks>
internal static class NodeLanes
{
    /// <summary>How many nodes are hashed in the time of one; a caller with fewer wastes the rest.</summary>
    public const int Width = 16;

    private const int Pair = 2 * MerkleTree.HashBytes;
    private const int Fewest = 3;

    private static ReadOnlySpan<uint> Rounds =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    private static ReadOnlySpan<uint> Start =>
        [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    [InlineArray(8)]
    private struct State { private Vector512<uint> _first; }

    [InlineArray(16)]
    private struct Words { private Vector512<uint> _first; }

    /// <summary>Hashes each pair of packed hashes into its parent.</summary>
    /// <param name="pairs">Left and right hash, 64 bytes a pair.</param>
    /// <param name="parents">Receives 32 bytes a pair; may be the same memory as <paramref name="pairs"/>, from its beginning.</param>
    public static void Hash(ReadOnlySpan<byte> pairs, Span<byte> parents)
    {
        for (; pairs.Length > 0; pairs = pairs[Math.Min(pairs.Length, Width * Pair)..])
        {
            var count = Math.Min(Width, pairs.Length / Pair);
            if (Vector512.IsHardwareAccelerated && count >= Fewest) HashLanes(pairs[..(count * Pair)], parents);
            else HashOneByOne(pairs[..(count * Pair)], parents);
            parents = parents[(count * MerkleTree.HashBytes)..];
        }
    }

    internal static void HashOneByOne(ReadOnlySpan<byte> pairs, Span<byte> parents)
    {
        for (; pairs.Length > 0; pairs = pairs[Pair..], parents = parents[MerkleTree.HashBytes..])
            MerkleTree.HashNode(pairs[..MerkleTree.HashBytes], pairs[MerkleTree.HashBytes..Pair], parents);
    }

    // The message is 65 bytes, 0x01 and the pair, so it fills one block and one byte of a second that is otherwise padding.
    private static void HashLanes(ReadOnlySpan<byte> pairs, Span<byte> parents)
    {
        Span<uint> lanes = stackalloc uint[16 * Width];
        Span<uint> rest = stackalloc uint[Width];
        for (var i = 0; i * Pair < pairs.Length; i++) Spread(pairs.Slice(i * Pair, Pair), lanes[i..], out rest[i]);
        State state = default;
        Words words = default;
        for (var i = 0; i < 8; i++) state[i] = Vector512.Create(Start[i]);
        for (var i = 0; i < 16; i++) words[i] = Vector512.Create<uint>(lanes.Slice(i * Width, Width));
        Compress(ref state, ref words);
        words = default;
        words[0] = Vector512.Create<uint>(rest);
        words[15] = Vector512.Create(8u * (1 + Pair));
        Compress(ref state, ref words);
        for (var i = 0; i < 8; i++) state[i].CopyTo(lanes[(i * Width)..]);
        for (var i = 0; i * Pair < pairs.Length; i++)
            for (var word = 0; word < 8; word++)
                BinaryPrimitives.WriteUInt32BigEndian(parents[(i * MerkleTree.HashBytes + word * 4)..], lanes[word * Width + i]);
    }

    private static void Spread(ReadOnlySpan<byte> pair, Span<uint> lane, out uint rest)
    {
        lane[0] = 0x01000000u | (BinaryPrimitives.ReadUInt32BigEndian(pair) >> 8);
        for (var word = 1; word < 16; word++) lane[word * Width] = BinaryPrimitives.ReadUInt32BigEndian(pair[(word * 4 - 1)..]);
        rest = ((uint)pair[^1] << 24) | 0x00800000u;
    }

    // Eight rounds at a time, so that the eight variables change names instead of being moved.
    private static void Compress(ref State state, ref Words words)
    {
        Vector512<uint> a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        for (var round = 0; round < 64; round += 8)
        {
            if (round >= 16) Extend(ref words, round & 15);
            var w = (ReadOnlySpan<Vector512<uint>>)words;
            w = w.Slice(round & 15, 8);
            var k = Rounds.Slice(round, 8);
            Round(a, b, c, ref d, e, f, g, ref h, w[0] + Vector512.Create(k[0]));
            Round(h, a, b, ref c, d, e, f, ref g, w[1] + Vector512.Create(k[1]));
            Round(g, h, a, ref b, c, d, e, ref f, w[2] + Vector512.Create(k[2]));
            Round(f, g, h, ref a, b, c, d, ref e, w[3] + Vector512.Create(k[3]));
            Round(e, f, g, ref h, a, b, c, ref d, w[4] + Vector512.Create(k[4]));
            Round(d, e, f, ref g, h, a, b, ref c, w[5] + Vector512.Create(k[5]));
            Round(c, d, e, ref f, g, h, a, ref b, w[6] + Vector512.Create(k[6]));
            Round(b, c, d, ref e, f, g, h, ref a, w[7] + Vector512.Create(k[7]));
        }

        state[0] += a; state[1] += b; state[2] += c; state[3] += d;
        state[4] += e; state[5] += f; state[6] += g; state[7] += h;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        Vector512<uint> a, Vector512<uint> b, Vector512<uint> c, ref Vector512<uint> d,
        Vector512<uint> e, Vector512<uint> f, Vector512<uint> g, ref Vector512<uint> h, Vector512<uint> word)
    {
        var t = h + (Rotate(e, 6) ^ Rotate(e, 11) ^ Rotate(e, 25)) + (g ^ (e & (f ^ g))) + word;
        d += t;
        h = t + (Rotate(a, 2) ^ Rotate(a, 13) ^ Rotate(a, 22)) + ((a & b) | (c & (a | b)));
    }

    private static void Extend(ref Words words, int from)
    {
        for (var i = from; i < from + 8; i++)
        {
            var (early, late) = (words[(i + 1) & 15], words[(i + 14) & 15]);
            words[i] += words[(i + 9) & 15] + (Rotate(early, 7) ^ Rotate(early, 18) ^ (early >>> 3))
                + (Rotate(late, 17) ^ Rotate(late, 19) ^ (late >>> 10));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Rotate(Vector512<uint> value, [ConstantExpected] byte by) =>
        Avx512F.IsSupported ? Avx512F.RotateRight(value, by) : (value >>> by) | (value << (32 - by));
}
