using Avow.Holdings;
using NodaTime;

namespace Avow.Jobs;

/// <summary>Something left to do: ids only, never content. May be done twice.</summary>
[GlobalTable("Ids only, so that a worker can lease work of any organisation; outside row-level security.")]
public sealed class WorkItem
{
    [Plain("which worker's share: the organisation's id modulo the number of buckets")]
    public int Bucket { get; init; }

    [Plain("key")]
    public long OrganisationId { get; init; }

    [Plain("key")]
    public Guid Id { get; init; }

    [Plain("which handler")]
    public required string Kind { get; init; }

    [Plain("opaque id of what it is about")]
    public Guid Subject { get; init; }

    [Plain("not before, by the machine's clock")]
    public required Instant DueAt { get; set; }

    [Plain("until when a worker holds it")]
    public Instant? LeasedUntil { get; set; }

    [Plain("a count")]
    public int Attempts { get; set; }

    [Plain("a machine word for the last failure")]
    public string? Failure { get; set; }
}
