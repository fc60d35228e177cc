using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Tickets;

/// <summary>The tickets that a person opened: found by the number or the address they came with, or chosen by staff.</summary>
internal sealed class TicketsOfPeople(HoldingRegister holds, Redecide redecide) : IKeepsOfPeople
{
    private const int Most = 200;

    public async Task<IReadOnlyList<PersonRecord>> Of(Visit visit, PersonAsked person)
    {
        var tickets = await Hers(visit, person).AsNoTracking().Include(t => t.Messages).Where(t => t.RemovedAt == null)
            .OrderByDescending(t => t.OpenedAt).Take(Most).ToListAsync();
        var holding = holds.Of(TicketHoldings.Kind);
        return tickets.ConvertAll(t => new PersonRecord(
            TicketHoldings.Kind, t.Id, t.Spoken, $"tickets/{t.Id}", holding.Describe(t), t.OpenedAt, t.ClosedAt,
            [.. t.InOrder().Select(m => new PersonWords(m.WrittenAt, m.Inside ? Speaker.Ourselves : Speaker.Somebody, m.Text)).Prepend(new(t.OpenedAt, Speaker.ThePerson, t.Body)).Where(w => w.Text.Length > 0)]));
    }

    public async Task Restrict(Visit visit, PersonAsked person, string? ground, Instant? review)
    {
        var tickets = await Hers(visit, person).ToListAsync();
        foreach (var ticket in tickets)
        {
            (ticket.RestrictedFor, ticket.RestrictionReviewAt) = (ground, review);
            await redecide.Record(visit.Work, TicketHoldings.Kind, ticket.Id);
        }
    }

    public async Task Merge(Visit visit, Guid from, Guid into)
    {
        await visit.Db.Set<Ticket>().Where(t => t.PersonId == from).ExecuteUpdateAsync(t => t.SetProperty(x => x.PersonId, into));
        await redecide.Person(visit.Work, into);
    }

    /// <summary>Those that came with an address of hers before she was known become hers by name, so that a hold on her reaches them.</summary>
    public static async Task Gather(Work work, Guid person, CancellationToken cancel)
    {
        var here = await PersonHere.Of(work.Db, person, cancel);
        var owners = await PersonHere.Owners(work, here?.Emails ?? [], [], cancel);
        var hers = (here?.Emails ?? []).Where(e => owners.Of(e, null, null) == person).Select(e => e.ToLowerInvariant()).ToList();
        await work.Db.Set<Ticket>().Where(t => t.PersonId == null && hers.Contains(t.RequesterEmail!)).ExecuteUpdateAsync(t => t.SetProperty(x => x.PersonId, person), cancel);
    }

    /// <summary>Those that were found or chosen as hers; and those with an address of hers that nobody else's are.</summary>
    private static IQueryable<Ticket> Hers(Visit visit, PersonAsked person) =>
        visit.Db.Set<Ticket>().Where(t => t.PersonId == person.PersonId || (t.PersonId == null && person.Emails.Contains(t.RequesterEmail!)));
}
