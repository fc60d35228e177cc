using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Avow.Web;

/// <summary>How an endpoint answers: show a page, or go to one and say what was done.</summary>
public sealed class Pages(PageContext page)
{
    /// <summary>A page in one line: <c>return pages.Show&lt;MessagePage&gt;(title, new { Message = message });</c></summary>
    /// <param name="title">Plain words for the tab, in the page's language.</param>
    /// <param name="content">An object whose properties are the page's parameters.</param>
    /// <param name="status">422 when a form comes back with its faults.</param>
    public IResult Show<TPage>(string title, object? content = null, int status = StatusCodes.Status200OK) where TPage : IComponent
    {
        page.Title = title;
        content ??= new { };
        return new ShownPage(page, typeof(TPage), content, status, new RazorComponentResult<TPage>(content) { StatusCode = status, PreventStreamingRendering = true });
    }

    /// <summary>After a form: go on to a page of ours (303) and say there what was done.</summary>
    /// <param name="made">The page of what the act made, when that is another.</param>
    public static IResult Go(string path, Said? said = null, string? made = null) => new GonePage(path, said, made);
}

/// <summary>A page with what it shows. A program is given the same content in JSON.</summary>
public sealed class ShownPage(PageContext context, Type page, object content, int status, IResult result) : IResult
{
    public Type Page => page;

    public object Content => content;

    public int Status => status;

    /// <summary>What the page's form needs corrected.</summary>
    public Faults Faults => content.GetType().GetProperty(nameof(Faults))?.GetValue(content) as Faults ?? Faults.None;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        context.Said = Said.Take(httpContext);
        // In no cache, not even the browser's own: a page may carry somebody's data, and its forms a token.
        httpContext.Response.Headers.CacheControl = "no-cache, no-store";
        return result.ExecuteAsync(httpContext);
    }
}

/// <summary>The way on to a page, with what was done.</summary>
/// <param name="Made">The page of what the act made; null when it made nothing.</param>
public sealed record GonePage(string Path, Said? Said, string? Made) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (!Path.StartsWith('/') || Path.StartsWith("//", StringComparison.Ordinal) || Path.StartsWith("/\\", StringComparison.Ordinal))
            throw new InvalidOperationException("A form leads only to a page of this house.");
        Said?.Keep(httpContext);
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = Path;
        return Task.CompletedTask;
    }
}
