using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Web;

namespace Avow.Modules.YourData;

/// <summary>What is held of the person who came by a link, live; for everybody else the question for an address.</summary>
internal static class ShowOwnData
{
    public static async Task<IResult> Show(Visit visit, Pages pages, PageContext page, HttpContext http, HoldingRegister holds, PolicyShelf shelf, PersonRecords records)
    {
        if (await OwnVisit.Of(visit, http) is not { } own || await OwnFile.Of(visit, holds, shelf, own.Person, seesLawOnly: true) is not { } file)
        {
            return AskForLink.Form(visit, pages, page, "", Faults.None);
        }

        return pages.Show<OwnDataPage>(page.Say["own.title"], new
        {
            File = await file.With(records, visit),
            visit.Policy,
            visit.Now,
            own.Until,
            Organisation = visit.Organisation.Name,
            Reach = OwnLink.Reach(visit),
            Chooses = (await ContactChoices.Of(visit, own.Person)).Count > 0,
        });
    }
}
