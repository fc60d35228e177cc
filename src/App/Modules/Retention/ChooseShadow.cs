using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Avow.Modules.Retention;

/// <summary>Lets the nights only report; and lets them go live again, by somebody who has seen what would go.</summary>
internal static class ChooseShadow
{
    public static void Map(IEndpointRouteBuilder organisation)
    {
        organisation.MapGet("/retention/shadow/beginning", Ask).For(Access.Keepers);
        organisation.MapPost("/retention/shadow/beginning", Begin).For(Access.Keepers);
        organisation.MapGet("/retention/live", Look).For(Access.Keepers);
        organisation.MapPost("/retention/live", GoLive).For(Access.Keepers);
    }

    private static async Task<IResult> Ask(Visit visit, Pages pages, PageContext page, CancellationToken cancel) => await Shadow.Since(visit.Db, cancel) is null
        ? pages.Show<ChooseShadowPage>(page.Say["retention.shadow.title"])
        : Pages.Go(visit.At("retention/shadow"));

    private static async Task<IResult> Begin(Visit visit, Shadow shadow, CancellationToken cancel) => await shadow.Begin(Act(visit), "chosen", cancel)
        ? Pages.Go(visit.At("retention/shadow"), Said.Done("retention.shadow.begun"))
        : Pages.Go(visit.At("retention/shadow"));

    private static async Task<IResult> Look(Visit visit, Pages pages, PageContext page, HoldingRegister holds, PolicyShelf shelf, CancellationToken cancel) =>
        await Shadow.Since(visit.Db, cancel) is null ? Pages.Go(visit.At("retention/shadow")) : await Page(visit, pages, page, holds, shelf, Faults.None, cancel);

    /// <summary>The count must be typed as it stands now; when it has changed since the page was shown, the page comes back with the new one.</summary>
    private static async Task<IResult> GoLive(
        Visit visit, Pages pages, PageContext page, HoldingRegister holds, PolicyShelf shelf, Shadow shadow, [FromForm] string? count, CancellationToken cancel)
    {
        if (await Shadow.Since(visit.Db, cancel) is null)
        {
            return Pages.Go(visit.At("retention/shadow"));
        }

        var plan = await Plan(visit, holds, shelf, cancel);
        if (plan.Total > 0 && Typed(count) != plan.Total)
        {
            return await Page(visit, pages, page, holds, shelf, new() { { "count", page.Say.T("retention.run.fault", ("count", plan.Total)) } }, cancel);
        }

        await shadow.GoLive(Act(visit), plan.Total, cancel);
        return Pages.Go(visit.At("retention/shadow"), Said.Done("retention.live.said").With("count", plan.Total));
    }

    private static async Task<IResult> Page(Visit visit, Pages pages, PageContext page, HoldingRegister holds, PolicyShelf shelf, Faults faults, CancellationToken cancel)
    {
        var plan = await Plan(visit, holds, shelf, cancel);
        var names = await NightList.NamesAndPeopleOf(visit.Db, holds, plan.Oldest.Select(o => (o.Kind, o.Id)), cancel);
        return pages.Show<GoLivePage>(
            page.Say["retention.live.title"], new { Plan = plan, Names = names, visit.Policy, Faults = faults, Since = await Shadow.Since(visit.Db, cancel) },
            faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>What the coming night would dispose of.</summary>
    private static async Task<RetentionPlan> Plan(Visit visit, HoldingRegister holds, PolicyShelf shelf, CancellationToken cancel)
    {
        var tonight = visit.Zone.AtStartOfDay(visit.Today.PlusDays(1)).ToInstant();
        return await RetentionPlan.Of(visit.Work, holds, await Surroundings.Of(visit.Db, shelf, cancel), tonight, mostRows: 0, cancel);
    }

    private static int? Typed(string? count) => int.TryParse(string.Concat((count ?? "").Where(char.IsAsciiDigit)), out var typed) ? typed : null;

    private static ShadowAct Act(Visit visit) => new(visit.Work, visit.Policy, visit.Staff.Id, visit.Now);
}
