using Avow.Holdings;
using NodaTime;

namespace Avow.Modules.Organisations;

/// <summary>A business that runs on Avow. Everything else belongs to exactly one.</summary>
[GlobalTable("The list of organisations; links and work items carry its id.")]
public sealed class Organisation
{
    public const string Running = "running";

    /// <summary>Its first policy is not written yet; nobody sees it.</summary>
    public const string Founding = "founding";

    [Plain("key")]
    public long Id { get; set; }

    [Plain("the address of its pages, public")]
    public required string Slug { get; set; }

    [Plain("a trading name, public")]
    public required string Name { get; set; }

    [Plain("a machine word: running, or why it does not start")]
    public string State { get; set; } = Running;

    [Plain("when it was set up")]
    public required Instant Since { get; init; }
}

/// <summary>One row: what holds for the whole database.</summary>
[GlobalTable("One row of facts about this database.")]
public sealed class Installation
{
    [Plain("key; always 1")]
    public int Id { get; init; } = 1;

    [Plain("whether the data was made up, so that the business clock may move")]
    public bool Synthetic { get; set; }

    [Plain("how far the business clock is ahead of the machine's, in seconds")]
    public long ClockAheadSeconds { get; set; }
}
