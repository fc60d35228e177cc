using Avow.Modules.Identity.Public;
using Avow.Modules.MessageBank.Public;
using Avow.Modules.People.Public;
using Avow.Promises;
using Avow.Web;

namespace Avow.Modules.Enquiries;

/// <summary>What somebody may become, as the question shows it.</summary>
/// <param name="Id">The form value.</param>
/// <param name="Happens">What begins, on which basis, and until when.</param>
public sealed record Becoming(string Id, string Word, string Happens);

/// <summary>How an enquiry ends: they became a client, or it did not go ahead. Both say before what will happen; both may be taken back until the night.</summary>
internal sealed class EndEnquiry(ShowEnquiry show, EnquiryBook book, ClientEntry clients)
{
    private const string CallClient = "calls";

    public async Task<IResult> AskClose(Visit visit, Pages pages, PageContext page, Guid id) =>
        await show.Open(visit, page.Say, id) is { IsOpen: true } file
            ? pages.Show<ClosePage>(page.Say["enquiry.close.verb"], new { File = file, visit.Policy, GoesAtOnce = GoesAtOnce(file) })
            : Results.NotFound();

    public async Task<IResult> Close(Visit visit, PageContext page, Guid id)
    {
        if (await show.Open(visit, page.Say, id) is not { IsOpen: true } file)
        {
            return Results.NotFound();
        }

        if (file.Known.IsRestricted)
        {
            return Pages.Go(visit.At($"enquiries/{id}"), Said.Refused("people.refused.restricted"));
        }

        await book.Close(visit, id);
        return Pages.Go(visit.At("enquiries"), Said.Done(GoesAtOnce(file) ? "enquiry.closed" : "enquiry.closed-stays").OrUndo(visit.At($"enquiries/{id}/closing/undo")));
    }

    public async Task<IResult> OpenAgain(Visit visit, PageContext page, Guid id)
    {
        if (await show.Open(visit, page.Say, id) is not { IsOpen: false })
        {
            return Results.NotFound();
        }

        await book.OpenAgain(visit, id);
        return Pages.Go(visit.At($"enquiries/{id}"), Said.Done("enquiry.opened-again"));
    }

    public async Task<IResult> AskClient(Visit visit, Pages pages, PageContext page, Guid id) =>
        await show.Open(visit, page.Say, id) is { IsOpen: true } file ? Question(visit, pages, page, file, Faults.None) : Results.NotFound();

    /// <summary>The relationship as a client begins on the policy's basis; the enquiry is over.</summary>
    public async Task<IResult> BecomeClient(Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form)
    {
        if (await show.Open(visit, page.Say, id) is not { IsOpen: true } file || file.Known.IsRestricted)
        {
            return Results.NotFound();
        }

        var chosen = form["reason"].ToString();
        var reason = EnquiryShelf.ClientReasons(visit.Policy).FirstOrDefault(r => $"{r.Kind} {r.Group} {r.Basis}" == chosen);
        if (chosen == CallClient && ClientEntry.IsOffered(visit.Policy) && file.Known.Email is { } email)
        {
            var client = await clients.Enter(visit, page.Say, file.Known.Company ?? file.Known.Name, file.Known.Name, email);
            await book.Close(visit, id);
            return Pages.Go(visit.At($"clients/{client}"), Said.Done("enquiry.client"));
        }

        if (reason is null)
        {
            var faults = new Faults();
            faults.Add("reason", page.Say[chosen == CallClient ? "enquiry.client.no-address" : "enquiry.fault.reason"]);
            return Question(visit, pages, page, file, faults);
        }

        await book.Begin(visit, id, reason.Kind, reason.Group, reason.Basis);
        await book.Close(visit, id);
        return Pages.Go(visit.At($"people/{file.Known.PersonId}"), Said.Done("enquiry.client").OrUndo(visit.At($"enquiries/{id}/closing/undo")));
    }

    private static IResult Question(Visit visit, Pages pages, PageContext page, EnquiryFile file, Faults faults) => pages.Show<BecomePage>(
        page.Say["enquiry.client.verb"], new { File = file, Reasons = Reasons(visit, page.Say), Faults = faults },
        faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static IReadOnlyList<Becoming> Reasons(Visit visit, Say say)
    {
        var found = EnquiryShelf.ClientReasons(visit.Policy).Select(r => Reason(visit, say, $"{r.Kind} {r.Group} {r.Basis}", r.Kind, say[$"people.basis.{r.Basis}"])).ToList();
        if (ClientEntry.IsOffered(visit.Policy))
        {
            found.Insert(0, Reason(visit, say, CallClient, ClientEntry.Contacts, say["people.basis.contract"]));
        }

        return found;
    }

    private static Becoming Reason(Visit visit, Say say, string id, string kind, string basis)
    {
        var purpose = visit.Policy.Purposes.First(p => p.Keep.Any(k => k.Kind == kind));
        var heading = purpose.Heading.Count > 0 ? purpose.Heading.In(say.Language) : purpose.Id.Replace('-', ' ');
        return new(id, heading, say.T("enquiry.client.begins", ("kinds", say.Kinds(visit.Policy, kind)), ("basis", basis), ("rule", say.Terms(visit.Policy, purpose.Keep.First(k => k.Kind == kind)))));
    }

    /// <summary>Whether the policy lets it go when it is closed; the page promises nothing that the rule does not.</summary>
    private static bool GoesAtOnce(EnquiryFile file) => file.Rule.Purpose.Keep.First(k => k.Kind == file.Known.Kind).Terms.Any(t => t is { Clock: "closed", Period: null });
}
