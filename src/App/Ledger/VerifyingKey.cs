using System.Security.Cryptography;

namespace Avow.Ledger;

/// <summary>The public half of a key that signs checkpoints: who has it can check them and nothing else.</summary>
/// <param name="Name">The log's name, such as <c>example.com/north-quay</c>: no space, no plus sign, no line break.</param>
/// <param name="PublicKey">The public key as DER SubjectPublicKeyInfo; a P-256 key is 91 bytes.</param>
/// <remarks>Source: signature type 0x02 (ECDSA) of the C2SP signed-note specification.</remarks>
public sealed record VerifyingKey(string Name, byte[] PublicKey)
{
    /// <summary>The length of <see cref="Id"/>, in bytes.</summary>
    internal const int IdBytes = 4;

    // Reading a key costs more than verifying with it, and a ledger has thousands of signatures by one key.
    private readonly Lock _reading = new();
    private ECDsa? _key;

    // A copy may get another public key, so it reads its own.
    private VerifyingKey(VerifyingKey other) => (Name, PublicKey, _reading) = (other.Name, other.PublicKey, new());

    /// <summary>The first four bytes of SHA-256(public key): a label to find the key by, not a proof of it. Lower-case hexadecimal.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(PublicKey).AsSpan(0, IdBytes));

    /// <summary>The key on one line, as note verifiers take it: <c>name+id+base64(0x02 || public key)</c>.</summary>
    public string Line => $"{Name}+{Id}+{Convert.ToBase64String([2, .. PublicKey])}";

    /// <summary>The key that <see cref="Line"/> wrote, or null when the text is no such line or its id is not that of its key.</summary>
    public static VerifyingKey? Parse(string line)
    {
        if (line.Split('+', 3) is not [var name, var id, var text] || !CheckpointNote.IsName(name)) return null;
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length < 2 || bytes[0] != 2) return null;
        var key = new VerifyingKey(name, bytes[1..length]);
        return key.Id == id ? key : null;
    }

    /// <summary>Whether the signature over these bytes was made with this key.</summary>
    /// <param name="data">What was signed.</param>
    /// <param name="signature">ECDSA over SHA-256, as a DER sequence (RFC 3279).</param>
    /// <returns>False, too, when the stored bytes are no P-256 key at all: nothing was signed with such a key.</returns>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        lock (_reading)
        {
            _key ??= Read();
            return _key is { KeySize: 256 } && _key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
    }

    private ECDsa? Read()
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(PublicKey, out var read);
            return read == PublicKey.Length ? key : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Equal in name and in every byte of the key.</summary>
    public bool Equals(VerifyingKey? other) =>
        other is not null && Name == other.Name && PublicKey.AsSpan().SequenceEqual(other.PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Id);
}
