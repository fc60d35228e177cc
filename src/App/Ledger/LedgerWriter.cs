using Avow.Database;

namespace Avow.Ledger;

/// <summary>Writes an entry in the transaction of its deed; the sealer gives it its place afterwards.</summary>
public sealed class LedgerWriter(SealerBell bell)
{
    public void Write(Work work, LedgerEntry entry)
    {
        work.Db.Add(entry);
        var organisation = work.OrganisationId;
        work.AfterCommit(() => bell.Ring(organisation));
    }
}
