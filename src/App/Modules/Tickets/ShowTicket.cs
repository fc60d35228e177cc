using Avow.Holdings;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Modules.Retention.Public;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Tickets;

/// <summary>One ticket: what was written, why it is held and until when, and where its proof is once it is gone. A look at somebody we know is written down.</summary>
internal sealed class ShowTicket(HoldingRegister holds, ReadLog reads)
{
    public async Task<IResult> Show(Visit visit, Pages pages, PageContext page, Guid id)
    {
        if (await visit.Db.Set<Ticket>().AsNoTracking().Include(t => t.Messages).SingleOrDefaultAsync(t => t.Id == id) is not { } ticket)
        {
            // Whoever follows an old link to it is shown that it is gone, when and by which rule.
            return await ProofSearch.Find(visit.Work, TicketHoldings.Kind, id) is ProofFound.Nothing ? Results.NotFound() : Pages.Go(visit.At($"proof/{TicketHoldings.Kind}/{id}"));
        }

        var people = await People(visit, ticket);
        foreach (var person in people)
        {
            await reads.WriteAlone(visit, person.PersonId);
        }

        var around = await visit.Around();
        return pages.Show<TicketPage>(page.Say.T("ticket.page.title", ("number", ticket.Number)), new
        {
            Ticket = ticket,
            visit.Policy,
            Kept = Kept.Of(around, holds.Of(TicketHoldings.Kind), ticket, visit.Now),
            Holds = await ShownHold.On(visit.Db, holds, id, ticket.PersonId, visit.Now),
            People = people,
            BroughtBy = (await StaffNames.Of(visit.Db, [ticket.BroughtBy])).GetValueOrDefault(ticket.BroughtBy),
        });
    }

    /// <summary>Whose it is, or whoever has its address.</summary>
    private static async Task<IReadOnlyList<PersonHere>> People(Visit visit, Ticket ticket) =>
        ticket.PersonId is { } known && await PersonHere.Of(visit.Db, known) is { } person ? [person]
        : ticket.RequesterEmail is { } email ? await PersonHere.WithEmail(visit.Db, email)
        : [];
}
