using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Avow.Api;
using Avow.Database;
using Avow.Jobs;
using Avow.Modules.Organisations;
using Avow.Modules.Organisations.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Identity.Public;

/// <summary>The door for programs: a token of this organisation, a role that may, not too often, a body that can be read. Cookies open nothing here.</summary>
public sealed class ApiDoor(OrganisationShelf organisations, Store store, BusinessClock clock, ApiLimit limit)
{
    private const int LongestKey = 255;
    private static readonly Duration Stale = Duration.FromMinutes(5);

    /// <summary>Lets the call in to the page's handler, or answers it here.</summary>
    public async Task Enter(HttpContext http, ApiOperation operation, RequestDelegate act)
    {
        http.User = new ClaimsPrincipal(new ClaimsIdentity());
        var say = http.RequestServices.GetRequiredService<PageContext>().Say;
        var (call, problem) = await Admit(http, operation, say);
        if (call is null)
        {
            await ApiAnswer.Of(problem!).ExecuteAsync(http);
            return;
        }

        http.Features.Set(call);
        await act(http);
    }

    private async Task<(ApiCall? Call, ApiProblem? Problem)> Admit(HttpContext http, ApiOperation operation, Say say)
    {
        var cancel = http.RequestAborted;
        if (await organisations.Find((string)http.Request.RouteValues["slug"]!, cancel) is not { } organisation)
        {
            return (null, ApiProblem.Of(StatusCodes.Status404NotFound, say));
        }

        if (await Find(http.Request, organisation, cancel) is not { } token)
        {
            return (null, Unknown(http, say));
        }

        var left = limit.Take(token.Id.ToString(), ApiLimit.PerMinute);
        left.Put(http.Response.Headers);
        return left.IsOver ? (null, ApiProblem.Of(StatusCodes.Status429TooManyRequests, say)) : await Admit(http, operation, say, organisation, token);
    }

    private async Task<(ApiCall? Call, ApiProblem? Problem)> Admit(HttpContext http, ApiOperation operation, Say say, Organisation organisation, ApiToken token)
    {
        var access = http.GetEndpoint()!.Metadata.GetMetadata<Access>()!;
        if (!access.Allows(token.Role))
        {
            return (null, ApiProblem.Of(StatusCodes.Status403Forbidden, say));
        }

        var key = operation.IsAct ? http.Request.Headers["Idempotency-Key"].ToString().Trim('"') : "";
        if (key.Length > LongestKey)
        {
            return (null, ApiProblem.Of(new Faults { { "Idempotency-Key", say.T("api.fault.key", ("count", LongestKey)) } }, operation, say, _ => null));
        }

        var (body, faults, status) = operation is { IsAct: true, TakesFile: false }
            ? await JsonForm.Put(http, operation, say)
            : (Encoding.UTF8.GetBytes($"{http.Request.ContentLength}"), Faults.None, StatusCodes.Status200OK);
        if (status != StatusCodes.Status200OK)
        {
            return (null, faults.Count > 0 ? ApiProblem.Of(faults, operation, say, _ => null) : ApiProblem.Of(status, say));
        }

        await Used(organisation, token, http.RequestAborted);
        var act = SHA256.HashData([.. Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}\n"), .. body]);
        return (new(operation, new(token.Id, token.Name, token.Role), key.Length == 0 ? null : key, act), null);
    }

    /// <summary>Nothing is said of why. An address that goes on trying is told to wait; whoever has a token beside it is not.</summary>
    private ApiProblem Unknown(HttpContext http, Say say)
    {
        var left = limit.Take("address " + SignInLimit.From(http.Connection.RemoteIpAddress), SignInLimit.PerMinute);
        if (left.IsOver)
        {
            left.Put(http.Response.Headers);
            return ApiProblem.Of(StatusCodes.Status429TooManyRequests, say);
        }

        http.Response.Headers.WWWAuthenticate = "Bearer realm=\"avow\"";
        return ApiProblem.Of(StatusCodes.Status401Unauthorized, say);
    }

    /// <summary>The token of the call, if it is one of this organisation and still opens.</summary>
    private async Task<ApiToken?> Find(HttpRequest request, Organisation organisation, CancellationToken cancel)
    {
        const string bearer = "Bearer " + ApiToken.Prefix;
        var given = request.Headers.Authorization.ToString();
        if (!given.StartsWith(bearer, StringComparison.OrdinalIgnoreCase) || SecretLink.Read(given[bearer.Length..].Trim()) is not { } secret)
        {
            return null;
        }

        await using var work = await store.Read(organisation.Id, cancel);
        // Whoever leaves takes along what they gave away: their tokens open nothing until somebody takes the leaving back.
        var token = await work.Db.Set<ApiToken>().AsNoTracking().SingleOrDefaultAsync(
            t => t.Id == secret.Id && (t.MadeBy == null || work.Db.Set<Account>().Any(a => a.Id == t.MadeBy && a.LeftAt == null)), cancel);
        return secret.Fits(token?.Digest) && token!.Opens(clock.MachineNow) ? token : null;
    }

    /// <summary>Not at every call: a writer's place for a date that nobody reads to the second would be dear.</summary>
    private async Task Used(Organisation organisation, ApiToken token, CancellationToken cancel)
    {
        var now = clock.MachineNow;
        if (token.LastUsedAt is { } last && now - last < Stale)
        {
            return;
        }

        await using var work = await store.Write(organisation.Id, cancel);
        await work.Db.Set<ApiToken>().Where(t => t.Id == token.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.LastUsedAt, now), cancel);
        await work.Commit(cancel);
    }
}
