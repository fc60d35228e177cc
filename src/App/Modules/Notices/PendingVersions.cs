using Avow.Database;
using Avow.Holdings;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Avow.Promises;
using Avow.Web;
using NodaTime;

namespace Avow.Modules.Notices;

/// <summary>Works out what a new version would do, and publishes it.</summary>
internal sealed class PendingVersions(Store store, HoldingRegister holds, PolicyShelf shelf, Publications publications, Sealer sealer, IEnumerable<WhenPublished> listeners)
{
    /// <summary>The newest version, in force or not: a change builds on it.</summary>
    public async Task<PolicyFile> Newest(Visit visit, CancellationToken cancel) => (await shelf.PoliciesOf(visit.Db, cancel)).Versions[^1];

    public async Task<PendingVersion> WithPeriod(
        Visit visit, Say say, string purpose, string kind, int term, KeepPeriod period, LocalDate from, CancellationToken cancel)
    {
        var newest = await Newest(visit, cancel);
        var text = await Publications.TextOf(visit.Db, newest.Version, cancel);
        return await Of(visit, say, PolicyText.WithPeriod(text, purpose, kind, term, period, newest.Version.Next(from)), cancel);
    }

    /// <summary>A whole text that reads without faults.</summary>
    public async Task<PendingVersion> Of(Visit visit, Say say, string text, CancellationToken cancel)
    {
        var policy = PolicyReader.Read(text).Policy ?? throw new ArgumentException("The text of the policy has faults.", nameof(text));
        var around = await Surroundings.Of(visit.Db, shelf, cancel);
        var preview = await PolicyPreview.Of(visit.Work, holds, around, policy, visit.Now, cancel);
        var names = await NightList.NamesOf(visit.Db, holds, preview.Oldest.Select(r => (r.Kind, r.Id)), cancel);
        var language = NoticeShelf.Of(policy, say).Language;
        var changes = NoticeChanges.Between(NoticeShelf.Of(around.Policies.Versions[^1], language), NoticeShelf.Of(policy, language));
        return new(policy, text, changes, preview, names, visit.Now, await Told(visit.Work, new(visit.Organisation, around.Policies.Versions[^1], policy), tell: false, cancel));
    }

    private async Task<int> Told(Work work, VersionStep step, bool tell, CancellationToken cancel)
    {
        var told = 0;
        foreach (var listener in listeners)
        {
            told += await (tell ? listener.Tell : listener.Count)(work, step, cancel);
        }

        return told;
    }

    /// <summary>What keeps it from being published; empty when nothing does.</summary>
    public IReadOnlyList<string> Obstacles(PolicyFile policy, PolicyFile before) => publications.Obstacles(policy, before);

    public async Task<IResult> Publish(Visit visit, PendingVersion next, CancellationToken cancel)
    {
        await using var work = await store.Write(visit.Organisation.Id, cancel);
        var before = (await shelf.PoliciesOf(work.Db, cancel)).Versions[^1];
        // What goes in a later night is in that night's own forecast by then.
        var tonight = next.Preview.Night == PolicyPreview.Tonight(next.Policy, visit.Now);
        await publications.Publish(work, next.Policy, next.Text, tonight ? next.Preview.Going : 0, visit.Staff.Id, cancel);
        var told = await Told(work, new(visit.Organisation, before, next.Policy), tell: true, cancel);
        await work.Commit(cancel);
        await sealer.Seal(visit.Organisation.Id, cancel);
        var said = (tonight, told) switch
        {
            (true, 0) => "notices.change.said",
            (true, _) => "notices.change.said-told",
            (false, 0) => "notices.change.said-later",
            _ => "notices.change.said-later-told",
        };
        return Pages.Go(visit.At($"notice/{next.Policy.Version}"), Said.Done(said).With("count", next.Preview.Going).With("told", told).With("date", next.Preview.Night));
    }
}
