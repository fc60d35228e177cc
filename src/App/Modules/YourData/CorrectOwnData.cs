using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Web;

namespace Avow.Modules.YourData;

/// <summary>The person puts right what is wrong, or says that everything is right.</summary>
internal static class CorrectOwnData
{
    public static async Task<IResult> Ask(Visit visit, Pages pages, PageContext page, HttpContext http)
    {
        if (await OwnVisit.Of(visit, http) is not { } own)
        {
            return OwnVisit.Over(visit, pages, page);
        }

        return await OwnChanges.Ask(visit, own.Person) is { } correction ? Form(visit, pages, page, correction) : Pages.Go(visit.At("your-data"), Said.Done("own.nothing-to-correct"));
    }

    public static async Task<IResult> Save(Visit visit, Pages pages, PageContext page, HttpContext http, OwnChanges changes, IFormCollection form)
    {
        if (await OwnVisit.Of(visit, http) is not { } own)
        {
            return OwnVisit.Over(visit, pages, page);
        }

        var before = (await PersonHere.Of(visit.Db, own.Person))!.Emails;
        if (await changes.Correct(visit, page.Say, own.Person, form) is not { } correction)
        {
            return Pages.Go(visit.At("your-data"), Said.Done("own.nothing-to-correct"));
        }

        if (correction.Faults.Count > 0)
        {
            return Form(visit, pages, page, correction);
        }

        await visit.Db.SaveChangesAsync();
        var after = (await PersonHere.Of(visit.Db, own.Person))!.Emails;
        if (before.Any(e => !after.Contains(e, StringComparer.OrdinalIgnoreCase)))
        {
            await PersonHere.ShutLinks(visit.Db, own.Person, but: own.Link.Id, visit.Now);
        }

        return Pages.Go(visit.At("your-data"), Said.Done("own.corrected"));
    }

    public static async Task<IResult> Confirm(Visit visit, Pages pages, PageContext page, HttpContext http, OwnChanges changes)
    {
        if (await OwnVisit.Of(visit, http) is not { } own)
        {
            return OwnVisit.Over(visit, pages, page);
        }

        await changes.Confirm(visit, own.Person);
        return Pages.Go(visit.At("your-data"), Said.Done("own.confirmed"));
    }

    private static IResult Form(Visit visit, Pages pages, PageContext page, OwnCorrection correction) => pages.Show<CorrectOwnDataPage>(
        page.Say["own.correct"], new { Correction = correction, visit.Policy },
        correction.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
