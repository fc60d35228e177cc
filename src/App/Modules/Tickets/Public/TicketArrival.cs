using Avow.Database;
using Avow.Holdings;
using Avow.Policy.Model;
using NodaTime;

namespace Avow.Modules.Tickets.Public;

/// <summary>A ticket of a list, under our own words.</summary>
/// <param name="Phone">Finds the person whose it is; not stored.</param>
/// <param name="OpenedAt">Null when the list does not say.</param>
/// <param name="ClosedAt">Null while it is open.</param>
public sealed record TicketArrival(
    string Number, string Subject, string Body, string? Name, string? Email, string? Phone, Instant? OpenedAt, Instant? ClosedAt, IReadOnlyList<TicketMessageArrival> Messages);

/// <summary>One message of it.</summary>
public sealed record TicketMessageArrival(Instant? At, string Text, bool Inside);

/// <summary>Under what a batch of tickets is taken in.</summary>
public sealed record TicketBatch(
    Work Work, PolicyFile Policy, Surroundings Around, string Origin, string Group, string Brand, string Source, Guid By, Instant Now);
