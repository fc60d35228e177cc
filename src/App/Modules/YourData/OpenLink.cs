using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.YourData;

/// <summary>The person follows the link in the mail. Opening it shows a button and does nothing, because mail scanners open links too;
/// pressing the button uses the link up and begins a short visit.</summary>
internal static class OpenLink
{
    public static async Task<IResult> Show(Visit visit, Pages pages, PageContext page, string token)
    {
        var (link, refused) = await Find(visit, token);
        return refused is null
            ? pages.Show<OpenLinkPage>(page.Say["own.title"], new { Token = token, link!.Until, Organisation = visit.Organisation.Name })
            : Refuse(visit, pages, page, refused);
    }

    public static async Task<IResult> Open(Visit visit, Pages pages, PageContext page, HttpContext http, ReadLog reads, string token)
    {
        var (link, refused) = await Find(visit, token);
        if (refused is null && await UseUp(visit, link!) == 0)
        {
            refused = "used";
        }

        if (refused is not null)
        {
            return Refuse(visit, pages, page, refused);
        }

        OwnVisit.Begin(visit, http, link!);
        await reads.WriteOwn(visit, (await PersonHere.Behind(visit.Db, link!))!.Value);
        return Pages.Go(visit.At("your-data"));
    }

    /// <summary>Ends the visit, here and for whoever copied the cookie.</summary>
    public static async Task<IResult> Leave(Visit visit, HttpContext http)
    {
        if (await OwnVisit.Of(visit, http) is { } own)
        {
            own.Link.VisitUntil = visit.Now;
        }

        OwnVisit.Forget(visit, http);
        return Pages.Go(visit.At("your-data"), Said.Done("own.left"));
    }

    /// <summary>Two presses at the same moment: one of them opens.</summary>
    private static Task<int> UseUp(Visit visit, PersonLink link) => visit.Db.Set<PersonLink>()
        .Where(l => l.Id == link.Id && l.UsedAt == null).ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, visit.Now));

    private static async Task<(PersonLink? Link, string? Refused)> Find(Visit visit, string token)
    {
        var link = SecretLink.Read(token) is { } secret
            && await visit.Db.Set<PersonLink>().SingleOrDefaultAsync(l => l.Id == secret.Id) is { } found && secret.Fits(found.Digest) ? found : null;
        return link switch
        {
            null => (null, "unknown"),
            { UsedAt: not null } => (link, "used"),
            _ when link.Until <= visit.Now => (link, "expired"),
            _ => (link, null),
        };
    }

    private static IResult Refuse(Visit visit, Pages pages, PageContext page, string refused) => pages.Show<LinkOverPage>(
        page.Say["own.title"], new { Why = refused, Reach = OwnLink.Reach(visit) }, refused == "unknown" ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone);
}
