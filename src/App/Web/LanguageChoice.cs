using Microsoft.Net.Http.Headers;

namespace Avow.Web;

/// <summary>Which languages a reader asks for, most wanted first: the link just followed, the choice made before, the browser.</summary>
internal static class LanguageChoice
{
    private const string Cookie = "lang";

    public static IReadOnlyList<string> Wishes(HttpRequest request) =>
        [.. Asked(request), .. Chosen(request), .. Preferred(request)];

    /// <summary>Keeps a choice until the browser closes: it was asked for, and says nothing else about the reader.</summary>
    public static void Keep(HttpContext http, IEnumerable<string> spoken)
    {
        if (Asked(http.Request).FirstOrDefault() is { } language && spoken.Contains(language))
            http.Response.Cookies.Append(Cookie, language, new() { HttpOnly = true, SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true });
    }

    private static IEnumerable<string> Asked(HttpRequest request) => request.Query["lang"].OfType<string>();

    private static IEnumerable<string> Chosen(HttpRequest request) => request.Cookies[Cookie] is { } language ? [language] : [];

    private static IEnumerable<string> Preferred(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1)
            .Where(l => l.Value.Length >= 2 && l.Quality != 0)
            .Select(l => l.Value.Substring(0, 2).ToLowerInvariant());
}
