using Avow.Database;
using Avow.Jobs;
using Avow.Policy.Deciding;
using Microsoft.EntityFrameworkCore;

namespace Avow.Holdings;

/// <summary>Writes onto a module's records that they are one person's, where only what is held of her tells so, before they are decided together.</summary>
public delegate Task GathersOfPerson(Work work, Guid person, CancellationToken cancel);

/// <summary>Decides again on rows whose facts were changed: a few at once, in the transaction of the change; many by work items.</summary>
public sealed class Redecide(HoldingRegister holds, PolicyShelf shelf, BusinessClock clock, WorkQueue queue, IEnumerable<GathersOfPerson> gathers)
{
    /// <summary>The work item that decides again on all records of one client.</summary>
    public const string ClientWork = "redecide-client";

    /// <summary>The work item that decides again on everything of the organisation, after a publication.</summary>
    public const string EverythingWork = "redecide-all";

    private const int Batch = 500;

    /// <summary>A record that is about to be saved for the first time. Its navigations must be loaded.</summary>
    public async Task<Verdict> Stamp(Work work, IRetained record, string kind, CancellationToken cancel = default)
    {
        var holding = holds.Of(kind);
        var verdict = (await Surroundings.Of(work.Db, shelf, cancel)).Decide(holding, holding.Describe(record), clock.Now);
        record.LookAt = verdict.LookAt;
        return verdict;
    }

    /// <summary>One stored record whose facts changed in this unit of work; saves what is pending first.</summary>
    public async Task Record(Work work, string kind, Guid id, CancellationToken cancel = default)
    {
        await FactsLock.Changing(work, cancel);
        await work.Db.SaveChangesAsync(cancel);
        var holding = holds.Of(kind);
        await Again(work, holding, await holding.Find(work.Db, [id], cancel), await Surroundings.Of(work.Db, shelf, cancel), cancel);
    }

    /// <summary>Everything that is one person's: a hold on her was placed or lifted.</summary>
    public async Task Person(Work work, Guid person, CancellationToken cancel = default)
    {
        await FactsLock.Changing(work, cancel);
        foreach (var gather in gathers)
        {
            await gather(work, person, cancel);
        }

        await work.Db.SaveChangesAsync(cancel);
        var around = await Surroundings.Of(work.Db, shelf, cancel);
        foreach (var records in (await holds.OfPerson(work.Db, person, cancel)).GroupBy(r => r.Holding))
        {
            await Again(work, records.Key, [.. records.Select(r => r.Known)], around, cancel);
        }
    }

    /// <summary>All records of a client: a fact of the client, its instruction or a hold on it changed.</summary>
    public async Task Client(Work work, Guid clientId, CancellationToken cancel = default)
    {
        await FactsLock.Changing(work, cancel);
        queue.Add(work, ClientWork, clientId);
    }

    /// <summary>All records of the organisation: a version of the policy was published.</summary>
    public async Task Everything(Work work, CancellationToken cancel = default)
    {
        await FactsLock.Changing(work, cancel);
        queue.Add(work, EverythingWork, Guid.Empty);
    }

    /// <summary>Hears what waits for one organisation now, before a run that must not trust stamps of yesterday's facts. The items stay with
    /// the worker, who may do them once more.</summary>
    public async Task Waiting(Store store, long organisationId, CancellationToken cancel)
    {
        foreach (var subject in await Subjects(store, organisationId, cancel))
        {
            await Run(store, organisationId, subject, cancel);
        }
    }

    /// <summary>The handler of both work items: page by page, each page its own transaction, so that it may be killed and run again.</summary>
    /// <param name="clientId">Null for all records of the organisation.</param>
    public async Task Run(Store store, long organisationId, Guid? clientId, CancellationToken cancel)
    {
        foreach (var holding in holds.All.Where(h => clientId is null || h.ClientColumn is not null || h.Whose == Whose.Client))
        {
            for (Guid? after = Guid.Empty; after is not null;)
            {
                after = await RunPage(store, organisationId, holding, clientId, after.Value, cancel);
            }
        }
    }

    /// <summary>The clients that wait; only null when everything does.</summary>
    private static async Task<List<Guid?>> Subjects(Store store, long organisationId, CancellationToken cancel)
    {
        await using var work = await store.Read(0, cancel);
        var waiting = await work.Db.Set<WorkItem>().AsNoTracking()
            .Where(w => w.Bucket == WorkQueue.BucketOf(organisationId) && w.OrganisationId == organisationId && (w.Kind == ClientWork || w.Kind == EverythingWork))
            .Select(w => new { w.Kind, w.Subject }).Distinct().ToListAsync(cancel);
        return waiting.Exists(w => w.Kind == EverythingWork) ? [null] : waiting.ConvertAll(w => (Guid?)w.Subject);
    }

    private async Task<Guid?> RunPage(Store store, long organisationId, Holding holding, Guid? clientId, Guid after, CancellationToken cancel)
    {
        await using var work = await store.Write(organisationId, cancel);
        await FactsLock.Reading(work, cancel);
        var page = await holding.Page(work.Db, clientId, after, Batch, cancel);
        await Again(work, holding, page, await Surroundings.Of(work.Db, shelf, cancel), cancel);
        await work.Commit(cancel);
        return page.Count < Batch ? null : page[^1].Id;
    }

    private async Task Again(Work work, Holding holding, IReadOnlyList<Known> rows, Surroundings around, CancellationToken cancel)
    {
        var now = clock.Now;
        var looks = rows.Select(r => (r.Id, around.Decide(holding, r, now).LookAt)).ToList();
        await Stamps.Write(work, holding, looks, cancel);
    }
}
