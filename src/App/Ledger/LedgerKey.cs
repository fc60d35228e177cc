using System.Security.Cryptography;

namespace Avow.Ledger;

/// <summary>The key that signs an organisation's checkpoints: ECDSA on P-256 with SHA-256.</summary>
/// <remarks>
/// Kept outside the database, so that who can write rows still cannot sign them. When it is replaced its public half stays known:
/// what it signed stays valid.
/// </remarks>
public sealed class LedgerKey : IDisposable
{
    private readonly ECDsa _key;

    private LedgerKey(string name, ECDsa key)
    {
        if (!CheckpointNote.IsName(name)) throw new ArgumentException($"\"{name}\" cannot name a ledger: no spaces, no plus sign.", nameof(name));
        _key = key;
        Public = new VerifyingKey(name, key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>The half that everyone may have.</summary>
    public VerifyingKey Public { get; }

    /// <summary>A new key.</summary>
    /// <param name="name">The ledger's name: it is the first line of every checkpoint; see <see cref="VerifyingKey"/>.</param>
    /// <exception cref="ArgumentException">The name is empty or holds white space, a plus sign or a control character.</exception>
    public static LedgerKey Create(string name) => new(name, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>The key that <see cref="ToPem"/> wrote.</summary>
    /// <param name="name">As in <see cref="Create"/>; the PEM does not hold it.</param>
    /// <param name="pem">PKCS #8 or SEC 1.</param>
    /// <exception cref="ArgumentException">The text holds no private key, or the name is none.</exception>
    /// <exception cref="CryptographicException">The key is not one on P-256.</exception>
    public static LedgerKey FromPem(string name, string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key.ExportParameters(includePrivateParameters: false).Curve.Oid?.Value == ECCurve.NamedCurves.nistP256.Oid.Value
            ? new LedgerKey(name, key)
            : throw new CryptographicException("The ledger's key is not an ECDSA key on P-256.");
    }

    /// <summary>The private key as PKCS #8 PEM, unencrypted: for a file that only the program may read.</summary>
    public string ToPem() => _key.ExportPkcs8PrivateKeyPem();

    /// <summary>Signs bytes with ECDSA over SHA-256.</summary>
    /// <returns>A DER sequence (RFC 3279) of 68 to 72 bytes, different each time.</returns>
    public byte[] Sign(ReadOnlySpan<byte> data) =>
        _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>Releases the key.</summary>
    public void Dispose() => _key.Dispose();
}
