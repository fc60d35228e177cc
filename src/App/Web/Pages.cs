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
        return new Shown(page, new RazorComponentResult<TPage>(content ?? new { }) { StatusCode = status, PreventStreamingRendering = true });
    }

    /// <summary>After a form: go on to a page of ours (303) and say there what was done.</summary>
    public static IResult Go(string path, Said? said = null) => new Gone(path, said);

    private sealed class Shown(PageContext page, IResult result) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            page.Said = Said.Take(httpContext);
            // In no cache, not even the browser's own: a page may carry somebody's data, and its forms a token.
            httpContext.Response.Headers.CacheControl = "no-cache, no-store";
            return result.ExecuteAsync(httpContext);
        }
    }

    private sealed class Gone(string path, Said? said) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (!path.StartsWith('/') || path.StartsWith("//", StringComparison.Ordinal) || path.StartsWith("/\\", StringComparison.Ordinal))
                throw new InvalidOperationException("A form leads only to a page of this house.");
            said?.Keep(httpContext);
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
