using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Mail;
using Avow.Modules.Identity.Public;
using Avow.Modules.Organisations.Public;
using Avow.Permits;
using Avow.Policy.Model;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>Writes to the customers whose details nobody confirmed for the duty's rhythm: are they still right? Each night by itself, once in a rhythm; and
/// when somebody asks for it, at most once in the rest between two. One mail each, through the gate. The mail carries nothing that is held and no secret; it leads to the page on which a person asks for her own link.</summary>
/// <remarks>Source: UK GDPR art. 5(1)(d); the policies' duty of accuracy (promise C-15).</remarks>
internal sealed class AskAccuracy(Store store, Gate gate, Mailer mailer, WorkQueue queue, LedgerWriter ledger, PolicyShelf shelf, BusinessClock clock, Texts texts, HouseAddress address, OrganisationShelf organisations)
{
    public const string Kind = "ask-accuracy";
    internal const int MostAtOnce = 1_000;
    private static readonly Duration Rest = Duration.FromDays(30);
    private static readonly string[] Groups = ["customer", "client-contact"];

    /// <summary>Those of the list who are customers, have an address and were not asked within the rest.</summary>
    public static IQueryable<Relationship> Waiting(IQueryable<Relationship> unconfirmed, Instant now) => NotAskedSince(unconfirmed, now - Rest);

    /// <summary>Those whom the night before an instant asks: not asked within the duty's whole rhythm.</summary>
    public static IQueryable<Relationship> ForTheNight(AvowDb db, Duty duty, DateTimeZone zone, Instant night)
    {
        var rhythm = zone.AtStartOfDay((duty.Every with { Count = -duty.Every.Count }).After(night.InZone(zone).Date)).ToInstant();
        return NotAskedSince(AccuracyList.Waiting(db, duty, zone, night), Instant.Min(rhythm, night - Rest));
    }

    private static IQueryable<Relationship> NotAskedSince(IQueryable<Relationship> unconfirmed, Instant since) =>
        unconfirmed.Where(r => Groups.Contains(r.PeopleGroup) && (r.AskedAt == null || r.AskedAt < since) && r.Details.Any(d => d.Field == PersonField.Email));

    public async Task<IResult> Ask(Visit visit)
    {
        if (AccuracyList.Of(visit.Policy) is not { } duty)
        {
            return Results.NotFound();
        }

        var ids = await Waiting(AccuracyList.Waiting(visit.Db, duty, visit.Zone, visit.Now), visit.Now).OrderBy(r => r.ConfirmedAt ?? r.Since).ThenBy(r => r.Id).Select(r => r.Id).Take(MostAtOnce).ToListAsync();
        ids.ForEach(id => queue.Add(visit.Work, Kind, id));
        return Pages.Go(visit.At("people/accuracy"), Said.Done("people.accuracy.asked").With("count", ids.Count));
    }

    /// <summary>The handler of the work item; whoever was asked meanwhile, or may not be written to, gets nothing.</summary>
    public async Task Run(long organisationId, Guid id, CancellationToken cancel)
    {
        await using var work = await store.Write(organisationId, cancel);
        var known = await work.Db.Set<Relationship>().Include(r => r.Details).SingleOrDefaultAsync(r => r.Id == id && r.RemovedAt == null, cancel);
        var policy = (await shelf.PoliciesOf(work.Db, cancel)).InForce(clock.Now);
        if (known is null || !known.IsLive(clock.Now) || RelationshipRule.Find(policy, known.Kind) is not { } rule || !await Take(work, id, cancel))
        {
            return;
        }

        var (permit, _) = await gate.Ask(work, new Use(rule.For(known.PeopleGroup).Purpose.Id, known.Kind, known.Id, Channel: "email"), cancel);
        if (permit is not null && known.Details.Find(d => d.Field == PersonField.Email) is { } email)
        {
            var say = texts.For(policy.Languages[0], policy.Zone);
            var slug = (await organisations.All(cancel)).First(o => o.Id == organisationId).Slug;
            var words = say.T("people.accuracy.mail.body", ("name", known.FullName), ("organisation", policy.Controller.Name), ("page", address.Of($"/{slug}/your-data")), ("notice", address.Of($"/{slug}/notice")));
            await mailer.Write(work, permit, email.Value, known.FullName, say.T("people.accuracy.mail.subject", ("organisation", policy.Controller.Name)), words, cancel);
            ledger.Write(work, new LedgerEntry { At = clock.Now, Act = "accuracy-asked", Kind = known.Kind, Count = 1, Policy = policy.Version.ToString(), Subject = known.Id });
        }

        await work.Commit(cancel);
    }

    /// <summary>The one who writes the day is the one who asks: two that come at a moment cannot both.</summary>
    private async Task<bool> Take(Work work, Guid id, CancellationToken cancel)
    {
        var (now, since) = (clock.Now, clock.Now - Rest);
        return await work.Db.Set<Relationship>().Where(r => r.Id == id && (r.AskedAt == null || r.AskedAt < since)).ExecuteUpdateAsync(r => r.SetProperty(x => x.AskedAt, now), cancel) == 1;
    }
}
