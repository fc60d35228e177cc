using System.Diagnostics;
using Avow.Database;
using Avow.Mail;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Web;

namespace Avow.Modules.YourData;

/// <summary>Somebody types an e-mail address. The answer has the same words and takes the same time whether or not we know it; a known one gets a mail.</summary>
internal static class AskForLink
{
    private const int LongestAddress = 254;

    /// <summary>Longer than the work for a known address takes, so that the time tells nothing.</summary>
    private static readonly TimeSpan AnswerTakes = TimeSpan.FromMilliseconds(400);

    public static async Task<IResult> Ask(Visit visit, Pages pages, PageContext page, Store store, OwnLink links, IFormCollection form)
    {
        var began = Stopwatch.GetTimestamp();
        var email = form["email"].ToString().Trim();
        if (email.Length > LongestAddress || Mailbox.Fault(email) is not null)
        {
            var faults = new Faults();
            faults.Add("email", page.Say["own.fault.email"]);
            return Form(visit, pages, page, email, faults);
        }

        await SendTo(visit, store, links, email, page.Say.Language);
        var left = AnswerTakes - Stopwatch.GetElapsedTime(began);
        await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        return Pages.Go(visit.At("your-data/asked"));
    }

    public static IResult Asked(Visit visit, Pages pages, PageContext page) =>
        pages.Show<AskedPage>(page.Say["own.title"], new { Reach = OwnLink.Reach(visit) });

    public static IResult Form(Visit visit, Pages pages, PageContext page, string email, Faults faults) => pages.Show<AskForLinkPage>(
        page.Say["own.title"], new { Email = email, Faults = faults, Organisation = visit.Organisation.Name, Reach = OwnLink.Reach(visit), visit.Policy.Controller.Address },
        faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task SendTo(Visit visit, Store store, OwnLink links, string email, string language)
    {
        await using var work = await store.Write(visit.Work.OrganisationId);
        var known = await PersonHere.WithEmail(work.Db, email);
        if (known.Count == 0 || await OwnLink.IsEnough(work.Db, known[0].PersonId, visit.Now))
        {
            return;
        }

        // To the address as we hold it, never as it was typed.
        var held = known[0].Emails.First(e => string.Equals(e, email, StringComparison.OrdinalIgnoreCase));
        await (known.Count == 1 ? links.Send(work, visit, known[0], held, language, by: null) : links.SendToShared(work, visit, known[0], held, language));
        await work.Commit();
    }
}
