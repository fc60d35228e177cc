using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Permits;
using Avow.Policy.Model;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People.Public;

/// <summary>What follows when a person leaves a newsletter on her own page: the subscription is over at once, and her address is marked so that no list brings
/// it back. A later yes takes the mark away.</summary>
/// <remarks>Source: UK GDPR art. 21(3); PECR reg. 22.</remarks>
public sealed class LeftLists(Suppressions suppressions, PersonBook book)
{
    private const string Unsubscribed = "unsubscribed";

    /// <summary>Whether the policy keeps a mark of those who leave this purpose.</summary>
    public static bool Marks(Purpose purpose) => purpose.Keep.Any(k => k.KeepsSuppression);

    public async Task Leave(Visit visit, Guid person, Purpose purpose)
    {
        // Two lists may be left or joined in one breath: what was said of the one must be seen by the other.
        await visit.Db.SaveChangesAsync();
        await suppressions.Add(visit.Work, [.. (await Addresses(visit, person)).Select(a => new NotAgain(a, Unsubscribed, visit.Now))], visit.Policy);
        var kinds = purpose.Keep.Where(k => k.KeepsSuppression).Select(k => k.Kind).ToList();
        var over = await visit.Db.Set<Relationship>()
            .Where(r => r.PersonId == person && kinds.Contains(r.Kind) && purpose.People.Contains(r.PeopleGroup) && r.UnsubscribedAt == null && r.RemovedAt == null).ToListAsync();
        foreach (var subscription in over)
        {
            subscription.End(Unsubscribed, visit.Now);
            await book.Changed(OwnChanges.HandOf(visit), "relationship-ended", subscription, $"end={Unsubscribed}");
        }

        await Guard.Approve(visit.Work, over.Count, CancellationToken.None);
    }

    /// <summary>The mark knows no purpose: it stays while the person has left any other list.</summary>
    public async Task ComeBack(Visit visit, Guid person, Purpose purpose)
    {
        await visit.Db.SaveChangesAsync();
        var others = visit.Policy.Purposes.Where(p => p.Id != purpose.Id && Marks(p)).Select(p => p.Id).ToList();
        if (!await visit.Db.Set<SaidNo>().AnyAsync(n => n.PersonId == person && n.Channel == "email" && others.Contains(n.Purpose)))
        {
            await suppressions.Lift(visit.Work, await Addresses(visit, person), visit.Now);
        }
    }

    private static Task<List<string>> Addresses(Visit visit, Guid person) =>
        visit.Db.Set<PersonDetail>().Where(d => d.Relationship.PersonId == person && d.Field == PersonField.Email).Select(d => d.Value).Distinct().ToListAsync();
}
