using System.Security.Cryptography;
using System.Text;

namespace Avow.Ledger;

/// <summary>The chain of one organisation's ledger: every head stands for all entries up to it, in their order.</summary>
/// <remarks>
/// head(0) = SHA-256 of the UTF-8 text <c>avow-ledger-1 start of organisation N</c>;
/// head(n) = SHA-256(0x01 || head(n-1) || hash of entry n). The 0x01 keeps heads and entries apart, as RFC 9162 does for its nodes.
/// </remarks>
public static class LedgerChain
{
    /// <summary>The head before the first entry: 32 bytes that no other organisation's chain starts with.</summary>
    public static byte[] Start(long organisationId) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"avow-ledger-1 start of organisation {organisationId}")));

    /// <summary>The head after one more entry.</summary>
    /// <param name="previous">The head before it, 32 bytes.</param>
    /// <param name="entryHash">The entry's hash, 32 bytes; see <see cref="LedgerEntry.EntryHash()"/>.</param>
    /// <param name="head">Receives 32 bytes; may be the same memory as <paramref name="previous"/>.</param>
    public static void Next(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> entryHash, Span<byte> head) =>
        MerkleTree.HashNode(previous, entryHash, head);
}
