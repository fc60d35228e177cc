using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Retention;

/// <summary>What needs a person today: a stopped night first, then duties by their date, then holds to look at again.</summary>
internal static class BoardTasks
{
    public static async Task<IReadOnlyList<BoardTask>> Of(Visit visit, Say say, CancellationToken cancel)
    {
        var tasks = new List<BoardTask>();
        var nights = await NightsBefore.Of(visit.Db, visit.Now, visit.Zone, cancel);
        if (nights is { Stopped: true, Last: { } run })
        {
            tasks.Add(new("alert", say.T("retention.task.stopped", ("due", run.Due)), say.T("retention.task.stopped-why", ("allowed", run.Allowed)), $"retention/runs/{run.Id}"));
        }

        if (nights.ShadowSince is { } since)
        {
            tasks.Add(new("eye", say["retention.task.shadow"], say.T("retention.task.shadow-why", ("date", since.InZone(visit.Zone).Date)), "retention/live"));
        }

        var duties = await DutyEvidence.All(visit.Db, visit.Policy, visit.Today, cancel);
        tasks.AddRange(duties.Where(d => d.Standing is Standing.Broken or Standing.NeedsPerson).OrderBy(d => d.By).Select(d => Duty(d, say)));
        var now = visit.Now;
        var reviews = await visit.Db.Set<PlacedHold>().AsNoTracking().Where(h => h.LiftedAt == null && h.ReviewAt <= now).OrderBy(h => h.ReviewAt).Take(10).ToListAsync(cancel);
        tasks.AddRange(reviews.Select(h => new BoardTask(
            "hold", say.T("retention.task.hold", ("reason", h.Reason)), say.T("retention.task.hold-why", ("date", h.ReviewAt.InZone(visit.Zone).Date)), $"holds/{h.Id}/lifting")));
        return tasks;
    }

    private static BoardTask Duty(DutyStanding duty, Say say) => new(
        "rights", duty.Duty.Words.In(say.Language),
        say.T(duty.Standing == Standing.Broken ? "retention.task.duty-late" : "retention.task.duty", ("owner", duty.Duty.Owner.Replace('-', ' ')), ("date", duty.By)),
        $"duties/{duty.Duty.Id}");
}
