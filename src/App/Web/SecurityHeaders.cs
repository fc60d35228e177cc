namespace Avow.Web;

/// <summary>What every answer tells the browser it may not do.</summary>
/// <remarks>No inline script and no style attribute anywhere, so the policy needs no exception and no nonce.</remarks>
internal static class SecurityHeaders
{
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const string Permissions =
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), publickey-credentials-get=(self)";

    public static void Put(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    /// <summary>This one answer may stand inside pages of these web sites, and of no others. Said only by pages that were made for it: they sign nobody
    /// in and show nothing of anybody.</summary>
    /// <param name="sites">Whole addresses; what is not one is left out.</param>
    public static void LetFrame(IHeaderDictionary headers, IEnumerable<string> sites)
    {
        var origins = sites.Select(s => Uri.TryCreate(s, UriKind.Absolute, out var site) && (site.Scheme is "https" or "http") ? site.GetLeftPart(UriPartial.Authority) : null).OfType<string>().Distinct();
        headers.ContentSecurityPolicy = ContentPolicy.Replace("frame-ancestors 'none'", $"frame-ancestors 'self' {string.Join(' ', origins)}", StringComparison.Ordinal);
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }
}
