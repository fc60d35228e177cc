using Avow.Database;
using Avow.Holdings;
using NodaTime;

namespace Avow.Mail;

/// <summary>How far a mail came.</summary>
public enum MailState
{
    /// <summary>Waits for the mail server.</summary>
    Queued,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>The mail server refused it for good, or we gave up.</summary>
    Failed,

    /// <summary>No mail server is set: it stands in the Outbox only.</summary>
    OutboxOnly,
}

/// <summary>A mail as it was written, one recipient each. Record kind <c>outgoing-mail</c>; a mail about a record also dies with that record.</summary>
public sealed class OutgoingMail : IRetained
{
    public const string Kind = "outgoing-mail";

    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("the purpose of its permit")]
    public required string Purpose { get; init; }

    /// <summary>The record the mail is about, as (kind, id); both null for a mail about none.</summary>
    [Plain("a record kind")]
    public string? AboutKind { get; init; }

    [Plain("opaque id of the record it is about")]
    public Guid? AboutId { get; init; }

    [Personal("email")]
    public required string ToAddress { get; init; }

    [Personal("name")]
    public required string ToName { get; init; }

    [Personal("communication")]
    public required string Subject { get; init; }

    [Personal("communication")]
    public required string Body { get; init; }

    [Plain("how far it came")]
    public MailState State { get; set; }

    [Plain("when it was written")]
    public required Instant WrittenAt { get; init; }

    /// <summary>Starts the clock <c>sent</c>: a mail that nobody will carry any further must not stay for ever.</summary>
    [Plain("when the mail server took it, it was laid in the Outbox, or it was given up")]
    public Instant? SettledAt { get; set; }

    [Plain("a machine word for the last failure")]
    public string? Failure { get; set; }

    public Instant LookAt { get; set; }
}
