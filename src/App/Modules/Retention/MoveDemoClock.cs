using Avow.Jobs;
using Avow.Ledger;
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

    public static void Map(IEndpointRouteBuilder organisation) =>
        organisation.MapPost("/demo/clock", Move).For(Access.AnyStaff).WithMetadata(new OwnWork());

    private static async Task<IResult> Move(
        Visit visit, DemoClock demo, NightWatch nights, Sealer sealer, BusinessClock clock, [FromForm] int move, CancellationToken cancel)
    {
        if (!demo.Synthetic)
        {
            return Results.NotFound();
        }

        var journey = await nights.MoveTo(Target(visit, Math.Clamp(move, 1, MostDays)), cancel);
        await sealer.Seal(visit.Organisation.Id, cancel);
        var stopped = journey.Stopped.FirstOrDefault(s => s.OrganisationId == visit.Organisation.Id).Run;
        return stopped is not null
            ? Pages.Go(visit.At($"retention/runs/{stopped.RunId}"), Told("retention.demo.stopped", journey, clock, visit).With("due", stopped.Due))
            : Pages.Go(visit.At(""), Told(journey.Stopped.Count > 0 ? "retention.demo.stopped-elsewhere" : "retention.demo.moved", journey, clock, visit));
    }

    /// <summary>The same time of day, so that a day is a day across a change of the clocks.</summary>
    private static Instant Target(Visit visit, int days)
    {
        var here = visit.Now.InZone(visit.Zone).LocalDateTime;
        return here.PlusDays(days).InZoneLeniently(visit.Zone).ToInstant();
    }

    private static Said Told(string key, Journey journey, BusinessClock clock, Visit visit) =>
        Said.Done(key).With("nights", journey.Nights).With("gone", journey.Gone).With("date", clock.Now.InZone(visit.Zone).Date);
}
