using System.Security.Cryptography;
using Avow.Ledger;
using Shouldly;
using Xunit;

namespace Avow.Tests.Ledger;

public class MerkleTreeTests
{
    // The reference leaves and roots of Certificate Transparency (RFC 6962), used by every implementation of it.
    private static readonly string[] ReferenceLeaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] ReferenceRoots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void The_reference_trees_have_the_reference_roots()
    {
        var leaves = ReferenceLeaves.Select(l => MerkleTree.HashLeaf(Convert.FromHexString(l))).ToList();
        for (var size = 1; size <= leaves.Count; size++)
            Convert.ToHexStringLower(MerkleTree.Root(Pack(leaves.Take(size)))).ShouldBe(ReferenceRoots[size - 1]);
    }

    [Fact]
    public void A_reference_leaf_has_the_reference_path()
    {
        var leaves = Pack(ReferenceLeaves.Select(l => MerkleTree.HashLeaf(Convert.FromHexString(l))));
        MerkleTree.Path(leaves, 5).Select(Convert.ToHexStringLower).ShouldBe(
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]);
    }

    [Fact]
    public void An_empty_tree_has_the_hash_of_nothing() => MerkleTree.Root([]).ShouldBe(SHA256.HashData([]));

    [Fact]
    public void Roots_and_paths_agree_with_the_recursive_definition_for_sizes_to_300()
    {
        for (var size = 0; size <= 300; size++)
        {
            var leaves = Leaves(size);
            var packed = Pack(leaves);
            MerkleTree.Root(packed).ShouldBe(SlowRoot(leaves), $"size {size}");
            foreach (var index in size < 20 ? Enumerable.Range(0, size) : [0, 1, size / 3, size / 2, size - 2, size - 1])
            {
                var path = MerkleTree.Path(packed, index);
                path.ShouldBe(SlowPath(index, leaves), $"leaf {index} of {size}");
                Proves(leaves[index], index, size, path, SlowRoot(leaves)).ShouldBeTrue($"leaf {index} of {size}");
            }
        }
    }

    [Fact]
    public void One_flipped_bit_in_leaf_or_path_proves_nothing()
    {
        var leaves = Leaves(77);
        var root = SlowRoot(leaves);
        var path = MerkleTree.Path(Pack(leaves), 40);
        Proves(leaves[40], 40, 77, path, root).ShouldBeTrue();
        foreach (var part in path.Prepend(leaves[40]).ToList())
            for (var bit = 0; bit < part.Length * 8; bit++)
            {
                part[bit / 8] ^= (byte)(1 << (bit % 8));
                Proves(leaves[40], 40, 77, path, root).ShouldBeFalse();
                part[bit / 8] ^= (byte)(1 << (bit % 8));
            }
    }

    [Fact]
    public void A_path_proves_its_leaf_at_no_other_place_or_length()
    {
        var leaves = Leaves(21);
        var root = SlowRoot(leaves);
        var path = MerkleTree.Path(Pack(leaves), 9);
        for (var index = -1; index <= 30; index++)
            Proves(leaves[9], index, 21, path, root).ShouldBe(index == 9);
        Proves(leaves[9], 9, 21, [.. path.Skip(1)], root).ShouldBeFalse();
        Proves(leaves[9], 9, 21, [.. path, path[0]], root).ShouldBeFalse();
        Proves(leaves[9], 9, 21, [path[0][..31], .. path.Skip(1)], root).ShouldBeFalse();
        Proves(leaves[9][..31], 9, 21, path, root).ShouldBeFalse();
    }

    [Fact]
    public void Nodes_hashed_side_by_side_equal_nodes_hashed_one_by_one()
    {
        for (var count = 0; count <= 40; count++)
        {
            var pairs = Pack(Leaves(2 * count));
            byte[] together = new byte[32 * count], single = new byte[32 * count];
            NodeLanes.Hash(pairs, together);
            NodeLanes.HashOneByOne(pairs, single);
            together.ShouldBe(single, $"{count} pairs");
            NodeLanes.Hash(pairs, pairs);
            pairs[..(32 * count)].ShouldBe(single, $"{count} pairs, in place");
        }
    }

    [Fact]
    public void Packed_hashes_of_a_broken_length_are_refused()
    {
        Should.Throw<ArgumentException>(() => MerkleTree.Root(new byte[33]));
        Should.Throw<ArgumentOutOfRangeException>(() => MerkleTree.Path(new byte[64], 2));
        Should.Throw<ArgumentOutOfRangeException>(() => MerkleTree.Path([], 0));
    }

    private static bool Proves(byte[] leaf, long index, long size, IReadOnlyList<byte[]> path, byte[] root)
    {
        var computed = new byte[32];
        return MerkleTree.TryRootFromPath(leaf, index, size, path, computed) && computed.AsSpan().SequenceEqual(root);
    }

    internal static List<byte[]> Leaves(int count) => [.. Enumerable.Range(0, count).Select(i => SHA256.HashData(BitConverter.GetBytes(i)))];

    internal static byte[] Pack(IEnumerable<byte[]> hashes) => [.. hashes.SelectMany(h => h)];

    // RFC 9162 section 2.1.1, word for word: split at the largest power of two below the size.
    internal static byte[] SlowRoot(List<byte[]> leaves)
    {
        if (leaves.Count == 0) return SHA256.HashData([]);
        if (leaves.Count == 1) return leaves[0];
        var split = Split(leaves.Count);
        return SHA256.HashData([1, .. SlowRoot(leaves[..split]), .. SlowRoot(leaves[split..])]);
    }

    private static List<byte[]> SlowPath(int index, List<byte[]> leaves)
    {
        if (leaves.Count == 1) return [];
        var split = Split(leaves.Count);
        return index < split
            ? [.. SlowPath(index, leaves[..split]), SlowRoot(leaves[split..])]
            : [.. SlowPath(index - split, leaves[split..]), SlowRoot(leaves[..split])];
    }

    private static int Split(int size)
    {
        var split = 1;
        while (split * 2 < size) split *= 2;
        return split;
    }
}
