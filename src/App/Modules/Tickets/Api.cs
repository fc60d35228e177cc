using Avow.Api;
using Avow.Modules.Retention.Public;
using Avow.Web;
using NodaTime;

namespace Avow.Modules.Tickets;

/// <summary>A ticket in a list.</summary>
/// <param name="Requester">A name or an address; null when nobody knows.</param>
public sealed record ApiTicketLine(Guid Id, string Number, string Subject, string? Requester, Instant OpenedAt, Instant? ClosedAt, ApiHeld Held);

/// <summary>A ticket with all that is held of it.</summary>
/// <param name="PersonIds">The people whom we know under the address of whoever asked.</param>
/// <param name="Proof">Where its proof is once it is gone.</param>
public sealed record ApiTicket(
    Guid Id, string Number, string Origin, string Subject, string Body, string? RequesterName, string? RequesterEmail, string Group, string Brand, string Source, Instant OpenedAt, Instant? ClosedAt,
    Instant BroughtAt, Instant? RemovedAt, IReadOnlyList<ApiTicketMessage> Messages, IReadOnlyList<Guid> PersonIds, IReadOnlyList<ApiHold> Holds, ApiHeld Held, string Proof);

/// <summary>One message in a ticket.</summary>
/// <param name="Inside">A note among colleagues.</param>
public sealed record ApiTicketMessage(Instant? WrittenAt, bool Inside, string Text);

/// <summary>The tickets as programs reach them.</summary>
internal static class TicketApi
{
    public static void Declare(ApiRegister api)
    {
        api.Get("/tickets", "The tickets, newest first, fifty a page; q finds by number, or by words of the subject and of whoever asked").Gives((TicketsPage p, PageContext page) =>
            new Listed<ApiTicketLine>([.. p.Rows.Select(r => new ApiTicketLine(r.Ticket.Id, r.Ticket.Number, r.Ticket.Subject, r.From, r.Ticket.OpenedAt, r.Ticket.ClosedAt, ApiHeld.Of(r.Kept, page)))], ApiAddress.Of(p.Older)));
        api.Get("/tickets/{id:guid}", "One ticket with what was written in it. The look is written down with each person whom we know under its address").Gives((TicketPage p, PageContext page) => One(p, page));
        api.Act("/tickets/{id:guid}/person", "Says whose a ticket is; from then on a hold on her, or a restriction, is one of the ticket", Takes.Text("person").Meaning("The person's id; left out, it is nobody's."));
    }

    private static ApiTicket One(TicketPage p, PageContext page)
    {
        var t = p.Ticket;
        return new(
            t.Id, t.Number, t.Origin, t.Subject, t.Body, t.RequesterName, t.RequesterEmail, t.PeopleGroup, t.Brand, t.Source, t.OpenedAt, t.ClosedAt, t.BroughtAt, t.RemovedAt,
            [.. t.InOrder().Select(m => new ApiTicketMessage(m.WrittenAt, m.Inside, m.Text))], [.. p.People.Select(x => x.PersonId)], [.. p.Holds.Select(ApiHold.Of)], ApiHeld.Of(p.Kept, page), page.At(TicketPage.ProofOf(t.Id)));
    }
}
