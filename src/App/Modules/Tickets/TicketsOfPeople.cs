using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Tickets;

/// <summary>The tickets that a person opened, by her e-mail address: all that the program they come from tells of her.</summary>
internal sealed class TicketsOfPeople(HoldingRegister holds, Redecide redecide) : IKeepsOfPeople
{
    private const int Most = 200;

    public async Task<IReadOnlyList<PersonRecord>> Of(Visit visit, PersonAsked person)
    {
        if (person.Emails.Count == 0)
        {
            return [];
        }

        var tickets = await visit.Db.Set<Ticket>().AsNoTracking().Include(t => t.Messages).Where(t => person.Emails.Contains(t.RequesterEmail!) && t.RemovedAt == null)
            .OrderByDescending(t => t.OpenedAt).Take(Most).ToListAsync();
        var holding = holds.Of(TicketHoldings.Kind);
        return tickets.ConvertAll(t => new PersonRecord(
            TicketHoldings.Kind, t.Id, t.Spoken, $"tickets/{t.Id}", holding.Describe(t), t.OpenedAt, t.ClosedAt,
            [.. t.InOrder().Select(m => new PersonWords(m.WrittenAt, m.Inside ? Speaker.Ourselves : Speaker.Somebody, m.Text)).Prepend(new(t.OpenedAt, Speaker.ThePerson, t.Body)).Where(w => w.Text.Length > 0)]));
    }

    public async Task Restrict(Visit visit, PersonAsked person, string? ground, Instant? review)
    {
        var tickets = await visit.Db.Set<Ticket>().Where(t => person.Emails.Contains(t.RequesterEmail!)).ToListAsync();
        foreach (var ticket in tickets)
        {
            (ticket.RestrictedFor, ticket.RestrictionReviewAt) = (ground, review);
            await redecide.Record(visit.Work, TicketHoldings.Kind, ticket.Id);
        }
    }
}
