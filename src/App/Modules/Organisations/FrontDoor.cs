using Avow.Modules.Organisations.Public;
using Avow.Web;

namespace Avow.Modules.Organisations;

/// <summary>The first page of the house: which organisations are here, and where their notices are.</summary>
internal static class FrontDoor
{
    public static async Task<IResult> Show(OrganisationShelf shelf, Pages pages, PageContext page, CancellationToken cancel)
    {
        var organisations = await shelf.All(cancel);
        return organisations.Count == 0
            ? Pages.Go("/start")
            : pages.Show<FrontDoorPage>(page.Say["front.title"], new { Organisations = organisations });
    }
}
