using Avow.Database;
using Avow.Holdings;
using Avow.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Simulation;

/// <summary>Holds the database against the second implementation, after each night.</summary>
internal sealed class OfficeCheck(SimulatedHouse house, SimulatedOffice office)
{
    private static readonly (string Kind, string Table)[] Tables =
        [("hold", "placed_hold"), ("outgoing-mail", "outgoing_mail"), ("phone-message", "phone_message"), ("client-contact", "client_contact"), ("client-set-up", "client")];

    private readonly HashSet<Guid> _seen = [];

    /// <summary>How many records went so far, by the second implementation.</summary>
    public int Gone { get; private set; }

    /// <summary>Faults, in words; empty when all is well.</summary>
    /// <param name="going">What had to go this night.</param>
    /// <param name="night">The instant for which the night decided.</param>
    public async Task<List<string>> Night(IReadOnlyList<PlainGoing> going, Instant night)
    {
        var faults = new List<string>();
        await using var work = await house.Store.Read(office.Id);
        foreach (var (kind, table) in Tables)
        {
            Compare(faults, kind, await Ids(work, table), Expected(kind));
        }

        await CompareProofs(faults, work, going, night);
        Gone += going.Count;
        return faults;
    }

    /// <summary>The fault of the chain, or null.</summary>
    public async Task<string?> Chain() => (await house.Get<LedgerVerification>().Verify(office.Id)).Fault?.Message;

    private HashSet<Guid> Expected(string kind) => kind switch
    {
        "hold" => [.. office.Plain.Holds.Select(h => h.Id)],
        "outgoing-mail" => [.. office.Plain.Mails.Select(m => m.Id)],
        "phone-message" => [.. office.Plain.Messages.Select(m => m.Id)],
        "client-contact" => [.. office.Plain.Contacts],
        _ => [.. office.Plain.Clients.Select(c => c.Id)],
    };

    private static void Compare(List<string> faults, string kind, HashSet<Guid> stored, HashSet<Guid> expected)
    {
        faults.AddRange(stored.Except(expected).Select(id => $"{kind} {id} was kept too long"));
        faults.AddRange(expected.Except(stored).Select(id => $"{kind} {id} went too early"));
    }

    /// <summary>Each record that went tonight has one leaf in tonight's entries, and there are no others.</summary>
    private async Task CompareProofs(List<string> faults, Work work, IReadOnlyList<PlainGoing> going, Instant night)
    {
        var entries = (await work.Db.Set<LedgerEntry>().AsNoTracking().Where(e => e.Act == "disposed" && e.At >= night).ToListAsync()).FindAll(e => _seen.Add(e.Id));
        foreach (var kind in Tables.Select(t => t.Kind))
        {
            var (proved, went) = (entries.Where(e => e.Kind == kind).Sum(e => e.Count), going.Count(g => g.Kind == kind));
            if (proved != went)
            {
                faults.Add($"the ledger counts {proved} of {kind}, {went} went");
            }
        }

        foreach (var each in going)
        {
            var leaf = new RecordLeaf(each.Kind, each.Id, each.Rule, each.Due);
            var found = entries.Count(e => LeafSet.Stored(e.Leaves!).IndexOf(leaf) >= 0);
            if (found != 1)
            {
                faults.Add($"{each.Kind} {each.Id}, due {each.Due} by {each.Rule}, stands {found} times in the ledger");
            }
        }
    }

    private static async Task<HashSet<Guid>> Ids(Work work, string table)
    {
        await work.Db.Database.OpenConnectionAsync();
        await using var command = work.Command($"SELECT id FROM {table} WHERE organisation_id = @organisation");
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new HashSet<Guid>();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }
}
