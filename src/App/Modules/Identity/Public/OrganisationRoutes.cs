using System.Security.Claims;
using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Modules.Organisations;
using Avow.Modules.Organisations.Public;
using Avow.Api;
using Avow.Policy.Deciding;
using Avow.Policy.Notices;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Identity.Public;

/// <summary>The endpoint opens units of work of its own, many or long ones; the visit's own then only reads.</summary>
public sealed class OwnWork;

/// <summary>The endpoint is there only where a version of the policy keeps records of the kind.</summary>
public sealed record Keeps(string Kind);

/// <summary>Everything under <c>/{slug}/</c>: finds the organisation, opens the unit of work, checks who asks, commits after the answer is decided.</summary>
public static class OrganisationRoutes
{
    /// <summary>A group for a module's endpoints inside an organisation. Each must say <see cref="AccessOnEndpoints.For"/>.</summary>
    /// <param name="keeps">The record kind without which an organisation has no such pages; null: every organisation has them.</param>
    public static RouteGroupBuilder MapOrganisation(this IEndpointRouteBuilder routes, string? keeps = null)
    {
        var group = routes.MapGroup("/{slug:regex(^[a-z][a-z0-9-]{{1,40}}$)}");
        if (keeps is not null)
        {
            group.WithMetadata(new Keeps(keeps));
        }

        group.AddEndpointFilterFactory((_, next) => context => Enter(context, next));
        return group;
    }

    private static async ValueTask<object?> Enter(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var cancel = http.RequestAborted;
        var services = http.RequestServices;
        var organisation = await services.GetRequiredService<OrganisationShelf>().Find((string)http.Request.RouteValues["slug"]!, cancel);
        if (organisation is null)
        {
            return Results.NotFound();
        }

        var shows = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        var changes = !shows && http.GetEndpoint()?.Metadata.GetMetadata<OwnWork>() is null;
        await using var work = await Work.Begin(services.GetRequiredService<Store>(), organisation.Id, changes, cancel);
        var visit = services.GetRequiredService<Visit>();
        visit.Begin(work, organisation, shows);
        var policies = await visit.Read("policies", () => services.GetRequiredService<PolicyShelf>().PoliciesOf(work.Db, cancel));
        visit.Enter(policies);
        var call = http.Features.Get<ApiCall>();
        (visit.Who, var shadowSince) = call is null ? await WhoAsks(http.User, visit, cancel) : (call.Caller, null);
        if (await Refuse(http, visit, () => Furnish(services, visit, policies, shadowSince)) is { } refused)
        {
            return refused;
        }

        if (http.GetEndpoint()?.Metadata.GetMetadata<Keeps>() is { } keeps && !Kept(policies, keeps.Kind))
        {
            return Results.NotFound();
        }

        Furnish(services, visit, policies, shadowSince);
        if (call is not null)
        {
            return await Answer(context, next, visit, call, changes);
        }

        var answer = await next(context);
        await work.Commit(cancel);
        return answer;
    }

    /// <summary>The page's own act, its answer as JSON; with a key of the program's, once.</summary>
    private static async Task<IResult> Answer(EndpointFilterInvocationContext context, EndpointFilterDelegate next, Visit visit, ApiCall call, bool changes)
    {
        var (http, cancel) = (context.HttpContext, context.HttpContext.RequestAborted);
        var page = http.RequestServices.GetRequiredService<PageContext>();
        var replies = http.RequestServices.GetRequiredService<ApiReplies>();
        async Task<IResult> Act() => ApiAnswer.Of(await next(context), call.Operation, page, id => SentenceOf(visit, page.Say, id));
        if (!changes)
        {
            var looked = await replies.Around(visit.Organisation.Id, call, page.Say, Act, cancel);
            await visit.Work.Commit(cancel);
            return looked;
        }

        var (answer, commits) = await replies.InOne(visit.Work, call, page.Say, Act, cancel);
        if (commits)
        {
            await visit.Work.Commit(cancel);
        }

        return answer;
    }

    private static string? SentenceOf(Visit visit, Say say, string id)
    {
        var notice = NoticeShelf.Of(visit.Policy, say);
        return notice.Find(id)?.Text ?? notice.Sections.FirstOrDefault(s => s.Id == id)?.Title;
    }

    /// <summary>The account behind the cookie, if it still stands: same organisation, same stamp, not left. And, in the same question, since when the
    /// nights only report.</summary>
    private static async Task<(StaffMember? Who, Instant? ShadowSince)> WhoAsks(ClaimsPrincipal user, Visit visit, CancellationToken cancel) =>
        SignInClaims.Read(user, out var claims) && claims.OrganisationId == visit.Work.OrganisationId
            ? await visit.Read(claims, () => Whose(claims, visit.Work, cancel))
            : (null, null);

    private static async Task<(StaffMember? Who, Instant? ShadowSince)> Whose(SignInClaims claims, Work work, CancellationToken cancel)
    {
        // Named before the question: what stands inside it as a call would be compiled anew each time.
        var states = work.Db.Set<RetentionState>();
        var found = await work.Db.Set<Account>().AsNoTracking()
            .Where(a => a.Id == claims.AccountId && a.SecurityStamp == claims.Stamp && a.LeftAt == null)
            .Select(a => new { Who = new StaffMember(a.Id, a.Name, a.Role), ShadowSince = states.Select(s => s.ShadowSince).FirstOrDefault() })
            .SingleOrDefaultAsync(cancel);
        return (found?.Who, found?.ShadowSince);
    }

    private static async ValueTask<IResult?> Refuse(HttpContext http, Visit visit, Action furnish)
    {
        var access = http.GetEndpoint()?.Metadata.GetMetadata<Access>()
            ?? throw new InvalidOperationException($"{http.GetEndpoint()?.DisplayName} does not say who may call it.");
        if (access.Who != Audience.Staff)
        {
            return null;
        }

        if (visit.Who is null)
        {
            if (HttpMethods.IsGet(http.Request.Method))
            {
                return Results.Redirect(visit.At("sign-in") + QueryString.Create("then", http.Request.Path + http.Request.QueryString));
            }

            if (!FormGuard.IsFromHere(http.Request))
            {
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            }

            furnish();
            return await SignIn.Again(visit, http);
        }

        return access.Allows(visit.Who.Role) ? null : Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    private static bool Kept(Policies policies, string kind) => policies.Versions.Any(v => HoldingRegister.Covers(v, kind));

    private static void Furnish(IServiceProvider services, Visit visit, Policies policies, Instant? shadowSince)
    {
        var page = services.GetRequiredService<PageContext>();
        page.Keeps = kind => Kept(policies, kind);
        var controller = visit.Policy.Controller;
        page.Enter(new(visit.Organisation.Name, visit.Organisation.Slug, visit.Zone, visit.Policy.Languages, $"{controller.LegalName}, {controller.Address}"));
        if (visit.Who is { } who)
        {
            page.Welcome(new(who.Name, [who.Role.ToString()]));
            page.SearchPath = visit.At("find");
        }

        if (shadowSince is { } since)
        {
            page.Standing = new(page.Say.T("retention.shadow.strip", ("date", since.InZone(visit.Zone).Date)), "retention/shadow", page.Say["retention.shadow.title"]);
        }

        var bar = services.GetRequiredService<DemoClock>().For(visit.Organisation.Slug, page.Say, visit.Now, visit.Zone);
        page.DemoBar = visit.Who is null && bar is not null ? bar with { Moves = [] } : bar;
    }
}
