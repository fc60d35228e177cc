using Microsoft.AspNetCore.Antiforgery;

namespace Avow.Web;

/// <summary>Every form that changes something carries a token of ours; one without it changes nothing.</summary>
/// <remarks>The framework checks only endpoints that bind forms; we check all, unless an endpoint says <c>DisableAntiforgery()</c>.</remarks>
internal sealed class FormGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (Asks(http) && !await antiforgery.IsRequestValidAsync(http))
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        else
            await next(http);
    }

    private static bool Asks(HttpContext http) =>
        http.GetEndpoint() is { } endpoint
        && !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsOptions(http.Request.Method))
        && endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false };
}
