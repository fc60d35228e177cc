using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Web;

namespace Avow.Modules.YourData;

/// <summary>For those who telephone or write: staff see what the person would see, print it, or send the link to an address that is held.</summary>
internal static class HelpPerson
{
    /// <summary>The same model as the person's own page, read only. The look is written down.</summary>
    public static async Task<IResult> Show(Visit visit, Pages pages, HoldingRegister holds, PolicyShelf shelf, PersonRecords records, ReadLog reads, Guid id)
    {
        if (await OwnFile.Of(visit, holds, shelf, id, Access.Keepers.Allows(visit.Staff.Role)) is not { } file)
        {
            return Results.NotFound();
        }

        await reads.WriteAlone(visit, id);
        return pages.Show<HelpPersonPage>(file.Name, new { File = await file.With(records, visit), visit.Policy, visit.Now, (await PersonHere.Of(visit.Db, id))!.Emails, Organisation = visit.Organisation.Name });
    }

    public static async Task<IResult> SendLink(Visit visit, HoldingRegister holds, PolicyShelf shelf, OwnLink links, Guid id, IFormCollection form)
    {
        var to = form["email"].ToString();
        if (await OwnFile.Of(visit, holds, shelf, id, Access.Keepers.Allows(visit.Staff.Role)) is null || await PersonHere.Of(visit.Db, id) is not { } person || !person.Emails.Contains(to))
        {
            return Results.NotFound();
        }

        if ((await PersonHere.WithEmail(visit.Db, to)).Count > 1)
        {
            return Refused(visit, id, "own.help.shared");
        }

        if (await OwnLink.IsEnough(visit.Db, id, visit.Now))
        {
            return Refused(visit, id, "own.help.enough");
        }

        var refused = await links.Send(visit.Work, visit, person, to, visit.Policy.Languages[0], visit.Staff.Id);
        return Back(visit, id, refused is null ? Said.Done("own.help.sent") : Said.Refused(refused));
    }

    private static IResult Refused(Visit visit, Guid id, string why) => Back(visit, id, Said.Refused(why));

    private static IResult Back(Visit visit, Guid id, Said said) => Pages.Go(visit.At($"people/{id}/your-data"), said);
}
