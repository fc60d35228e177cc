using Avow.Database;
using NodaTime;

namespace Avow.Holdings;

/// <summary>The figure of one promise on one day, for its small line on the board. A count, no person.</summary>
public sealed class BoardDay : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("id of a sentence of the notice")]
    public required string Sentence { get; init; }

    [Plain("a date")]
    public required LocalDate Day { get; init; }

    [Plain("a figure")]
    public required double Figure { get; init; }

    [Plain("a figure")]
    public double? Limit { get; init; }
}

/// <summary>A duty of the policy that someone has done.</summary>
public sealed class DutyDone : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("id of a duty of the policy")]
    public required string Duty { get; init; }

    [Plain("the day it was done")]
    public required LocalDate DoneOn { get; init; }

    [Plain("opaque id of the account that says so")]
    public required Guid By { get; init; }

    [Plain("when it was written down")]
    public required Instant RecordedAt { get; init; }
}
