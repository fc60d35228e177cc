using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Policy.Model;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>Somebody of whom nobody has said for the duty's whole rhythm that the details are right.</summary>
/// <param name="ConfirmedAt">Null when nobody ever said so.</param>
public sealed record UnconfirmedPerson(Guid Id, string Name, string? Company, Instant Since, Instant? ConfirmedAt, Instant? AskedAt);

/// <summary>Somebody whom a coming night asks by mail.</summary>
public sealed record ToBeAsked(Guid Id, string Name, LocalDate Night);

/// <summary>The people to be asked whether their details are still right. The rhythm is that of the policy's duty; without one nobody is listed.</summary>
/// <remarks>Source: UK GDPR art. 5(1)(d); promise C-15.</remarks>
internal static class AccuracyList
{
    public const string Duty = "accuracy";
    private const int Most = 200;
    private const int DaysAhead = 14;

    public static async Task<IResult> Show(Visit visit, Pages pages, PageContext page)
    {
        if (Of(visit.Policy) is not { } duty)
        {
            return Results.NotFound();
        }

        var waiting = Waiting(visit.Db, duty, visit.Zone, visit.Now);
        return pages.Show<AccuracyPage>(page.Say["people.accuracy.title"], new
        {
            Rows = await waiting.OrderBy(r => r.ConfirmedAt ?? r.Since).ThenBy(r => r.Id).Take(Most)
                .Select(r => new UnconfirmedPerson(r.PersonId, r.FullName, r.Company, r.Since, r.ConfirmedAt, r.AskedAt)).ToListAsync(),
            ToAsk = await AskAccuracy.Waiting(waiting, visit.Now).CountAsync(),
            All = await waiting.Select(r => r.PersonId).Distinct().CountAsync(),
            Words = duty.Words.In(page.Say.Language),
            duty.Every,
            Coming = await Coming(visit, duty),
            OnlyReports = await Shadow.Since(visit.Db) is not null,
        });
    }

    /// <summary>The policy's duty to ask, or null.</summary>
    internal static Duty? Of(PolicyFile policy) => policy.Duties.FirstOrDefault(d => d.Id == Duty);

    /// <summary>One relationship of each: the newest that is live. Whoever became known, or confirmed, since then for any reason is not asked.</summary>
    internal static IQueryable<Relationship> Waiting(AvowDb db, Duty duty, DateTimeZone zone, Instant now)
    {
        var before = zone.AtStartOfDay((duty.Every with { Count = -duty.Every.Count }).After(now.InZone(zone).Date)).ToInstant();
        var live = db.Set<Relationship>().AsNoTracking().Where(r => r.RemovedAt == null && r.RestrictedFor == null && (r.OverAt == null || r.OverAt > now));
        return live.Where(r => (r.ConfirmedAt ?? r.Since) < before
            && !live.Any(o => o.PersonId == r.PersonId && ((o.ConfirmedAt ?? o.Since) >= before || o.Since > r.Since || (o.Since == r.Since && o.Id.CompareTo(r.Id) > 0))));
    }

    /// <summary>Whom the nights of the next two weeks ask, each with its night.</summary>
    private static async Task<IReadOnlyList<ToBeAsked>> Coming(Visit visit, Duty duty)
    {
        var until = visit.Zone.AtStartOfDay(visit.Today.PlusDays(DaysAhead)).ToInstant();
        var rows = await AskAccuracy.ForTheNight(visit.Db, duty, visit.Zone, until).OrderBy(r => r.ConfirmedAt ?? r.Since).ThenBy(r => r.Id).Take(Most)
            .Select(r => new { r.PersonId, r.FullName, At = r.ConfirmedAt ?? r.Since }).ToListAsync();
        return rows.ConvertAll(r => new ToBeAsked(r.PersonId, r.FullName, LocalDate.Max(visit.Today, duty.Every.After(r.At.InZone(visit.Zone).Date)).PlusDays(1)));
    }
}
