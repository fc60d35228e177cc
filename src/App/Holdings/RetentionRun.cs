using Avow.Database;
using NodaTime;

namespace Avow.Holdings;

/// <summary>How a run ended.</summary>
public enum RunState
{
    Running,
    Finished,

    /// <summary>The guard stopped it before anything went: more was due than the forecast allows.</summary>
    Stopped,

    /// <summary>It said what it would dispose of, and disposed of nothing.</summary>
    Shadow,
}

/// <summary>One run of retention over one organisation.</summary>
public sealed class RetentionRun : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("the business instant it decided for")]
    public required Instant DecidedFor { get; init; }

    [Plain("when it began, by the machine's clock")]
    public required Instant StartedAt { get; init; }

    [Plain("when it ended, by the machine's clock")]
    public Instant? EndedAt { get; set; }

    [Plain("how it ended")]
    public RunState State { get; set; }

    [Plain("a count")]
    public int Due { get; set; }

    [Plain("a count")]
    public int Disposed { get; set; }

    [Plain("a count")]
    public int Skipped { get; set; }

    [Plain("a count: what the guard allowed")]
    public int Allowed { get; set; }

    [Plain("records found by the look afterwards that should have gone; 0 is the proof")]
    public int? LeftOver { get; set; }

    [Plain("opaque id of who started or confirmed it; null for the nightly run")]
    public Guid? By { get; init; }
}

/// <summary>A record that was due but stayed, why, and when it is looked at again.</summary>
public sealed class RunSkip : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    public Guid RunId { get; init; }

    public RetentionRun Run { get; init; } = null!;

    [Plain("a record kind")]
    public required string Kind { get; init; }

    [Plain("opaque id of the record")]
    public required Guid RecordId { get; init; }

    [Plain("a machine word: hold, restriction, failed")]
    public required string Why { get; init; }

    [Plain("when it is looked at again; null when only a change of facts can make it due")]
    public Instant? Next { get; init; }
}

/// <summary>What the guard and the locks need of one organisation.</summary>
public sealed class RetentionState : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("counts changes of facts that reach other rows; a batch of a sweep reads it under lock")]
    public long FactsVersion { get; set; }

    [Plain("how many records the last run expected for the night after it")]
    public int Forecast { get; set; }

    [Plain("how many more a publication or a closing, approved by a person, adds to the next run")]
    public int Approved { get; set; }

    [Plain("until which business instant the last run decided")]
    public Instant? DecidedUntil { get; set; }

    [Plain("since when the nights only report; null while they dispose")]
    public Instant? ShadowSince { get; set; }
}
