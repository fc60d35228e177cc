using System.Security.Cryptography;

namespace Avow.Ledger;

/// <summary>Recomputes a whole ledger, entry by entry, and names the first thing that is wrong.</summary>
/// <remarks>
/// Give it the sealed entries of one organisation by ascending sequence. It keeps nothing of an entry, so one object may be filled
/// again for each row. What it cannot see: entries cut off after the last checkpoint it was given, unless it has the tail; and a
/// ledger rewritten from end to end by someone who holds the signing key. Checkpoints that others kept are against that.
/// An entry altered together with its own hash, the next entry untouched, is reported one place later: at the first that no longer fits.
/// </remarks>
public sealed class ChainVerifier
{
    private readonly byte[] _space = new byte[LedgerEntryBytes.Most];
    private readonly byte[] _head;
    private readonly byte[] _before = new byte[MerkleTree.HashBytes];
    private readonly byte[] _entryHash = new byte[MerkleTree.HashBytes];
    private readonly byte[] _next = new byte[MerkleTree.HashBytes];
    private readonly KnownCheckpoints _checkpoints;
    private ChainDiagnosis? _diagnosis;
    private ChainFault? _fault;
    private long _size;

    /// <summary>A verification that has seen no entry yet.</summary>
    /// <param name="organisationId">Whose ledger it is; another organisation's entries are a fault.</param>
    /// <param name="keys">The public keys to believe, present and past. Keys from elsewhere than the same database prove more.</param>
    /// <param name="checkpoints">The checkpoints kept, in any order; may be empty.</param>
    /// <param name="tail">The newest signed note when it covers every sealed entry, so that one more or one fewer shows; or null.</param>
    public ChainVerifier(
        long organisationId, IReadOnlyCollection<VerifyingKey> keys, IEnumerable<LedgerCheckpoint> checkpoints, string? tail = null)
    {
        _head = LedgerChain.Start(organisationId);
        _checkpoints = new KnownCheckpoints(keys, checkpoints, tail);
        _fault = _checkpoints.Check(_size, _head);
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
        if (entry.Sequence is not { } sequence) throw new ArgumentException($"Ledger entry {entry.Id} is not sealed.", nameof(entry));
        var readable = LedgerEntryBytes.TryWrite(entry, _space, out var length);
        SHA256.HashData(readable ? _space.AsSpan(0, length) : [], _entryHash);
        if (_diagnosis is not null) return _diagnosis.Add(sequence, _entryHash, entry.Hash);
        LedgerChain.Next(_head, _entryHash, _next);
        if (!readable || sequence != _size + 1 || !_next.AsSpan().SequenceEqual(entry.Hash)) return Diagnose(sequence, entry);
        if (_checkpoints.Tail <= _size)
            return Stop(ChainFaultKind.Added, sequence, $"Entry {sequence} was added after the signed end at {_checkpoints.Tail}.");
        if (!LeavesAgree(entry))
            return Stop(ChainFaultKind.Leaves, sequence, $"The leaves of entry {sequence} do not lead to its root.");
        _head.CopyTo(_before, 0);
        _next.CopyTo(_head, 0);
        _size = sequence;
        _fault = _checkpoints.Check(_size, _head);
        return _fault is null;
    }

    /// <summary>The verdict, once every entry was given.</summary>
    public ChainReport Complete()
    {
        _fault ??= _diagnosis?.Conclude(_checkpoints.Next()) ?? _checkpoints.Missing(_size);
        return new ChainReport(_size, [.. _head], Math.Min(_size, _checkpoints.Covered), _fault);
    }

    private bool Diagnose(long sequence, LedgerEntry entry)
    {
        _diagnosis = new ChainDiagnosis(_size, new Digest(_before), new Digest(_head));
        return _diagnosis.Add(sequence, _entryHash, entry.Hash);
    }

    private bool Stop(ChainFaultKind kind, long sequence, string message)
    {
        _fault = new ChainFault(kind, sequence, sequence, message);
        return false;
    }

    private static bool LeavesAgree(LedgerEntry entry)
    {
        if (entry.Leaves is not { } leaves) return entry.Root is null;
        if (entry.Root is not { Length: MerkleTree.HashBytes } root || leaves.LongLength != (long)entry.Count * MerkleTree.HashBytes) return false;
        Span<byte> computed = stackalloc byte[MerkleTree.HashBytes];
        MerkleTree.Root(leaves, computed);
        return computed.SequenceEqual(root);
    }
}
