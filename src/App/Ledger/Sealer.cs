using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Modules.Organisations.Public;
using Microsoft.EntityFrameworkCore;

namespace Avow.Ledger;

/// <summary>Something to be done with entries in the transaction that seals them.</summary>
public delegate Task AfterSeal(Work work, IReadOnlyList<LedgerEntry> entries, CancellationToken cancel);

/// <summary>Gives new entries their place in the chain and signs the head: once a second, and at the end of each command.</summary>
/// <remarks>Entries are written without a place so that deeds never wait for each other; one chain head per transaction
/// would cost PostgreSQL a factor of 3.3.</remarks>
public sealed class Sealer(Store store, OrganisationShelf organisations, LedgerKeys keys, SealerBell bell, BusinessClock clock, CrashPoints crash, IEnumerable<AfterSeal> listeners)
{
    private const int Batch = 500;
    private bool _lookedAtAll;

    /// <summary>Seals the organisations that wrote something; the first time all of them, for what a crash left behind.</summary>
    public async Task SealRung(CancellationToken cancel = default)
    {
        var waiting = bell.Answer();
        if (!_lookedAtAll)
        {
            waiting = [.. (await organisations.All(cancel)).Select(o => o.Id)];
            _lookedAtAll = true;
        }

        foreach (var organisation in waiting)
        {
            await Seal(organisation, cancel);
        }
    }

    /// <summary>Seals one organisation until nothing waits.</summary>
    public async Task Seal(long organisationId, CancellationToken cancel = default)
    {
        while (await SealBatch(organisationId, cancel) == Batch)
        {
            crash.Reach("sealer:between-batches");
        }
    }

    private async Task<int> SealBatch(long organisationId, CancellationToken cancel)
    {
        await using var work = await store.Write(organisationId, cancel);
        await OneSealer(work, cancel);
        var waiting = await work.Db.Set<LedgerEntry>().Where(e => e.Sequence == null).OrderBy(e => e.Id).Take(Batch).ToListAsync(cancel);
        if (waiting.Count == 0)
        {
            return 0;
        }

        using var key = await keys.Open(work, cancel);
        var last = await work.Db.Set<LedgerEntry>().Where(e => e.Sequence != null).OrderByDescending(e => e.Sequence)
            .Select(e => new { e.Sequence, e.Hash }).FirstOrDefaultAsync(cancel);
        var size = last?.Sequence ?? 0;
        var head = last?.Hash?.ToArray() ?? LedgerChain.Start(organisationId);
        waiting.ForEach(entry => entry.Seal(++size, head));
        work.Db.Add(new LedgerCheckpoint
        {
            Size = size,
            At = clock.Now,
            Note = new Checkpoint(key.Public.Name, size, head).Sign(key),
            KeyId = key.Public.Id,
        });
        foreach (var listener in listeners)
        {
            await listener(work, waiting, cancel);
        }

        crash.Reach("sealer:before-commit");
        await work.Commit(cancel);
        return waiting.Count;
    }

    /// <summary>Two processes that seal at once wait for each other at the organisation's row, which nobody else locks and which is there
    /// before the first key.</summary>
    private static async Task OneSealer(Work work, CancellationToken cancel)
    {
        if (work.Store.IsPostgres)
        {
            await using var command = work.Command("SELECT 1 FROM organisation WHERE id = @organisation FOR NO KEY UPDATE");
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
