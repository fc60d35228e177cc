namespace Avow.Ledger;

/// <summary>What is wrong with a ledger.</summary>
public enum ChainFaultKind
{
    /// <summary>An entry is not what was sealed.</summary>
    Altered,

    /// <summary>Entries are missing from the middle.</summary>
    Dropped,

    /// <summary>An entry stands there that was never sealed there.</summary>
    Added,

    /// <summary>A sealed entry stands at another place than it was sealed at.</summary>
    Moved,

    /// <summary>The entry is intact, but its leaves do not lead to its root, or are not as many as it counts.</summary>
    Leaves,

    /// <summary>A checkpoint bears no valid signature of a known key, or its row says something else than its note.</summary>
    CheckpointSignature,

    /// <summary>A validly signed checkpoint names another head: entries before it were rewritten together with their hashes.</summary>
    CheckpointHead,

    /// <summary>A validly signed checkpoint covers entries that are no longer there: the end was cut off.</summary>
    Truncated,
}

/// <summary>The first thing that is wrong with a ledger.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Sequence">The first place that is wrong, from 1; for checkpoints the first entry that can be concerned.</param>
/// <param name="Through">The last place concerned; equal to <paramref name="Sequence"/> for a single entry.</param>
/// <param name="Message">One English line that names the places, for the command line and the log.</param>
public sealed record ChainFault(ChainFaultKind Kind, long Sequence, long Through, string Message);

/// <summary>What a verification found.</summary>
/// <param name="Size">How many entries are proved intact: all of them, or those before the fault.</param>
/// <param name="Head">The chain's head after them, 32 bytes.</param>
/// <param name="Covered">How many of them a valid signature covers; the others rest on the chain alone.</param>
/// <param name="Fault">The first fault, or null.</param>
public sealed record ChainReport(long Size, byte[] Head, long Covered, ChainFault? Fault)
{
    /// <summary>Whether nothing was wrong.</summary>
    public bool Intact => Fault is null;
}
