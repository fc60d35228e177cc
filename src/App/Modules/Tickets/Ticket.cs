using Avow.Database;
using Avow.Holdings;
using NodaTime;

namespace Avow.Modules.Tickets;

/// <summary>A request for help and its answer. Record kind <c>ticket</c>.</summary>
public sealed class Ticket : IRemovable
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("its number in the program it comes from")]
    public required string Number { get; init; }

    [Plain("the program it comes from")]
    public required string Origin { get; init; }

    [Plain("a people's group of the policy")]
    public required string PeopleGroup { get; init; }

    [Plain("a brand of the policy")]
    public required string Brand { get; init; }

    [Plain("a source of the policy")]
    public required string Source { get; init; }

    /// <summary>Whose it is: found by the number or the address it came with, or chosen by staff; null while nobody is known by it.</summary>
    [Plain("opaque id of the person whose it is")]
    public Guid? PersonId { get; set; }

    [Personal("name")]
    public string? RequesterName { get; init; }

    [Personal("email")]
    public string? RequesterEmail { get; init; }

    [Personal("communication")]
    public required string Subject { get; init; }

    [Personal("communication")]
    public required string Body { get; init; }

    [Plain("when it was opened")]
    public required Instant OpenedAt { get; init; }

    [Plain("when it was closed; null while it is open")]
    public Instant? ClosedAt { get; set; }

    [Plain("when it was brought over")]
    public required Instant BroughtAt { get; init; }

    [Plain("opaque id of the account that brought it over")]
    public required Guid BroughtBy { get; init; }

    [Plain("when it was removed; undone until the nightly run")]
    public Instant? RemovedAt { get; set; }

    [Plain("the point of Art. 18(1) for which the data of whoever asked is only stored")]
    public string? RestrictedFor { get; set; }

    [Plain("when somebody looks at the restriction again")]
    public Instant? RestrictionReviewAt { get; set; }

    public Instant LookAt { get; set; }

    public List<TicketMessage> Messages { get; } = [];

    /// <summary>What people call it: its number and its subject.</summary>
    internal string Spoken => SpokenOf(Number, Subject);

    /// <summary>The messages as they were written; those without a day last.</summary>
    internal IEnumerable<TicketMessage> InOrder() => Messages.OrderBy(m => m.WrittenAt ?? Instant.MaxValue).ThenBy(m => m.Id);

    internal static string SpokenOf(string number, string subject) => subject.Length == 0 ? $"#{number}" : $"#{number} {subject}";
}

/// <summary>One message in a ticket. Goes with it.</summary>
public sealed class TicketMessage : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    public Guid TicketId { get; init; }

    [Plain("when it was written; null when nobody knows")]
    public Instant? WrittenAt { get; init; }

    [Plain("whether it is a note among colleagues")]
    public required bool Inside { get; init; }

    [Personal("communication")]
    public required string Text { get; init; }
}
