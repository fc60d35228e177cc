using Avow.Database;
using Avow.Holdings;
using System.Security.Cryptography;
using NodaTime;

namespace Avow.Ledger;

/// <summary>One act that the organisation can prove: what was done, to how many of what kind, by which rule. Never content, never who it was about.</summary>
/// <remarks>
/// Written in the transaction of the deed, without a place in the chain; the sealer numbers it within a second. From then on nothing
/// in it may change: <see cref="LedgerEntryBytes"/> is what its hash covers.
/// </remarks>
public sealed class LedgerEntry : IOwned
{
    /// <summary>Whose ledger it stands in.</summary>
    public long OrganisationId { get; set; }

    /// <summary>The entry's own key, version 7.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>When the act happened, by the business clock (UTC, whole microseconds).</summary>
    [Plain("when it happened")]
    public Instant At { get; set; }

    /// <summary>What was done, as one machine word: <c>captured</c>, <c>disposed</c>, <c>hold-placed</c>.</summary>
    [Plain("a machine word")]
    public string Act { get; set; } = "";

    /// <summary>The record kind it was done to; null when the act is not about records.</summary>
    [Plain("a record kind")]
    public string? Kind { get; set; }

    /// <summary>How many records; with <see cref="Leaves"/> exactly the number of leaves.</summary>
    [Plain("a count")]
    public int Count { get; set; }

    /// <summary>The policy's rule by which it was done; null when no rule asked for it, or when the leaves name several.</summary>
    [Plain("a rule of the policy")]
    public string? Rule { get; set; }

    /// <summary>The version id of the policy in force; null before there is one.</summary>
    [Plain("a version id")]
    public string? Policy { get; set; }

    /// <summary>The account of the person who did it; null when the system did.</summary>
    [Plain("opaque id of an account")]
    public Guid? Actor { get; set; }

    /// <summary>The opaque id of what the act was about: a hold, a client, a version. Null when <see cref="Kind"/> says enough.</summary>
    [Plain("opaque id")]
    public Guid? Subject { get; set; }

    /// <summary>The Merkle root over <see cref="Leaves"/>, 32 bytes; null exactly when there are none.</summary>
    [Plain("a hash")]
    public byte[]? Root { get; set; }

    /// <summary>The leaf hashes of the disposed records, packed and sorted (<see cref="LeafSet"/>); null for an act without them.</summary>
    [Plain("hashes")]
    public byte[]? Leaves { get; set; }

    /// <summary>A few machine words more, such as <c>confirmed=5120</c>. Never personal data, never a sentence.</summary>
    [Plain("machine words, never personal data")]
    public string? Detail { get; set; }

    /// <summary>The place in the chain, from 1, without gaps. Set by the sealer alone; null until then.</summary>
    [Plain("its place")]
    public long? Sequence { get; set; }

    /// <summary>The chain's head with this entry as its last, 32 bytes. Set by the sealer alone; null until then.</summary>
    [Plain("a hash")]
    public byte[]? Hash { get; set; }

    /// <summary>Takes the leaves of a batch: count, leaves and root together, so that they cannot disagree.</summary>
    public void Carry(LeafSet leaves)
    {
        Count = leaves.Count;
        Leaves = leaves.Packed;
        Root = leaves.Root();
    }

    /// <summary>Gives the entry its place.</summary>
    /// <param name="sequence">One more than the entry before it, from 1.</param>
    /// <param name="head">The chain's head before this entry, 32 bytes; afterwards the head with it.</param>
    /// <exception cref="InvalidOperationException">The entry has its place already, or cannot be written canonically.</exception>
    public void Seal(long sequence, Span<byte> head)
    {
        if (Sequence is not null) throw new InvalidOperationException($"Ledger entry {Id} was sealed as {Sequence} before.");
        LedgerChain.Next(head, EntryHash(), head);
        (Sequence, Hash) = (sequence, head.ToArray());
    }

    /// <summary>The entry's hash: SHA-256(0x00 || its canonical bytes), 32 bytes.</summary>
    /// <exception cref="InvalidOperationException">A text holds a control character, or the entry is longer than 4,096 bytes.</exception>
    public byte[] EntryHash()
    {
        Span<byte> space = stackalloc byte[LedgerEntryBytes.Most];
        return LedgerEntryBytes.TryWrite(this, space, out var length)
            ? SHA256.HashData(space[..length])
            : throw new InvalidOperationException($"Ledger entry {Id} holds a text that cannot stand in the ledger.");
    }
}
