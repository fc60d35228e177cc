using Avow.Database;
using Avow.Holdings;
using Avow.Mail;
using Avow.Modules.People.Public;
using Avow.Policy.Deciding;
using Avow.Policy.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Tickets.Public;

/// <summary>Takes in tickets of lists from elsewhere, with their original dates, under the policy's rule for tickets.</summary>
public sealed class TicketArrivals(HoldingRegister holds)
{
    /// <summary>The record kind.</summary>
    public const string Kind = TicketHoldings.Kind;

    /// <summary>What the policy says of tickets; null when it does not keep any.</summary>
    public static ArrivalKind? KindOf(PolicyFile policy) => policy.Purposes.Where(p => p.Keep.Any(k => k.Kind == Kind)).ToList() is { Count: > 0 } purposes
        ? new(Kind, [.. purposes.SelectMany(p => p.People).Distinct()], [], [.. purposes.SelectMany(p => p.Sources).Distinct()], [.. purposes.SelectMany(p => p.Data ?? []).Distinct()])
        : null;

    /// <summary>Decides on each ticket of a batch, in order, and writes those that are taken.</summary>
    /// <param name="seen">The numbers that came earlier in the same list; grows.</param>
    /// <param name="writes">False: only decides.</param>
    public async Task<IReadOnlyList<Judged>> Take(TicketBatch batch, IReadOnlyList<TicketArrival> tickets, HashSet<string> seen, bool writes, CancellationToken cancel = default)
    {
        var kind = KindOf(batch.Policy) ?? throw new InvalidOperationException("The policy in force keeps no tickets.");
        var numbers = tickets.Select(t => t.Number).Distinct().ToList();
        var here = (await batch.Work.Db.Set<Ticket>().AsNoTracking().Where(t => numbers.Contains(t.Number) && t.Origin == batch.Origin && t.RemovedAt == null)
            .Select(t => t.Number).ToListAsync(cancel)).ToHashSet();
        var (judged, taken) = (new List<Judged>(), new List<Ticket>());
        var owners = await PersonHere.Owners(batch.Work, [.. tickets.Select(t => t.Email).OfType<string>()], [.. tickets.Select(t => t.Phone).OfType<string>()], cancel);
        foreach (var ticket in tickets)
        {
            var (decision, made) = Decide(batch, kind, ticket, owners.Of(ticket.Email, ticket.Phone, ticket.Name), here, seen);
            judged.Add(decision);
            taken.AddRange(made is null ? [] : [made]);
        }

        if (writes)
        {
            await batch.Work.Insert(taken, cancel);
            await batch.Work.Insert([.. taken.SelectMany(t => t.Messages)], cancel);
        }

        return judged;
    }

    /// <summary>Takes tickets out again that came with a list; they go at night.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> TakeOut(Work work, IQueryable<Guid?> tickets, Instant now, CancellationToken cancel = default)
    {
        var gone = await work.Db.Set<Ticket>().Where(t => tickets.Contains(t.Id) && t.RemovedAt == null)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.RemovedAt, now).SetProperty(x => x.LookAt, now), cancel);
        await Guard.Approve(work, gone, cancel);
        return gone;
    }

    private (Judged Judged, Ticket? Made) Decide(TicketBatch batch, ArrivalKind kind, TicketArrival ticket, Guid? person, HashSet<string> here, HashSet<string> seen)
    {
        if (WhyNot(batch, kind, ticket) is { } refused)
        {
            return (refused, null);
        }

        if (here.Contains(ticket.Number) || !seen.Add(ticket.Number))
        {
            return (new(Fate.Same, here.Contains(ticket.Number) ? "ticket-here" : "ticket-twice"), null);
        }

        var made = Make(batch, ticket, person);
        var holding = holds.Of(Kind);
        var verdict = batch.Around.Decide(holding, holding.Describe(made), batch.Now);
        made.LookAt = verdict.LookAt;
        return verdict.Outcome is Outcome.Delete or Outcome.Anonymise ? (new(Fate.Past, "past"), null) : (new(Fate.Taken, "", null, null, made.Id), made);
    }

    private static Judged? WhyNot(TicketBatch batch, ArrivalKind kind, TicketArrival ticket) => ticket switch
    {
        { Number: "" } => new(Fate.Refused, "ticket-number"),
        { OpenedAt: null } => new(Fate.Refused, "undated", "since"),
        { OpenedAt: { } opened } when opened > batch.Now => new(Fate.Refused, "future", "since"),
        { Name: not null } when !kind.Fields.Contains("name") => new(Fate.Refused, "not-ours", "given-name"),
        { Email: not null } when !kind.Fields.Contains("email") => new(Fate.Refused, "not-ours", "email"),
        { Email: { } address } when Mailbox.Fault(address) is not null => new(Fate.Refused, "email", "email"),
        _ => null,
    };

    private static Ticket Make(TicketBatch batch, TicketArrival ticket, Guid? person)
    {
        var made = new Ticket
        {
            Id = Guid.CreateVersion7(), Number = ticket.Number, Origin = batch.Origin, PeopleGroup = batch.Group, Brand = batch.Brand, Source = batch.Source, PersonId = person,
            RequesterName = ticket.Name, RequesterEmail = ticket.Email?.ToLowerInvariant(), Subject = ticket.Subject, Body = ticket.Body,
            OpenedAt = ticket.OpenedAt!.Value, ClosedAt = ticket.ClosedAt, BroughtAt = batch.Now, BroughtBy = batch.By,
        };
        made.Messages.AddRange(ticket.Messages.Select(m => new TicketMessage { Id = Guid.CreateVersion7(), TicketId = made.Id, WrittenAt = m.At, Inside = m.Inside, Text = m.Text }));
        return made;
    }
}
