using Avow.Database;
using Avow.Holdings;
using Avow.Mail;
using NodaTime;

namespace Avow.Modules.MessageBank;

/// <summary>How far a delivery came.</summary>
public enum DeliveryState
{
    Queued,
    Sent,
    Failed,

    /// <summary>No mail server is set: the mail stands in the Outbox.</summary>
    OutboxOnly,
}

/// <summary>A message on its way to one contact by e-mail, with the link to read it. Dies with its message.</summary>
public sealed class Delivery : IOwned
{
    /// <summary>How long its link works.</summary>
    public const int LinkDays = 7;

    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    public Guid MessageId { get; init; }

    public PhoneMessage Message { get; init; } = null!;

    [Plain("opaque id of the contact")]
    public required Guid ContactId { get; init; }

    [Plain("opaque id of the mail")]
    public Guid MailId { get; init; }

    [Plain("how far it came")]
    public DeliveryState State { get; set; }

    [Plain("when it was put in the queue")]
    public required Instant QueuedAt { get; init; }

    [Plain("when the mail server took it")]
    public Instant? SentAt { get; set; }

    [Plain("a machine word for the last failure")]
    public string? Failure { get; set; }

    [Plain("digest of the reading link's secret; the secret stands only in the mail")]
    public byte[]? LinkDigest { get; set; }

    [Plain("until when the reading link works")]
    public Instant? LinkUntil { get; set; }

    [Plain("when the link was used up")]
    public Instant? LinkUsedAt { get; set; }

    /// <summary>Takes over what became of the mail.</summary>
    public void Settle(MailState state, Instant? at, string? failure)
    {
        State = state switch
        {
            MailState.Sent => DeliveryState.Sent,
            MailState.OutboxOnly => DeliveryState.OutboxOnly,
            MailState.Failed => DeliveryState.Failed,
            _ => DeliveryState.Queued,
        };
        SentAt = State == DeliveryState.Sent ? at : null;
        Failure = failure;
    }
}
