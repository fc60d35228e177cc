using Microsoft.AspNetCore.Antiforgery;

namespace Avow.Web;

/// <summary>Every form that changes something carries a token of ours; one without it changes nothing.</summary>
/// <remarks>The framework checks only endpoints that bind forms; we check all, unless an endpoint says <c>DisableAntiforgery()</c>.</remarks>
internal sealed class FormGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var refused = HasNul(http.Request.QueryString) ? StatusCodes.Status422UnprocessableEntity
            : !Asks(http) ? (int?)null
            : await WhyUnreadable(http) ?? (await antiforgery.IsRequestValidAsync(http) || LeadsToSignIn(http) ? null : StatusCodes.Status400BadRequest);
        if (refused is { } status)
            http.Response.StatusCode = status;
        else
            await next(http);
    }

    /// <summary>A form of ours from somebody whose sign-in has ended since they opened it: their token is nobody's any more. It does nothing where it was
    /// sent; another endpoint asks them to sign in again and keeps what they typed.</summary>
    private static bool LeadsToSignIn(HttpContext http)
    {
        if (http.User.Identity?.IsAuthenticated == true || !IsFromHere(http.Request) || http.GetEndpoint()?.Metadata.GetMetadata<IDoor>() is not { IsForStaff: true })
        {
            return false;
        }

        http.SetEndpoint(http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.Single(e => e.Metadata.GetMetadata<TakesTypedForms>() is not null));
        return true;
    }

    /// <summary>The browser says itself that a page of ours sent it.</summary>
    internal static bool IsFromHere(HttpRequest request) => request.Headers["Sec-Fetch-Site"] == "same-origin";

    /// <summary>A sign that no text holds, and that PostgreSQL refuses wherever it is looked for.</summary>
    private static bool HasNul(QueryString query) => query.Value?.Contains("%00", StringComparison.Ordinal) == true;

    /// <summary>A form with more than we read, or with signs that no text holds, is the sender's: the framework would take it for a fault of ours.</summary>
    private static async Task<int?> WhyUnreadable(HttpContext http)
    {
        try
        {
            _ = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
            return null;
        }
        catch (InvalidDataException fault)
        {
            return fault.InnerException is null ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity;
        }
    }

    private static bool Asks(HttpContext http) =>
        http.GetEndpoint() is { } endpoint
        && !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsOptions(http.Request.Method))
        && endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false };
}

/// <summary>Who an endpoint answers.</summary>
internal interface IDoor
{
    /// <summary>It answers nobody but the staff.</summary>
    bool IsForStaff { get; }
}

/// <summary>The endpoint that takes a form whose sender is signed in no longer.</summary>
internal sealed class TakesTypedForms;
