namespace Avow.Ledger;

/// <summary>The steps of a proof, in order; each starts from what the one before it gave.</summary>
public enum ProofStepKind
{
    /// <summary>The record's fields hash to the leaf.</summary>
    Leaf,

    /// <summary>Leaf and path lead to the root.</summary>
    Path,

    /// <summary>The entry's text names that root and that number of leaves.</summary>
    Entry,

    /// <summary>The entry's text hashes to the entry's hash.</summary>
    EntryHash,

    /// <summary>The head before the entry and the entry's hash give the head with it.</summary>
    Chain,

    /// <summary>The entries that follow lead to the size and head of the checkpoint.</summary>
    Checkpoint,

    /// <summary>The key signed the checkpoint.</summary>
    Signature,
}

/// <summary>One recomputed step.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Expected">What the proof claims: lower-case hexadecimal, or number and hexadecimal, or the key's line.</param>
/// <param name="Actual">What was computed, in the same form; empty when nothing could be.</param>
public sealed record ProofStep(ProofStepKind Kind, string Expected, string Actual)
{
    /// <summary>Whether both are the same.</summary>
    public bool Ok => Actual.Length > 0 && Expected == Actual;
}
