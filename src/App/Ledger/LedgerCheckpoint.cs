using NodaTime;

namespace Avow.Ledger;

/// <summary>A signed checkpoint as the database keeps it.</summary>
public sealed class LedgerCheckpoint
{
    /// <summary>Whose ledger it is about.</summary>
    public long OrganisationId { get; set; }

    /// <summary>How many entries it covers; at most one checkpoint is kept for a size.</summary>
    public long Size { get; set; }

    /// <summary>When it was signed, by the business clock (UTC, whole microseconds). The signature does not cover it.</summary>
    public Instant At { get; set; }

    /// <summary>The signed note, as <see cref="Checkpoint.Sign"/> wrote it.</summary>
    public string Note { get; set; } = "";

    /// <summary>The <see cref="VerifyingKey.Id"/> of the key that signed.</summary>
    public string KeyId { get; set; } = "";
}
