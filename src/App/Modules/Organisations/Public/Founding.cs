using System.Security.Cryptography;
using System.Text;
using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Organisations.Public;

/// <summary>Sets up an organisation with its first policy. It starts only when every record kind in use is priced.</summary>
public sealed class Founding(Store store, HoldingRegister holds, LedgerWriter ledger, BusinessClock clock)
{
    /// <summary>The organisation, or the lines that say why its policy cannot be its first.</summary>
    /// <param name="synthetic">Marks the database as made up, for good.</param>
    /// <param name="also">What else belongs to the founding, such as the owner's account: with the policy in one commit, so that no organisation is left without.</param>
    public async Task<(Organisation? Organisation, IReadOnlyList<string> Faults)> Found(
        string slug, string? name, string policyText, bool synthetic, Func<Work, Task>? also = null, CancellationToken cancel = default)
    {
        var read = PolicyReader.Read(policyText);
        var faults = read.Policy is null ? [.. read.Faults.Select(f => f.ToString()!)] : Unpriced(read.Policy);
        if (faults.Count > 0)
        {
            return (null, faults);
        }

        var organisation = await AddOrganisation(slug, name ?? read.Policy!.Controller.Name, synthetic, cancel);
        await using var work = await store.Write(organisation.Id, cancel);
        work.Db.Add(Publish(read.Policy!, policyText));
        work.Db.AddRange(PublishedNotice.Of(read.Policy!));
        work.Db.Add(new RetentionState { Id = Guid.CreateVersion7() });
        ledger.Write(work, new LedgerEntry { At = clock.Now, Act = "organisation-founded", Policy = read.Policy!.Version.ToString() });
        if (also is not null)
        {
            await work.Db.SaveChangesAsync(cancel);
            await also(work);
        }

        await work.Commit(cancel);
        await Open(organisation, cancel);
        return (organisation, []);
    }

    /// <summary>The row of a version as it is published now.</summary>
    public PublishedPolicy Publish(PolicyFile policy, string text, Guid? by = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = policy.Version.ToString(),
        Text = text,
        Digest = SHA256.HashData(Encoding.UTF8.GetBytes(text)),
        PublishedAt = clock.Now,
        PublishedBy = by,
    };

    /// <summary>A record kind in use that no purpose covers: the organisation does not start (promise A-17).</summary>
    /// <param name="before">The version before it, whose records are still here; null for the first.</param>
    public IReadOnlyList<string> Unpriced(PolicyFile policy, PolicyFile? before = null) =>
        [.. holds.UsedUnder(policy).Concat(before is null ? [] : holds.UsedUnder(before)).Distinct().Where(h => !HoldingRegister.Covers(policy, h.Kind))
            .Select(h => $"No purpose of version {policy.Version} covers the record kind {h.Kind}, which is in use; add it under keep: of a purpose.")];

    private async Task<Organisation> AddOrganisation(string slug, string name, bool synthetic, CancellationToken cancel)
    {
        await using var work = await store.Write(0, cancel);
        await GiveUpUnfinished(work, cancel);
        var last = await work.Db.Set<Organisation>().MaxAsync(o => (long?)o.Id, cancel) ?? 0;
        var organisation = new Organisation { Id = last + 1, Slug = slug, Name = name, State = Organisation.Founding, Since = clock.Now };
        work.Db.Add(organisation);
        var installation = await work.Db.Set<Installation>().SingleOrDefaultAsync(cancel);
        if (installation is null)
        {
            work.Db.Add(installation = new Installation());
        }

        installation.Synthetic |= synthetic;
        await work.Commit(cancel);
        return organisation;
    }

    /// <summary>A founding that the process did not live to finish: its address is free again, its number is not used twice.</summary>
    private static Task GiveUpUnfinished(Work work, CancellationToken cancel) => work.Db.Set<Organisation>()
        .Where(o => o.State == Organisation.Founding)
        .ExecuteUpdateAsync(o => o.SetProperty(x => x.Slug, x => "unfinished." + x.Id), cancel);

    private async Task Open(Organisation organisation, CancellationToken cancel)
    {
        await using var work = await store.Write(0, cancel);
        work.Db.Attach(organisation);
        organisation.State = Organisation.Running;
        await work.Commit(cancel);
    }
}
