using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Mail;
using Avow.Modules.Identity.Public;
using Avow.Modules.Organisations.Public;
using Avow.Permits;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>Writes to the customers whose details nobody confirmed for the duty's rhythm: are they still right? One mail each, through the gate, at most once
/// in the rest between two. The mail carries nothing that is held and no secret; it leads to the page on which a person asks for her own link.</summary>
/// <remarks>Source: UK GDPR art. 5(1)(d); the policies' duty of accuracy (promise C-15).</remarks>
internal sealed class AskAccuracy(Store store, Gate gate, Mailer mailer, WorkQueue queue, LedgerWriter ledger, PolicyShelf shelf, BusinessClock clock, Texts texts, HouseAddress address, OrganisationShelf organisations)
{
    public const string Kind = "ask-accuracy";
    private const int MostAtOnce = 1_000;
    private static readonly Duration Rest = Duration.FromDays(30);
    private static readonly string[] Groups = ["customer", "client-contact"];

    /// <summary>Those of the list who are customers, have an address and were not asked within the rest.</summary>
    public static IQueryable<Relationship> Waiting(Visit visit, IQueryable<Relationship> unconfirmed)
    {
        var since = visit.Now - Rest;
        return unconfirmed.Where(r => Groups.Contains(r.PeopleGroup) && (r.AskedAt == null || r.AskedAt < since) && r.Details.Any(d => d.Field == PersonField.Email));
    }

    public async Task<IResult> Ask(Visit visit)
    {
        if (visit.Policy.Duties.FirstOrDefault(d => d.Id == AccuracyList.Duty) is not { } duty)
        {
            return Results.NotFound();
        }

        var ids = await Waiting(visit, AccuracyList.Waiting(visit, duty)).OrderBy(r => r.ConfirmedAt ?? r.Since).ThenBy(r => r.Id).Select(r => r.Id).Take(MostAtOnce).ToListAsync();
        ids.ForEach(id => queue.Add(visit.Work, Kind, id));
        return Pages.Go(visit.At("people/accuracy"), Said.Done("people.accuracy.asked").With("count", ids.Count));
    }

    /// <summary>The handler of the work item; whoever was asked meanwhile, or may not be written to, gets nothing.</summary>
    public async Task Run(long organisationId, Guid id, CancellationToken cancel)
    {
        await using var work = await store.Write(organisationId, cancel);
        var known = await work.Db.Set<Relationship>().Include(r => r.Details).SingleOrDefaultAsync(r => r.Id == id && r.RemovedAt == null, cancel);
        var policy = (await shelf.PoliciesOf(work.Db, cancel)).InForce(clock.Now);
        if (known is null || !known.IsLive(clock.Now) || known.AskedAt > clock.Now - Rest || RelationshipRule.Find(policy, known.Kind) is not { } rule)
        {
            return;
        }

        var (permit, _) = await gate.Ask(work, new Use(rule.For(known.PeopleGroup).Purpose.Id, known.Kind, known.Id, Channel: "email"), cancel);
        known.AskedAt = clock.Now;
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
}
