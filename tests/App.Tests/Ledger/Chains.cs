using Avow.Ledger;
using NodaTime;

namespace Avow.Tests.Ledger;

/// <summary>Small sealed ledgers of organisation 7, the same each time but for the signatures.</summary>
internal static class Chains
{
    public const string Name = "example.com/north-quay";

    public static LedgerEntry Entry(int number)
    {
        var entry = new LedgerEntry
        {
            OrganisationId = 7,
            Id = Id(number),
            At = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromSeconds(number),
            Act = "disposed",
            Kind = "phone-message",
            Rule = "message-taking",
            Policy = "2026-11-01.1",
            Actor = Id(1),
            Subject = Id(2),
            Detail = "night",
        };
        entry.Carry(LeafSet.Of([.. LeafSetTests.Records(5 * number).TakeLast(5)]));
        if (number % 3 == 0) (entry.Leaves, entry.Root, entry.Kind, entry.Rule, entry.Subject) = (null, null, null, null, null);
        return entry;
    }

    public static List<LedgerEntry> Sealed(int count)
    {
        var head = LedgerChain.Start(7);
        var entries = Enumerable.Range(1, count).Select(Entry).ToList();
        for (var i = 0; i < count; i++) entries[i].Seal(i + 1, head);
        return entries;
    }

    public static LedgerCheckpoint Signed(this List<LedgerEntry> entries, int size, LedgerKey key) => new()
    {
        OrganisationId = 7,
        Size = size,
        KeyId = key.Public.Id,
        Note = new Checkpoint(Name, size, size == 0 ? LedgerChain.Start(7) : entries[size - 1].Hash!).Sign(key),
    };

    /// <summary>Writes another id over an entry's own, as somebody with a database tool could.</summary>
    public static void Rekey(this LedgerEntry entry, Guid id) => typeof(LedgerEntry).GetProperty(nameof(LedgerEntry.Id))!.SetValue(entry, id);

    private static Guid Id(int number) => new(number, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
}
