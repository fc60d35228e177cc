using Avow.Jobs;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Avow.Modules.Retention;

/// <summary>Moves the business clock of a demonstration some days forwards and lets each night on the way do its work.</summary>
internal static class MoveDemoClock
{
    /// <summary>One hundred days and a little: longer journeys would keep the browser waiting.</summary>
    private const int MostDays = 120;

    /// <summary>A short journey is answered at once; the page of a longer one shows how far it is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder organisation)
    {
        organisation.MapPost("/demo/clock", SetOut).For(Access.AnyStaff).WithMetadata(new OwnWork());
        organisation.MapGet("/demo/clock", Show).For(Access.AnyStaff);
    }

    private static async Task<IResult> SetOut(Visit visit, DemoClock demo, DemoTravel travels, BusinessClock clock, [FromForm] int move, CancellationToken cancel)
    {
        if (!demo.Synthetic)
        {
            return Results.NotFound();
        }

        var travel = travels.SetOut(Target(visit, Math.Clamp(move, 1, MostDays)), visit.Organisation.Id);
        await Task.WhenAny(travel.Arrived, Task.Delay(Patience, cancel));
        return travel.Arrived.IsCompleted ? Told(await travel.Arrived, clock, visit) : Pages.Go(visit.At("demo/clock"));
    }

    private static async Task<IResult> Show(Visit visit, DemoTravel travels, BusinessClock clock, Pages pages, PageContext page, HttpResponse answer)
    {
        if (travels.Last is not { } travel)
        {
            return Pages.Go(visit.At(""));
        }

        if (travel.Arrived.IsCompleted)
        {
            return Told(await travel.Arrived, clock, visit);
        }

        answer.Headers["Refresh"] = "1";
        page.DemoBar = page.DemoBar is { } bar ? bar with { Moves = [] } : null;
        return pages.Show<DemoTravelPage>(page.Say["retention.demo.travel"], new { travel.At });
    }

    private static IResult Told(Journey journey, BusinessClock clock, Visit visit)
    {
        var stopped = journey.Stopped.FirstOrDefault(s => s.OrganisationId == visit.Organisation.Id).Run;
        return stopped is not null
            ? Pages.Go(visit.At($"retention/runs/{stopped.RunId}"), Say("retention.demo.stopped", journey, clock, visit).With("due", stopped.Due))
            : Pages.Go(visit.At(""), Say(journey.Stopped.Count > 0 ? "retention.demo.stopped-elsewhere" : "retention.demo.moved", journey, clock, visit));
    }

    /// <summary>The same time of day, so that a day is a day across a change of the clocks.</summary>
    private static Instant Target(Visit visit, int days)
    {
        var here = visit.Now.InZone(visit.Zone).LocalDateTime;
        return here.PlusDays(days).InZoneLeniently(visit.Zone).ToInstant();
    }

    private static Said Say(string key, Journey journey, BusinessClock clock, Visit visit) =>
        Said.Done(key).With("nights", journey.Nights).With("gone", journey.Gone).With("date", clock.Now.InZone(visit.Zone).Date);
}
