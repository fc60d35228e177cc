using Avow.Database;
using Avow.Holdings;
using NodaTime;

namespace Avow.Modules.MessageBank;

/// <summary>How soon the client should know.</summary>
public enum Urgency
{
    CanWait,
    Today,
    Urgent,
}

/// <summary>A message taken on the telephone for a client. The caller is no person of ours: the details live here and die here.
/// Record kind <c>phone-message</c>.</summary>
public sealed class PhoneMessage : IRemovable
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    public Guid ClientId { get; init; }

    public Client Client { get; init; } = null!;

    /// <summary>The number people say, such as 48213 in M-48213; counted per organisation, without promise of no gaps.</summary>
    [Plain("a running number of the organisation")]
    public required long Number { get; init; }

    /// <summary>The number as people say it.</summary>
    public static string Spoken(long number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"M-{number}");

    [Plain("when the call was taken")]
    public required Instant ReceivedAt { get; init; }

    [Personal("name")]
    public string? CallerName { get; set; }

    [Personal("company")]
    public string? CallerCompany { get; set; }

    [Personal("phone")]
    public string? CallerPhone { get; set; }

    /// <summary>The number's digits alone, so that it is found however it was written.</summary>
    [Personal("phone")]
    public string? CallerPhoneKey { get; set; }

    [Personal("email")]
    public string? CallerEmail { get; set; }

    [Personal("communication")]
    public required string Body { get; set; }

    /// <summary>Answers to the client's own further questions: question to answer, in JSON.</summary>
    [Personal("communication")]
    public string? Answers { get; set; }

    [Plain("how soon, one of three words")]
    public required Urgency Urgency { get; set; }

    [Plain("opaque id of the account that took the call")]
    public required Guid TakenBy { get; init; }

    [Plain("when the client first read it")]
    public Instant? ReadAt { get; set; }

    [Plain("when it was removed on a page; undone until the nightly run")]
    public Instant? RemovedAt { get; set; }

    public Instant LookAt { get; set; }
}
