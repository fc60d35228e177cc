using Avow.Database;
using Avow.Holdings;
using NodaTime;

namespace Avow.Modules.Webhooks;

/// <summary>An address of a program that is told when something happens. It is told of acts by their ids alone.</summary>
public sealed class Webhook : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("the address of a program")]
    public required string Address { get; init; }

    [Plain("acts of the ledger, one space between")]
    public required string Events { get; init; }

    [Plain("a random secret, sealed")]
    public required byte[] Secret { get; init; }

    [Plain("when it was entered")]
    public required Instant MadeAt { get; init; }

    [Plain("how often in a row it was not reached")]
    public int Failures { get; set; }

    [Plain("until when it is left alone after a failure, by the machine's clock")]
    public Instant? RestsUntil { get; set; }

    [Plain("when it was given up until somebody looks, by the machine's clock")]
    public Instant? StoppedAt { get; set; }

    public bool Wants(string act) => Events.Split(' ').Contains(act);
}

/// <summary>One event on its way to one address. Record kind <c>webhook-delivery</c>.</summary>
public sealed class WebhookDelivery : IRetained
{
    public const string Kind = "webhook-delivery";

    /// <summary>What is sent to try an address.</summary>
    public const string Test = "test";

    public long OrganisationId { get; set; }

    /// <summary>Stays the same at each attempt, so that the program can tell a second copy.</summary>
    public Guid Id { get; init; }

    public Guid WebhookId { get; init; }

    [Plain("an act of the ledger")]
    public required string Event { get; init; }

    [Plain("opaque ids, figures and instants")]
    public required string Body { get; init; }

    [Plain("when it was queued")]
    public required Instant QueuedAt { get; init; }

    [Plain("its place in the ledger, so that events go in their order; 0 for a test")]
    public long Place { get; init; }

    [Plain("a count")]
    public int Attempts { get; set; }

    [Plain("when the program took it, by the machine's clock")]
    public Instant? TakenAt { get; set; }

    [Plain("the status of the last attempt, or a machine word")]
    public string? LastAnswer { get; set; }

    public Instant LookAt { get; set; }
}
