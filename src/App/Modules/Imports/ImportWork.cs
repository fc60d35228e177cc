using System.Diagnostics;
using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Modules.Imports.Formats;
using Avow.Permits;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Imports;

/// <summary>Looks a list through, and takes it in, in the background: batch by batch, each batch with its progress one transaction, so that it goes on where it was killed.</summary>
internal sealed class ImportWork(Store store, SourceFile source, Batches batches, PolicyShelf shelf, BusinessClock clock, WorkQueue queue, LedgerWriter ledger, MarkKeys keys, CrashPoints crash)
{
    public const string Kind = "import";

    // SQLite has one writer: what somebody saves meanwhile waits for a batch of ours, so that takes a tenth of a second at most.
    private readonly int _lookBatch = store.IsPostgres ? 4_000 : 1_000;
    private readonly int _takeBatch = store.IsPostgres ? 2_000 : 500;

    /// <summary>What taking may decide otherwise than looking did.</summary>
    private static readonly string[] Decided =
        [nameof(ImportRow.Fate), nameof(ImportRow.Why), nameof(ImportRow.Field), nameof(ImportRow.Place), nameof(ImportRow.PersonId), nameof(ImportRow.RelationshipId), nameof(ImportRow.Undated)];

    /// <summary>So many newcomers change what the database knows of its sizes; fewer wait for the night.</summary>
    private const int Many = 1_000;

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
        var (seen, turn) = (new SeenBefore([], []), new ImportTurn(shelf));
        var (total, fault) = (0, opened.Fault);
        await foreach (var batch in Ahead.Of(Mapped(opened, file, organisation, await Zone(organisation, cancel)).Chunk(_lookBatch), cancel))
        {
            await using var work = await store.Write(organisation, cancel);
            var day = await turn.Begin(work, file, clock.Now, cancel);
            await work.Insert(await batches.Decide(day, batch, seen, writes: false, cancel), cancel);
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
        var (zone, turn) = (await Zone(organisation, cancel), new ImportTurn(shelf));
        await foreach (var batch in Ahead.Of(Mapped(opened, file, organisation, zone, after: file.Done).Chunk(_takeBatch), cancel))
        {
            var again = began.Elapsed > Turn;
            await TakeIn(organisation, file.Id, turn, batch, again, cancel);
            crash.Reach("import:batch-done");
            if (again)
            {
                return;
            }
        }

        await End(organisation, file.Id, cancel);
    }

    /// <param name="again">Whether the rest waits for another turn.</param>
    private async Task TakeIn(long organisation, Guid id, ImportTurn turn, MappedRow[] batch, bool again, CancellationToken cancel)
    {
        await using var work = await store.Write(organisation, cancel);
        var file = await work.Db.Set<ImportFile>().SingleAsync(f => f.Id == id, cancel);
        if (file.State != ImportState.Taking || file.Done >= batch[0].Row.Number)
        {
            return; // Another worker has it.
        }

        var day = await turn.Begin(work, file, clock.Now, cancel);
        var decided = await batches.Decide(day, batch, seen: null, writes: true, cancel);
        await work.Update(decided, [nameof(ImportRow.FileId), nameof(ImportRow.Number)], Decided, cancel);
        Note(work, day, decided);
        file.Done = batch[^1].Row.Number;
        if (again)
        {
            queue.Add(work, Kind, id);
        }

        crash.Reach("import:batch");
        await work.Commit(cancel);
    }

    /// <summary>The batch in the ledger, in the transaction of the deed.</summary>
    private void Note(Work work, ImportDay day, IReadOnlyList<ImportRow> decided) => ledger.Write(work, new LedgerEntry
    {
        At = day.Batch.Now, Act = "import-batch", Kind = day.File.Kind, Count = decided.Count(r => r.Fate is "taken" or "merged" or "suppressed"), Policy = day.Batch.Policy.Version.ToString(),
        Actor = day.File.TakenBy, Subject = day.File.Id, Detail = FormattableString.Invariant($"rows={decided[0].Number}-{decided[^1].Number}"),
    });

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
        if (Of("taken") > Many)
        {
            await store.LearnSizes(cancel);
        }
    }

    private IEnumerable<MappedRow> Mapped(IRowFile opened, ImportFile file, long organisation, DateTimeZone zone, int after = 0)
    {
        var mapping = Batches.MappingOf(file);
        return opened.Rows().Where(r => r.Number > after).Select(r => MappedRow.Of(r, file, mapping, zone).Marked(keys, file, organisation));
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
