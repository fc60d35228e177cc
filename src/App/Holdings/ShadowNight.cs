using Avow.Database;
using NodaTime;

namespace Avow.Holdings;

/// <summary>How many records of one kind a shadow night would have disposed of by one rule. A count, no person.</summary>
public sealed class ShadowCount : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    public Guid RunId { get; init; }

    public RetentionRun Run { get; init; } = null!;

    [Plain("a record kind")]
    public required string Kind { get; init; }

    [Plain("a rule of the policy")]
    public required string Rule { get; init; }

    [Plain("id of a sentence of the notice")]
    public required string Sentence { get; init; }

    [Plain("a count")]
    public required int Count { get; init; }
}

/// <summary>One of the records that a shadow night would have disposed of and that had been due the longest.</summary>
public sealed class ShadowRecord : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    public Guid RunId { get; init; }

    public RetentionRun Run { get; init; } = null!;

    [Plain("a record kind")]
    public required string Kind { get; init; }

    [Plain("opaque id of the record")]
    public required Guid RecordId { get; init; }

    [Plain("a rule of the policy")]
    public required string Rule { get; init; }

    [Plain("id of a sentence of the notice")]
    public required string Sentence { get; init; }

    [Plain("since when it should have gone")]
    public required Instant DueAt { get; init; }
}
