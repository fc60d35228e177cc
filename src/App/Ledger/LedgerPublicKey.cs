using Avow.Database;
using Avow.Holdings;
using NodaTime;

namespace Avow.Ledger;

/// <summary>A public key of the ledger as the database keeps it. Old ones stay: what they signed stays valid.</summary>
public sealed class LedgerPublicKey : IOwnedRow
{
    /// <summary>Whose ledger it signs.</summary>
    public long OrganisationId { get; set; }

    /// <summary>Its <see cref="VerifyingKey.Id"/>.</summary>
    [Plain("a key id")]
    public string KeyId { get; set; } = "";

    /// <summary>The ledger's name; see <see cref="VerifyingKey"/>.</summary>
    [Plain("the ledger's name")]
    public string Name { get; set; } = "";

    /// <summary>The DER SubjectPublicKeyInfo in base64, on one line.</summary>
    [Plain("a public key")]
    public string PublicKey { get; set; } = "";

    /// <summary>When it began to sign (UTC).</summary>
    [Plain("since when")]
    public Instant Since { get; set; }

    /// <summary>When another took its place (UTC); null while it signs.</summary>
    [Plain("until when")]
    public Instant? Until { get; set; }

    /// <summary>The row for a key that begins to sign.</summary>
    public static LedgerPublicKey Of(long organisationId, VerifyingKey key, Instant since) => new()
    {
        OrganisationId = organisationId,
        KeyId = key.Id,
        Name = key.Name,
        PublicKey = Convert.ToBase64String(key.PublicKey),
        Since = since,
    };

    /// <summary>The key itself. A row whose text is no base64 gives a key that verifies nothing.</summary>
    public VerifyingKey ToVerifyingKey()
    {
        var bytes = new byte[PublicKey.Length];
        return new VerifyingKey(Name, Convert.TryFromBase64String(PublicKey, bytes, out var length) ? bytes[..length] : []);
    }
}
