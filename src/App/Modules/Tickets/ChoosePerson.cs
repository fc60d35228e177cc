using Avow.Holdings;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Tickets;

/// <summary>Says whose a ticket is, when number and address do not: from then on it stands on that person's page, and what stops her records stops it.</summary>
internal sealed class ChoosePerson(Redecide redecide, LedgerWriter ledger)
{
    private const int Most = 12;

    public static async Task<IResult> Ask(Visit visit, Pages pages, PageContext page, Guid id, string? q)
    {
        if (await Find(visit, id) is not { } ticket)
        {
            return Results.NotFound();
        }

        var typed = q?.Trim() ?? ticket.RequesterEmail ?? ticket.RequesterName ?? "";
        return pages.Show<ChoosePersonPage>(page.Say.T("ticket.choose.title", ("number", ticket.Number)), new
        {
            Ticket = ticket,
            Q = typed,
            People = typed.Length == 0 ? [] : await PersonHere.Fitting(visit, typed, Most),
            Now = ticket.PersonId is { } known ? await PersonHere.Of(visit.Db, known) : null,
        });
    }

    public async Task<IResult> Choose(Visit visit, Guid id, IFormCollection form)
    {
        if (await Find(visit, id) is not { } ticket)
        {
            return Results.NotFound();
        }

        var typed = form["person"].ToString();
        var person = Guid.TryParse(typed, out var chosen) ? await PersonHere.Of(visit.Db, chosen) : null;
        if (person is null && (typed.Length > 0 || ticket.PersonId is null))
        {
            return Pages.Go(visit.At($"tickets/{id}/person"), Said.Refused("ticket.choose.nobody"));
        }

        var before = ticket.PersonId;
        (ticket.PersonId, ticket.RestrictedFor, ticket.RestrictionReviewAt) = (person?.PersonId, null, null);
        if (person is not null && await PersonHere.RestrictionOf(visit.Db, person.PersonId) is { } restricted)
        {
            (ticket.RestrictedFor, ticket.RestrictionReviewAt) = restricted;
        }

        ledger.Write(visit.Work, new LedgerEntry
        {
            At = visit.Now, Act = "ticket-person", Kind = TicketHoldings.Kind, Count = 1, Policy = visit.Policy.Version.ToString(), Actor = visit.Staff.Id, Subject = id,
            Detail = person is not null ? "chosen" : before is null ? null : "taken-back",
        });
        await redecide.Record(visit.Work, TicketHoldings.Kind, id);
        return Pages.Go(visit.At($"tickets/{id}"), Said.Done(person is null ? "ticket.choose.taken-back" : "ticket.choose.done"));
    }

    private static Task<Ticket?> Find(Visit visit, Guid id) => visit.Db.Set<Ticket>().SingleOrDefaultAsync(t => t.Id == id && t.RemovedAt == null);
}
