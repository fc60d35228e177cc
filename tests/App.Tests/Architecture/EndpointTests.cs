using System.Net;
using App.Tests.Harness;
using Avow.Api;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace App.Tests.Architecture;

/// <summary>Every door says who may pass, and nobody else does: walked through as anybody, as each role, and as another organisation's staff.</summary>
public sealed class EndpointTests
{
    [Databases]
    public async Task Every_endpoint_says_who_may_call_it(DatabaseKind database)
    {
        await using var house = await Open(database);
        await house.Browse();
        var endpoints = Endpoints(house);
        endpoints.Count.ShouldBeGreaterThan(5);
        Silent(endpoints).ShouldBeEmpty();
        Silent([new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/open"), 0, null, "the fixture")]).ShouldBe(["the fixture"]);
    }

    [Databases, Promise("D-01")]
    public async Task Doors_for_staff_stay_shut_for_everybody_else(DatabaseKind database)
    {
        await using var house = await Open(database);
        var (here, there) = (await house.Found("here"), await house.Found("there"));
        using var stranger = await house.Browse();
        using var neighbour = await there.SignIn(await there.AddStaff());
        await here.AddStaff();
        var before = await Everything(house);
        var wrong = new List<string>();
        foreach (var (who, visitor) in new[] { ("stranger", stranger), ("neighbour", neighbour) })
        {
            var token = await Token(visitor, "/here/sign-in");
            foreach (var (endpoint, method) in Doors(house).Where(d => Of(d.Endpoint).Who == Audience.Staff))
            {
                var page = await Knock(visitor, method, Fill(endpoint, "here", Guid.CreateVersion7()), token);
                var shut = method == "GET"
                    ? page.Status == HttpStatusCode.Found && page.Location!.StartsWith("/here/sign-in", StringComparison.Ordinal)
                    : page.Status == HttpStatusCode.Forbidden;
                wrong.AddRange(shut ? [] : [$"{who}: {method} {endpoint.RoutePattern.RawText} answered {(int)page.Status} {page.Location}"]);
            }
        }

        wrong.ShouldBeEmpty();
        (await Everything(house)).ShouldBe(before, "nothing was changed by anybody");
    }

    [Databases]
    public async Task Each_role_passes_only_its_own_doors(DatabaseKind database)
    {
        await using var house = await Open(database);
        var office = await house.Found("here");
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            using var visitor = await office.SignIn(await office.AddStaff(role));
            var token = await Token(visitor, "/here/account");
            foreach (var (endpoint, method) in Doors(house).Where(d => Of(d.Endpoint).Who == Audience.Staff && !Of(d.Endpoint).Allows(role)))
            {
                var page = await Knock(visitor, method, Fill(endpoint, "here", Guid.CreateVersion7()), token);
                wrong.AddRange(page.Status == HttpStatusCode.Forbidden ? [] : [$"{role}: {method} {endpoint.RoutePattern.RawText} answered {(int)page.Status}"]);
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Databases]
    public async Task Another_organisations_ids_lead_nowhere(DatabaseKind database)
    {
        await using var house = await Open(database);
        var (here, there) = (await house.Found("here"), await house.Found("there"));
        var client = await there.AddClient();
        Guid[] foreign = [client.Id, (await there.Capture(client)).Id, client.Contacts[0].Id, (await there.Hold(client.Id)).Id, (await there.AddStaff()).Id];
        using var owner = await here.SignIn(await here.AddStaff());
        var token = await Token(owner, "/here/account");
        var before = await Everything(house, there.Id);
        var wrong = new List<string>();
        foreach (var (endpoint, method) in Doors(house).Where(d => d.Endpoint.RoutePattern.Parameters.Any(p => IsId(p)) && IsInside(d.Endpoint)))
        {
            foreach (var id in foreign)
            {
                var page = await Knock(owner, method, Fill(endpoint, "here", id), token);
                var nowhere = page.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity;
                wrong.AddRange(nowhere ? [] : [$"{method} {endpoint.RoutePattern.RawText} answered {(int)page.Status} {page.Location}"]);
            }
        }

        wrong.Distinct().ShouldBeEmpty();
        (await Everything(house, there.Id)).ShouldBe(before);
    }

    [Databases]
    public async Task A_form_without_our_token_changes_nothing(DatabaseKind database)
    {
        await using var house = await Open(database);
        var office = await house.Found("here");
        using var owner = await office.SignIn(await office.AddStaff());
        var before = await Everything(house);
        foreach (var (endpoint, method) in Doors(house).Where(d => d.Method != "GET" && IsInside(d.Endpoint)))
        {
            (await Knock(owner, method, Fill(endpoint, "here", Guid.CreateVersion7()), "forged")).Status.ShouldBe(HttpStatusCode.BadRequest, endpoint.RoutePattern.RawText);
        }

        (await Everything(house)).ShouldBe(before);
    }

    /// <summary>As it runs in an office: the sheet of page parts is open to developers only.</summary>
    private static Task<House> Open(DatabaseKind database) => House.Open(database, change: b => b.Environment.EnvironmentName = Environments.Production);

    private static List<RouteEndpoint> Endpoints(House house) => [.. house.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    private static IEnumerable<string> Silent(IEnumerable<Endpoint> endpoints) =>
        endpoints.Where(e => e.Metadata.GetOrderedMetadata<Access>().Count != 1).Select(e => e.DisplayName ?? "?");

    /// <summary>The doors for people; those for programs are tried with tokens, in the tests of the API.</summary>
    private static IEnumerable<(RouteEndpoint Endpoint, string Method)> Doors(House house) => Endpoints(house).Where(e => e.Metadata.GetMetadata<ApiOperation>() is null)
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(m => m != "HEAD").Select(m => (e, m)));

    private static Access Of(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<Access>()!;

    private static bool IsInside(RouteEndpoint endpoint) => endpoint.RoutePattern.Parameters.Any(p => p.Name == "slug");

    private static bool IsId(RoutePatternParameterPart part) => part.ParameterPolicies.Any(p => p.Content == "guid");

    /// <summary>The address of an endpoint with its gaps filled.</summary>
    private static string Fill(RouteEndpoint endpoint, string slug, Guid id) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(
        segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { Name: "slug" } => slug,
            RoutePatternParameterPart parameter when IsId(parameter) => id.ToString(),
            RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(p => p.Content is "int" or "long") => "1",
            _ => "x",
        }))));

    private static async Task<string> Token(Browser visitor, string path)
    {
        var page = await visitor.Get(path);
        return page.Html.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value")
            ?? throw new InvalidOperationException($"{path} answered {(int)page.Status} without a form: {page.Words}");
    }

    private static Task<Page> Knock(Browser visitor, string method, string path, string token) => method == "GET"
        ? visitor.Get(path)
        : visitor.Send(new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]),
        });

    /// <summary>How many rows each table has, of one organisation or of all, with the sum of what they say.</summary>
    private static async Task<List<string>> Everything(House house, long? organisation = null)
    {
        var lines = new List<string>();
        foreach (var table in await house.Tables())
        {
            var owned = (await Catalogue.Columns(house)).Any(c => c.Table == table && c.Name == "organisation_id");
            var rows = await house.Rows($"SELECT * FROM \"{table}\"" + (organisation is { } one && owned ? $" WHERE organisation_id = {one}" : ""));
            lines.AddRange(organisation is not null && !owned ? [] : rows.Select(r => $"{table}: {string.Join('|', r.Select(v => v is byte[] b ? Convert.ToHexString(b) : v))}").Order());
        }

        return lines;
    }
}
