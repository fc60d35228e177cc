using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Web;

namespace Avow.Modules.YourData;

/// <summary>The person chooses what we may write about, and how. A no holds from that moment on: the gate asks it at every use.</summary>
internal static class ChooseContact
{
    public static async Task<IResult> Ask(Visit visit, Pages pages, PageContext page, HttpContext http)
    {
        if (await OwnVisit.Of(visit, http) is not { } own)
        {
            return OwnVisit.Over(visit, pages, page);
        }

        return pages.Show<ChooseContactPage>(page.Say["own.contact"], new { Choices = await ContactChoices.Of(visit, own.Person) });
    }

    public static async Task<IResult> Save(Visit visit, Pages pages, PageContext page, HttpContext http, ContactChoices choices, IFormCollection form)
    {
        if (await OwnVisit.Of(visit, http) is not { } own)
        {
            return OwnVisit.Over(visit, pages, page);
        }

        await choices.Set(visit, own.Person, purpose => [.. form[$"may.{purpose}"].OfType<string>()]);
        return Pages.Go(visit.At("your-data"), Said.Done("own.chosen"));
    }
}
