using Avow.Database;
using Avow.Holdings;
using NodaTime;

namespace Avow.Ledger;

/// <summary>A signed checkpoint as the database keeps it.</summary>
public sealed class LedgerCheckpoint : IOwnedRow
{
    /// <summary>Whose ledger it is about.</summary>
    public long OrganisationId { get; set; }

    /// <summary>How many entries it covers; at most one checkpoint is kept for a size.</summary>
    [Plain("a count")]
    public long Size { get; set; }

    /// <summary>When it was signed, by the business clock (UTC, whole microseconds). The signature does not cover it.</summary>
    [Plain("when it was signed")]
    public Instant At { get; set; }

    /// <summary>The signed note, as <see cref="Checkpoint.Sign"/> wrote it.</summary>
    [Plain("a signed note of hashes")]
    public string Note { get; set; } = "";

    /// <summary>The <see cref="VerifyingKey.Id"/> of the key that signed.</summary>
    [Plain("a key id")]
    public string KeyId { get; set; } = "";
}
