using Avow.Modules.Identity.Public;
using Avow.Policy.Model;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>Somebody of whom nobody has said for the duty's whole rhythm that the details are right.</summary>
/// <param name="ConfirmedAt">Null when nobody ever said so.</param>
public sealed record UnconfirmedPerson(Guid Id, string Name, string? Company, Instant Since, Instant? ConfirmedAt, Instant? AskedAt);

/// <summary>The people to be asked whether their details are still right. The rhythm is that of the policy's duty; without one nobody is listed.</summary>
/// <remarks>Source: UK GDPR art. 5(1)(d); promise C-15.</remarks>
internal static class AccuracyList
{
    public const string Duty = "accuracy";
    private const int Most = 200;

    public static async Task<IResult> Show(Visit visit, Pages pages, PageContext page)
    {
        if (visit.Policy.Duties.FirstOrDefault(d => d.Id == Duty) is not { } duty)
        {
            return Results.NotFound();
        }

        var waiting = Waiting(visit, duty);
        return pages.Show<AccuracyPage>(page.Say["people.accuracy.title"], new
        {
            Rows = await waiting.OrderBy(r => r.ConfirmedAt ?? r.Since).ThenBy(r => r.Id).Take(Most)
                .Select(r => new UnconfirmedPerson(r.PersonId, r.FullName, r.Company, r.Since, r.ConfirmedAt, r.AskedAt)).ToListAsync(),
            ToAsk = await AskAccuracy.Waiting(visit, waiting).CountAsync(),
            All = await waiting.Select(r => r.PersonId).Distinct().CountAsync(),
            Words = duty.Words.In(page.Say.Language),
            duty.Every,
        });
    }

    /// <summary>One relationship of each: the newest that is live. Whoever became known, or confirmed, since then for any reason is not asked.</summary>
    internal static IQueryable<Relationship> Waiting(Visit visit, Duty duty)
    {
        var before = visit.Zone.AtStartOfDay((duty.Every with { Count = -duty.Every.Count }).After(visit.Today)).ToInstant();
        var now = visit.Now;
        var live = visit.Db.Set<Relationship>().AsNoTracking().Where(r => r.RemovedAt == null && r.RestrictedFor == null && (r.OverAt == null || r.OverAt > now));
        return live.Where(r => (r.ConfirmedAt ?? r.Since) < before
            && !live.Any(o => o.PersonId == r.PersonId && ((o.ConfirmedAt ?? o.Since) >= before || o.Since > r.Since || (o.Since == r.Since && o.Id.CompareTo(r.Id) > 0))));
    }
}
