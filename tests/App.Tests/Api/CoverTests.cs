using System.Reflection;
using App.Tests.Harness;
using Avow.Api;
using Avow.Modules.Identity.Public;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace App.Tests.Api;

/// <summary>Everything that a page can do, a program can do: an act without its counterpart in the API is named here.</summary>
public sealed class CoverTests
{
    /// <summary>Acts that no token may do, each with its reason.</summary>
    private static readonly Dictionary<string, string> PeopleOnly = new()
    {
        ["/sign-in"] = "a token is a program's sign-in",
        ["/sign-in/again"] = "what a person typed before signing in again",
        ["/sign-out"] = "a token is revoked instead",
        ["/sign-out/everywhere"] = "a person's own cookies",
        ["/account/password"] = "a person's own password",
        ["/tokens"] = "no program makes itself another key",
        ["/tokens/{id:guid}/revocation"] = "nor takes one away",
        ["/demo/clock"] = "the strip of a demonstration",
        ["/enquire"] = "the public form with its guard against machines; programs enter at /enquiries",
        ["/enquire/framed"] = "the same form inside another page",
        ["/enquire/newsletter/{token}"] = "a person's own yes, by a link that only she has",
        ["/read/{token}"] = "the client's reading link",
        ["/your-data"] = "asks for a link to one's own data; staff send it at /people/{id}/your-data/link",
        ["/your-data/link/{token}"] = "a person's own link",
        ["/your-data/leaving"] = "ends a visit by link",
        ["/your-data/correction"] = "a person's own visit; programs correct at /people/{id}/correction",
        ["/your-data/confirmation"] = "a person's own word",
        ["/your-data/contact"] = "a person's own choices",
        ["/your-data/striking/{id:guid}"] = "a person's own act; programs at /relationships/{id}/removal",
        ["/your-data/striking/{id:guid}/undo"] = "the same",
        ["/policy/edit/remarks"] = "a part of the page for its script; /policy/edit says the same",
        ["house /start"] = "sets up the house before there is an organisation",
    };

    [Databases]
    public async Task Every_act_of_a_page_stands_in_the_API_or_says_why_not(DatabaseKind database)
    {
        await using var house = await Open(database);
        using var visitor = await house.Browse();
        Pages(house).Count.ShouldBeGreaterThan(100);
        Missing(Pages(house), house.Get<ApiRegister>()).ShouldBeEmpty();

        var forgotten = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/{slug}/people/{id:guid}/forgetting"), 0, new(new HttpMethodMetadata(["POST"])), "the fixture");
        Missing([forgotten], house.Get<ApiRegister>()).ShouldBe(["/people/{id:guid}/forgetting"]);
    }

    [Databases]
    public async Task What_is_declared_for_programs_has_a_page(DatabaseKind database)
    {
        await using var house = await Open(database);
        using var visitor = await house.Browse();
        var pages = Pages(house).SelectMany(Named).ToHashSet();
        house.Get<ApiRegister>().All.Select(o => (o.Method, o.Path)).Where(o => !pages.Contains(o)).ShouldBeEmpty();
        PeopleOnly.Keys.Where(p => !pages.Contains(("POST", p))).ShouldBeEmpty("the list of exceptions holds nothing that is over");
    }

    [Databases]
    public async Task A_twin_lets_in_whom_its_page_lets_in(DatabaseKind database)
    {
        await using var house = await Open(database);
        using var visitor = await house.Browse();
        var all = house.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var pages = all.Where(e => e.Metadata.GetMetadata<ApiOperation>() is null).SelectMany(e => Named(e).Select(n => (Name: n, Access: e.Metadata.GetMetadata<Access>()))).ToDictionary(p => p.Name, p => p.Access);
        var twins = all.Where(e => e.Metadata.GetMetadata<ApiOperation>() is not null).ToList();
        twins.Count.ShouldBe(house.Get<ApiRegister>().All.Count);
        twins.Where(t => t.Metadata.GetMetadata<ApiOperation>() is { } o && t.Metadata.GetMetadata<Access>() != pages[(o.Method, o.Path)]).ShouldBeEmpty();
    }

    [Databases]
    public async Task A_field_that_a_form_takes_by_name_is_one_that_programs_may_send(DatabaseKind database)
    {
        await using var house = await Open(database);
        using var visitor = await house.Browse();
        var twins = house.Get<EndpointDataSource>().Endpoints.Where(e => e.Metadata.GetMetadata<ApiOperation>() is not null).ToList();
        var unsaid = twins.SelectMany(t => FormFields(t).Except(t.Metadata.GetMetadata<ApiOperation>()!.Takes.Select(f => f.Form)).Select(f => $"{t.DisplayName}: {f}"));
        twins.SelectMany(FormFields).Count().ShouldBeGreaterThan(10, "the guard's own eyes");
        unsaid.ShouldBeEmpty();
    }

    private static IEnumerable<string> FormFields(Endpoint endpoint) => (endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [])
        .Where(p => p.IsDefined(typeof(FromFormAttribute), false)).Select(p => p.Name!);

    private static Task<House> Open(DatabaseKind database) => House.Open(database, change: b => b.Environment.EnvironmentName = Environments.Production);

    private static List<RouteEndpoint> Pages(House house) => [.. house.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<ApiOperation>() is null)];

    private static List<string> Missing(IEnumerable<RouteEndpoint> pages, ApiRegister api) =>
        [.. pages.SelectMany(Named).Where(n => n.Method == "POST" && api.Find(n.Method, n.Path) is null && !PeopleOnly.ContainsKey(n.Path)).Select(n => n.Path)];

    private static IEnumerable<(string Method, string Path)> Named(RouteEndpoint endpoint)
    {
        var raw = endpoint.RoutePattern.RawText!;
        var path = ApiEndpoints.BelowOrganisation(raw);
        return (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(m => (m, path.Length > 0 ? path : $"house {raw}"));
    }
}
