using Avow.Holdings;

namespace Avow.Modules.Tickets;

/// <summary>Tickets and what was written in them.</summary>
internal static class TicketHoldings
{
    public const string Kind = "ticket";

    public static void Declare(HoldingRegister holds) => holds.Record<Ticket>(Kind).OfOnePerson(t => t.PersonId)
        .Facts(t => new Known(new KnownPerson(t.PersonId ?? t.Id, t.RestrictedFor, t.RestrictionReviewAt), t.Id, t.RemovedAt) { { "received", t.OpenedAt }, { "closed", t.ClosedAt } })
        .Followers<TicketMessage>(m => m.TicketId)
        .Naming(t => t.Number)
        .Text(t => t.Subject, t => t.Body);
}
