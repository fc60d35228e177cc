using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.YourData;

/// <summary>The short visit that a link opens: one person, one organisation, half an hour. The cookie holds an id and a secret, the row a digest.</summary>
/// <param name="Link">The row; shutting it ends the visit at once.</param>
internal sealed record OwnVisit(PersonLink Link, Guid Person)
{
    private const string Cookie = "your-data";
    private static readonly Duration Lasts = Duration.FromMinutes(30);

    public Instant Until => Link.VisitUntil!.Value;

    /// <summary>The visit of this browser, or null when there is none or it is over.</summary>
    public static async Task<OwnVisit?> Of(Visit visit, HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } cookie || SecretLink.Read(cookie) is not { } secret)
        {
            return null;
        }

        var link = await visit.Db.Set<PersonLink>().SingleOrDefaultAsync(l => l.Id == secret.Id);
        return link is { VisitUntil: { } until } && until > visit.Now && secret.Fits(link.VisitDigest) && await PersonHere.Behind(visit.Db, link) is { } person ? new(link, person) : null;
    }

    /// <summary>Begins the visit of a link that was just used up.</summary>
    public static void Begin(Visit visit, HttpContext http, PersonLink link)
    {
        var secret = SecretLink.For(link.Id);
        (link.VisitDigest, link.VisitUntil) = (secret.Digest, visit.Now + Lasts);
        http.Response.Cookies.Append(Cookie, secret.Token, Options(visit, http, Lasts.ToTimeSpan()));
    }

    public static void Forget(Visit visit, HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(visit, http, lasts: null));

    /// <summary>The page that says so and offers a new link.</summary>
    public static IResult Over(Visit visit, Pages pages, PageContext page) => pages.Show<LinkOverPage>(
        page.Say["own.title"], new { Why = "over", Reach = OwnLink.Reach(visit) }, StatusCodes.Status403Forbidden);

    // Sent only to these pages of this organisation, and only from our own.
    private static CookieOptions Options(Visit visit, HttpContext http, TimeSpan? lasts) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, IsEssential = true, MaxAge = lasts, Path = visit.At("your-data"),
    };
}
