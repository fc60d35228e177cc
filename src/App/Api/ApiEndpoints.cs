using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Primitives;

namespace Avow.Api;

/// <summary>The endpoints of the modules, and beside each that is declared for programs a second one under <see cref="Prefix"/>: the same handler,
/// the same access, the same limits. So a page and its act in the API cannot drift apart.</summary>
public sealed class ApiEndpoints(ApiRegister register, Func<HttpContext, ApiOperation, RequestDelegate, Task> door) : EndpointDataSource
{
    public const string Prefix = "/api/v1";

    private readonly List<EndpointDataSource> _pages = [];
    private IReadOnlyList<Endpoint>? _all;

    public override IReadOnlyList<Endpoint> Endpoints => _all ??= WithTwins();

    public override IChangeToken GetChangeToken() => new CancellationChangeToken(CancellationToken.None);

    /// <summary>Where the modules map their pages.</summary>
    public IEndpointRouteBuilder Over(IEndpointRouteBuilder app) => new Collected(app, _pages);

    /// <summary>The part of a route below the organisation: <c>/clients/{id:guid}</c>.</summary>
    public static string BelowOrganisation(string route)
    {
        var end = route.IndexOf("}/", StringComparison.Ordinal);
        return end < 0 || !route.StartsWith("/{slug", StringComparison.Ordinal) ? "" : route[(end + 1)..];
    }

    // Built once: to make a handler costs more than to keep it.
    private List<Endpoint> WithTwins()
    {
        var pages = _pages.SelectMany(p => p.Endpoints).ToList();
        return [.. pages, .. pages.OfType<RouteEndpoint>().SelectMany(Twins)];
    }

    private IEnumerable<Endpoint> Twins(RouteEndpoint page)
    {
        foreach (var method in page.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
        {
            if (register.Find(method, BelowOrganisation(page.RoutePattern.RawText!)) is { } operation)
            {
                yield return Twin(page, operation);
            }
        }
    }

    private RouteEndpoint Twin(RouteEndpoint page, ApiOperation operation)
    {
        var act = page.RequestDelegate!;
        // The form's own content type and token are the page's; a program sends JSON and has no cookie that could be misused.
        var metadata = page.Metadata.Where(m => m is not (IAcceptsMetadata or IAntiforgeryMetadata)).Append(operation).Append(NoToken.Needed);
        var raw = page.RoutePattern.RawText!;
        var route = Prefix + raw[..^operation.Path.Length] + operation.Address;
        return new(http => door(http, operation, act), RoutePatternFactory.Parse(route), page.Order, new(metadata), $"API {page.DisplayName}");
    }

    private sealed class NoToken : IAntiforgeryMetadata
    {
        public static readonly NoToken Needed = new();

        public bool RequiresValidation => false;
    }

    private sealed class Collected(IEndpointRouteBuilder app, List<EndpointDataSource> pages) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => app.ServiceProvider;

        public ICollection<EndpointDataSource> DataSources => pages;

        public IApplicationBuilder CreateApplicationBuilder() => app.CreateApplicationBuilder();
    }
}
