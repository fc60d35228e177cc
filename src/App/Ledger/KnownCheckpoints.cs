namespace Avow.Ledger;

/// <summary>The checkpoints that a ledger is held against, in the order in which its entries reach them.</summary>
internal sealed class KnownCheckpoints
{
    private readonly IReadOnlyCollection<VerifyingKey> _keys;
    private readonly Queue<LedgerCheckpoint> _waiting;

    public KnownCheckpoints(IReadOnlyCollection<VerifyingKey> keys, IEnumerable<LedgerCheckpoint> checkpoints, string? tail)
    {
        _keys = keys;
        // A tail that is no checkpoint stands at 0, where it is the first thing found wrong.
        Tail = tail is null ? long.MaxValue : Checkpoint.Parse(tail)?.Size ?? 0;
        var all = tail is null ? checkpoints : checkpoints.Append(new LedgerCheckpoint { Size = Tail, Note = tail });
        _waiting = new Queue<LedgerCheckpoint>(all.OrderBy(c => c.Size));
    }

    /// <summary>The size that the tail signs; the largest number there is without a tail.</summary>
    public long Tail { get; }

    /// <summary>The size of the last checkpoint that was found good.</summary>
    public long Covered { get; private set; }

    /// <summary>Holds every checkpoint of this size against the computed head.</summary>
    public ChainFault? Check(long size, ReadOnlySpan<byte> head)
    {
        while (_waiting.TryPeek(out var row) && row.Size <= size)
        {
            if (Open(row) is not { } checkpoint) return Unsigned(row);
            if (!head.SequenceEqual(checkpoint.Head)) return Rewritten(row);
            Covered = size;
            _waiting.Dequeue();
        }

        return null;
    }

    /// <summary>The next checkpoint that bears a valid signature, or null.</summary>
    public Checkpoint? Next() => _waiting.Select(Open).FirstOrDefault(c => c is not null);

    /// <summary>The fault when a checkpoint waits for entries that did not come.</summary>
    public ChainFault? Missing(long size)
    {
        if (!_waiting.TryPeek(out var row)) return null;
        return Open(row) is null
            ? Unsigned(row)
            : new ChainFault(ChainFaultKind.Truncated, size + 1, row.Size,
                $"Entries {size + 1} to {row.Size} are missing from the end; a signed checkpoint covers them.");
    }

    private Checkpoint? Open(LedgerCheckpoint row)
    {
        var checkpoint = Checkpoint.Verify(row.Note, _keys, out var key);
        return checkpoint?.Size == row.Size && (row.KeyId.Length == 0 || row.KeyId == key?.Id) ? checkpoint : null;
    }

    private ChainFault Unsigned(LedgerCheckpoint row) => new(ChainFaultKind.CheckpointSignature, FirstAfterCovered(row), row.Size,
        $"The checkpoint at {row.Size} bears no valid signature of a known key.");

    private ChainFault Rewritten(LedgerCheckpoint row) => new(ChainFaultKind.CheckpointHead, FirstAfterCovered(row), row.Size,
        $"The signed checkpoint at {row.Size} names another head: entries {FirstAfterCovered(row)} to {row.Size} were rewritten.");

    private long FirstAfterCovered(LedgerCheckpoint row) => Math.Min(Covered + 1, Math.Max(row.Size, 1));
}
