using Avow.Database;
using NodaTime;

namespace Avow.Holdings;

/// <summary>A named reason that stops disposal of one record, of everything that is one person's, or of all records of one client. Record kind <c>hold</c>.</summary>
public sealed class PlacedHold : IRetained
{
    /// <summary>Stands in the place of a record kind when all records of one person are covered, whatever their kind.</summary>
    public const string Person = "person";

    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Personal("note")]
    public required string Reason { get; set; }

    [Plain("opaque id of the account that answers for it")]
    public required Guid Owner { get; init; }

    [Plain("a record kind, or person for all that is one person's; null when it covers all of a client's records")]
    public string? RecordKind { get; init; }

    [Plain("opaque id of the record, the person or the client")]
    public required Guid Covers { get; init; }

    [Plain("from when")]
    public required Instant From { get; init; }

    [Plain("until when; null while open-ended")]
    public Instant? Until { get; set; }

    [Plain("when someone looks again")]
    public required Instant ReviewAt { get; set; }

    [Plain("when it was lifted")]
    public Instant? LiftedAt { get; set; }

    public Instant LookAt { get; set; }
}
