using System.Security.Cryptography;
using NodaTime;

namespace Avow.Ledger;

/// <summary>One disposed record as the ledger remembers it: what kind it was, which one, by which rule it went and when it was due.</summary>
/// <param name="Kind">The record kind's name, such as <c>phone-message</c>.</param>
/// <param name="Id">The record's key; it identifies nobody once the record is gone.</param>
/// <param name="Rule">The rule's name in the policy.</param>
/// <param name="Due">The instant at which the record had to be gone (UTC); parts below a microsecond do not count.</param>
/// <remarks>
/// The leaf's bytes are the UTF-8 text <c>kind ␟ id ␟ rule ␟ due</c>, where ␟ is the single byte 0x1F, the id is written in lower case
/// with hyphens, and due is the whole number of microseconds since 1970-01-01T00:00:00Z. The leaf's hash is SHA-256(0x00 || bytes).
/// So a sceptic recomputes it in a shell, here for a record due at the start of 2026:
/// <c>printf '\000phone-message\037019b76da-a800-7000-8000-000000000001\037message-taking\0371767225600000000' | sha256sum</c>
/// </remarks>
public readonly record struct RecordLeaf(string Kind, Guid Id, string Rule, Instant Due)
{
    // Longer than any kind and rule a policy can name; what does not fit is refused, never cut.
    private const int MostBytes = 1024;

    /// <summary>The leaf's bytes, without the 0x00 that the hash puts before them.</summary>
    /// <exception cref="ArgumentException">Kind or rule holds a control character, or both are longer than about 900 bytes.</exception>
    public byte[] Bytes()
    {
        Span<byte> space = stackalloc byte[MostBytes];
        return Write(space)[1..].ToArray();
    }

    /// <summary>The leaf's hash: SHA-256(0x00 || bytes).</summary>
    /// <param name="hash">Receives 32 bytes.</param>
    /// <exception cref="ArgumentException">As <see cref="Bytes"/>.</exception>
    public void Hash(Span<byte> hash)
    {
        Span<byte> space = stackalloc byte[MostBytes];
        SHA256.HashData(Write(space), hash);
    }

    /// <inheritdoc cref="Hash(Span{byte})"/>
    /// <returns>A new array of 32 bytes.</returns>
    public byte[] Hash()
    {
        var hash = new byte[MerkleTree.HashBytes];
        Hash(hash);
        return hash;
    }

    private ReadOnlySpan<byte> Write(Span<byte> space)
    {
        var writer = new CanonicalWriter(space);
        writer.Raw([0]);
        writer.Text(Kind);
        writer.Raw([0x1F]);
        writer.Id(Id);
        writer.Raw([0x1F]);
        writer.Text(Rule);
        writer.Raw([0x1F]);
        writer.At(Due);
        return writer.Fits ? writer.Written : throw new ArgumentException($"Record {Id} has a kind or rule that cannot stand in the ledger.");
    }
}
