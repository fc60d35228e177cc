using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using NodaTime.Text;

namespace Avow.Web;

/// <summary>What was just done, said once on the page after it: a text key and its figures, and the way to undo it.</summary>
/// <remarks>It travels in a sealed cookie for a minute. Figures and dates only: no constructor takes a word, so no name can slip in.</remarks>
public sealed class Said
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);
    private const string Cookie = "said";
    private readonly Sealed content;

    private Said(Sealed content) => this.content = content;

    public string? UndoPath => content.Undo;

    public string Key => content.Key;

    /// <summary>Nothing was done, and this is why.</summary>
    public bool IsRefusal { get; private init; }

    /// <summary>The id of the sentence of the notice on which a refusal rests, when the policy said no.</summary>
    public string? Rule { get; private init; }

    public static Said Done(string textKey) => new(new(textKey, [], null));

    /// <summary>Says why nothing was done.</summary>
    public static Said Refused(string textKey, string? rule = null) => new(new(textKey, [], null)) { IsRefusal = true, Rule = rule };

    /// <inheritdoc cref="Refused(string, string?)"/>
    public static Said Refused(Refusal refusal) => Refused(refusal.TextKey, refusal.Rule);

    public Said With(string name, long number) => With(name, 'n', number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public Said With(string name, LocalDate date) => With(name, 'd', LocalDatePattern.Iso.Format(date));

    public Said With(string name, LocalTime time) => With(name, 't', LocalTimePattern.ExtendedIso.Format(time));

    /// <summary>Offers a form that posts to this path and takes the act back.</summary>
    public Said OrUndo(string path) => new(content with { Undo = path });

    public string In(Say say) => say.T(content.Key, [.. content.Places.Select(p => (p.Name, p.Read()))]);

    internal void Keep(HttpContext http) =>
        http.Response.Cookies.Append(Cookie, Seal(http).Protect(JsonSerializer.Serialize(content), Lasts), Options(http, Lasts));

    internal static Said? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } cookie)
            return null;
        http.Response.Cookies.Delete(Cookie, Options(http, lasts: null));
        return Open(http, cookie) is { } content ? new(content) : null;
    }

    private Said With(string name, char kind, string value) => new(content with { Places = [.. content.Places, new(name, kind, value)] });

    private static Sealed? Open(HttpContext http, string cookie)
    {
        try
        {
            return JsonSerializer.Deserialize<Sealed>(Seal(http).Unprotect(cookie));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null; // Too old, or not ours: then there is nothing to say, and the act itself is in the ledger.
        }
    }

    private static ITimeLimitedDataProtector Seal(HttpContext http) =>
        http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("Avow.Said").ToTimeLimitedDataProtector();

    private static CookieOptions Options(HttpContext http, TimeSpan? lasts) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, MaxAge = lasts };

    private sealed record Sealed(string Key, Place[] Places, string? Undo);

    private sealed record Place(string Name, char Kind, string Value)
    {
        public object Read() => Kind switch
        {
            'd' => LocalDatePattern.Iso.Parse(Value).Value,
            't' => LocalTimePattern.ExtendedIso.Parse(Value).Value,
            _ => long.Parse(Value, System.Globalization.CultureInfo.InvariantCulture),
        };
    }
}
