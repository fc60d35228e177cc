using System.Security.Cryptography;

namespace Avow.Ledger;

/// <summary>Recomputes a whole ledger, entry by entry, and names the first thing that is wrong.</summary>
/// <remarks>
/// Give it the sealed entries of one organisation by ascending sequence; it keeps nothing of them. What it cannot see: entries cut
/// off after the last checkpoint it was given, unless it has the tail; and a ledger rewritten from end to end by someone who holds
/// the signing key. Checkpoints that others kept are against that.
/// An entry altered together with its own hash, the next entry untouched, is reported one place later: at the first that no longer fits.
/// </remarks>
public sealed class ChainVerifier
{
    // Each stored head is held against the stored head before it. That is the same as chaining from the start, but the
    // heads of a handful of rows can be computed side by side.
    private readonly byte[] _pairs = new byte[NodeLanes.Width * 2 * MerkleTree.HashBytes];
    private readonly byte[] _heads = new byte[NodeLanes.Width * MerkleTree.HashBytes];
    private readonly SealedRow[] _rows = new SealedRow[NodeLanes.Width];
    private readonly byte[] _space = new byte[LedgerEntryBytes.Most];
    private readonly KnownCheckpoints _checkpoints;
    private int _waiting;
    private long _size;
    private Digest _before;
    private Digest _head;
    private ChainDiagnosis? _diagnosis;
    private ChainFault? _fault;

    /// <summary>A verification that has seen no entry yet.</summary>
    /// <param name="organisationId">Whose ledger it is; another organisation's entries are a fault.</param>
    /// <param name="keys">The public keys to believe, present and past. Keys from elsewhere than the same database prove more.</param>
    /// <param name="checkpoints">The checkpoints kept, in any order; may be empty.</param>
    /// <param name="tail">The newest signed note when it covers every sealed entry, so that one more or one fewer shows; or null.</param>
    public ChainVerifier(
        long organisationId, IReadOnlyCollection<VerifyingKey> keys, IEnumerable<LedgerCheckpoint> checkpoints, string? tail = null)
    {
        _head = new Digest(LedgerChain.Start(organisationId));
        _checkpoints = new KnownCheckpoints(keys, checkpoints, tail);
        _fault = _checkpoints.Check(0, _head);
    }

    /// <summary>Verifies a ledger that is read as it goes.</summary>
    public ChainReport Verify(IEnumerable<LedgerEntry> entries)
    {
        foreach (var entry in entries) if (!Add(entry)) break;
        return Complete();
    }

    /// <inheritdoc cref="Verify"/>
    public async Task<ChainReport> VerifyAsync(IAsyncEnumerable<LedgerEntry> entries, CancellationToken cancel = default)
    {
        await foreach (var entry in entries.WithCancellation(cancel)) if (!Add(entry)) break;
        return Complete();
    }

    /// <summary>Takes the next entry.</summary>
    /// <returns>False when the verdict stands and further entries would change nothing.</returns>
    /// <exception cref="ArgumentException">The entry has no place in the chain yet.</exception>
    public bool Add(LedgerEntry entry)
    {
        if (_fault is not null) return false;
        var row = RowOf(entry);
        if (_diagnosis is not null) return _diagnosis.Add(row);
        _rows[_waiting++] = row;
        return _waiting < _rows.Length || Settle();
    }

    /// <summary>The verdict, once every entry was given.</summary>
    public ChainReport Complete()
    {
        Settle();
        _fault ??= _diagnosis?.Conclude(_checkpoints.Next()) ?? _checkpoints.Missing(_size);
        return new ChainReport(_size, ((ReadOnlySpan<byte>)_head).ToArray(), Math.Min(_size, _checkpoints.Covered), _fault);
    }

    private SealedRow RowOf(LedgerEntry entry)
    {
        if (entry.Sequence is not { } sequence) throw new ArgumentException($"Ledger entry {entry.Id} is not sealed.", nameof(entry));
        // What cannot be written was never sealed: the hash of nothing fits no head.
        var readable = LedgerEntryBytes.TryWrite(entry, _space, out var length);
        Span<byte> hash = stackalloc byte[MerkleTree.HashBytes];
        SHA256.HashData(readable ? _space.AsSpan(0, length) : [], hash);
        var head = entry.Hash is { Length: MerkleTree.HashBytes } stored ? new Digest(stored) : default;
        return new SealedRow(sequence, new Digest(hash), head, LeavesAgree(entry));
    }

    private static bool LeavesAgree(LedgerEntry entry)
    {
        if (entry.Leaves is not { } leaves) return entry.Root is null;
        if (entry.Root is not { Length: MerkleTree.HashBytes } root || leaves.LongLength != (long)entry.Count * MerkleTree.HashBytes) return false;
        Span<byte> computed = stackalloc byte[MerkleTree.HashBytes];
        MerkleTree.Root(leaves, computed);
        return computed.SequenceEqual(root);
    }

    private bool Settle()
    {
        var previous = _head;
        for (var i = 0; i < _waiting; i++)
        {
            var pair = _pairs.AsSpan(i * 2 * MerkleTree.HashBytes);
            ((ReadOnlySpan<byte>)previous).CopyTo(pair);
            var entryHash = _rows[i].EntryHash;
            ((ReadOnlySpan<byte>)entryHash).CopyTo(pair[MerkleTree.HashBytes..]);
            previous = _rows[i].Head;
        }

        NodeLanes.Hash(_pairs.AsSpan(0, _waiting * 2 * MerkleTree.HashBytes), _heads);
        for (var i = 0; i < _waiting && _fault is null; i++) Judge(_rows[i], _heads.AsSpan(i * MerkleTree.HashBytes, MerkleTree.HashBytes));
        _waiting = 0;
        return _fault is null;
    }

    private void Judge(SealedRow row, ReadOnlySpan<byte> head)
    {
        if (_diagnosis is not null || row.Sequence != _size + 1 || !row.Head.Is(head))
        {
            _diagnosis ??= new ChainDiagnosis(_size, _before, _head);
            _diagnosis.Add(row);
        }
        else if (_checkpoints.Tail <= _size)
            _fault = Fault(ChainFaultKind.Added, row.Sequence, $"Entry {row.Sequence} was added after the signed end at {_checkpoints.Tail}.");
        else if (!row.LeavesAgree)
            _fault = Fault(ChainFaultKind.Leaves, row.Sequence, $"The leaves of entry {row.Sequence} do not lead to its root.");
        else
        {
            (_before, _head, _size) = (_head, row.Head, row.Sequence);
            _fault = _checkpoints.Check(_size, head);
        }
    }

    private static ChainFault Fault(ChainFaultKind kind, long sequence, string message) => new(kind, sequence, sequence, message);
}
