using System.Security.Cryptography;
using Avow.Api;

namespace Avow.Web;

/// <summary>Turns refused and failed requests into a page that says what may be the reason, and a number that names no person.</summary>
internal sealed class ErrorPages(RequestDelegate next, ILogger<ErrorPages> log)
{
    // No I, L, O or U: a number is read out over the telephone.
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException refused) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = refused.StatusCode;
        }
        catch (Exception failure) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            await Show(http, StatusCodes.Status500InternalServerError, failure);
            return;
        }
        if (http.Response.StatusCode >= 400 && !http.Response.HasStarted && http.Response.ContentType is null)
            await Show(http, http.Response.StatusCode, failure: null);
    }

    private async Task Show(HttpContext http, int status, Exception? failure)
    {
        var number = $"{RandomNumberGenerator.GetString(Signs, 4)}-{RandomNumberGenerator.GetString(Signs, 4)}";
        log.Log(failure is null ? LogLevel.Information : LogLevel.Error, failure, "Answer {Status}, number {Number}, at {Route}", status, number, Route(http));
        http.Response.Clear();
        SecurityHeaders.Put(http.Response.Headers);
        http.Response.StatusCode = status;
        if (http.Request.Path.StartsWithSegments(ApiEndpoints.Prefix))
            await ApiAnswer.Of(ApiProblem.Of(status, http.RequestServices.GetRequiredService<PageContext>().Say) with { Instance = $"urn:avow:answer:{number}" }).ExecuteAsync(http);
        else if (ReadsPages(http.Request))
            await http.RequestServices.GetRequiredService<Pages>().Show<ErrorPage>(ErrorPage.Title(http, status), new { Status = status, Number = number }, status).ExecuteAsync(http);
    }

    // The pattern of the route, not the path: a path may carry what somebody typed.
    private static string Route(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no page";

    private static bool ReadsPages(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return accept.Contains("text/html", StringComparison.Ordinal) || !accept.Contains("json", StringComparison.Ordinal);
    }
}
