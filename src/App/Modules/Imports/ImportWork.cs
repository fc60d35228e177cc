using System.Diagnostics;
using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Modules.Imports.Formats;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Imports;

/// <summary>Looks a list through, and takes it in, in the background: batch by batch, each batch with its progress one transaction, so that it goes on where it was killed.</summary>
internal sealed class ImportWork(Store store, SourceFile source, Batches batches, PolicyShelf shelf, BusinessClock clock, WorkQueue queue, LedgerWriter ledger, CrashPoints crash)
{
    public const string Kind = "import";

    private const int LookBatch = 1_000;
    private const int TakeBatch = 200;

    /// <summary>Then the worker does what else waits, and comes back.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);

    public async Task Run(long organisation, Guid id, CancellationToken cancel)
    {
        var file = await Find(organisation, id, cancel);
        if (file?.State == ImportState.Looking)
        {
            await Look(organisation, file, cancel);
        }
        else if (file?.State == ImportState.Taking)
        {
            await Take(organisation, file, cancel);
        }
    }

    private async Task Look(long organisation, ImportFile file, CancellationToken cancel)
    {
        await Forget(organisation, file.Id, cancel);
        using var opened = source.Open(organisation, file);
        var seen = new SeenBefore([], []);
        var (total, fault) = (0, opened.Fault);
        foreach (var batch in Mapped(opened, file, await Zone(organisation, cancel)).Chunk(LookBatch))
        {
            await using var work = await store.Write(organisation, cancel);
            var day = await ImportDay.Begin(work, file, shelf, clock.Now, cancel);
            var rows = await batches.Decide(day, batch, seen, writes: false, cancel);
            work.Db.AddRange(rows);
            total += batch.Length;
            fault ??= batch[^1].Row.Fault is { Ends: true } ends ? ends : null;
            await work.Db.Set<ImportFile>().Where(f => f.Id == file.Id).ExecuteUpdateAsync(f => f.SetProperty(x => x.Total, total), cancel);
            await work.Commit(cancel);
            crash.Reach("import:looked");
        }

        await using var ending = await store.Write(organisation, cancel);
        var known = await ending.Db.Set<ImportFile>().SingleAsync(f => f.Id == file.Id, cancel);
        (known.State, known.Total, known.Done) = (ImportState.Looked, total, 0);
        known.Fault = fault is null ? null : FormattableString.Invariant($"{fault.TextKey} {fault.Line} {fault.Column} {fault.Most}");
        await ending.Commit(cancel);
    }

    private async Task Take(long organisation, ImportFile file, CancellationToken cancel)
    {
        using var opened = source.Open(organisation, file);
        var began = Stopwatch.StartNew();
        var zone = await Zone(organisation, cancel);
        foreach (var batch in Mapped(opened, file, zone, after: file.Done).Chunk(TakeBatch))
        {
            var again = began.Elapsed > Turn;
            await TakeIn(organisation, file.Id, batch, again, cancel);
            crash.Reach("import:batch-done");
            if (again)
            {
                return;
            }
        }

        await End(organisation, file.Id, cancel);
    }

    /// <param name="again">Whether the rest waits for another turn.</param>
    private async Task TakeIn(long organisation, Guid id, MappedRow[] batch, bool again, CancellationToken cancel)
    {
        await using var work = await store.Write(organisation, cancel);
        var file = await work.Db.Set<ImportFile>().SingleAsync(f => f.Id == id, cancel);
        if (file.State != ImportState.Taking || file.Done >= batch[0].Row.Number)
        {
            return; // Another worker has it.
        }

        await FactsLock.Reading(work, cancel);
        var day = await ImportDay.Begin(work, file, shelf, clock.Now, cancel);
        var decided = await batches.Decide(day, batch, seen: null, writes: true, cancel);
        var (from, until) = (batch[0].Row.Number, batch[^1].Row.Number);
        var looked = await work.Db.Set<ImportRow>().Where(r => r.FileId == id && r.Number >= from && r.Number <= until).ToDictionaryAsync(r => r.Number, cancel);
        foreach (var row in decided)
        {
            Settle(looked[row.Number], row);
        }

        file.Done = until;
        if (again)
        {
            queue.Add(work, Kind, id);
        }

        crash.Reach("import:batch");
        await work.Commit(cancel);
    }

    private async Task End(long organisation, Guid id, CancellationToken cancel)
    {
        await using var work = await store.Write(organisation, cancel);
        var file = await work.Db.Set<ImportFile>().SingleAsync(f => f.Id == id, cancel);
        if (file.State != ImportState.Taking)
        {
            return;
        }

        file.State = ImportState.Taken;
        var counts = await work.Db.Set<ImportRow>().Where(r => r.FileId == id).GroupBy(r => r.Fate).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        int Of(string fate) => counts.GetValueOrDefault(fate);
        ledger.Write(work, new LedgerEntry
        {
            At = clock.Now, Act = "imported", Kind = file.Kind, Count = Of("taken") + Of("merged") + Of("suppressed"), Policy = (await shelf.PoliciesOf(work.Db, cancel)).InForce(clock.Now).Version.ToString(),
            Actor = file.TakenBy, Subject = id, Detail = FormattableString.Invariant($"taken={Of("taken")} merged={Of("merged")} same={Of("same")} refused={Of("refused")} past={Of("past")} marked={Of("suppressed")}"),
        });
        await work.Commit(cancel);
    }

    private static void Settle(ImportRow stored, ImportRow decided)
    {
        (stored.Fate, stored.Why, stored.Field, stored.Place) = (decided.Fate, decided.Why, decided.Field, decided.Place);
        (stored.PersonId, stored.RelationshipId, stored.Undated) = (decided.PersonId, decided.RelationshipId, decided.Undated);
    }

    private static IEnumerable<MappedRow> Mapped(IRowFile opened, ImportFile file, DateTimeZone zone, int after = 0)
    {
        var mapping = Batches.MappingOf(file);
        return opened.Rows().Where(r => r.Number > after).Select(r => MappedRow.Of(r, mapping, zone));
    }

    /// <summary>A look that was killed begins again: it has written nothing that anybody relies on.</summary>
    private async Task Forget(long organisation, Guid id, CancellationToken cancel)
    {
        await using var work = await store.Write(organisation, cancel);
        await work.Db.Set<ImportRow>().Where(r => r.FileId == id).ExecuteDeleteAsync(cancel);
        await work.Commit(cancel);
    }

    private async Task<ImportFile?> Find(long organisation, Guid id, CancellationToken cancel)
    {
        await using var work = await store.Read(organisation, cancel);
        return await work.Db.Set<ImportFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancel);
    }

    private async Task<DateTimeZone> Zone(long organisation, CancellationToken cancel)
    {
        await using var work = await store.Read(organisation, cancel);
        return (await shelf.PoliciesOf(work.Db, cancel)).InForce(clock.Now).Zone;
    }
}
