using Avow.Database;
using Avow.Holdings;
using NodaTime;

namespace Avow.Modules.MessageBank;

/// <summary>A customer in whose name calls are answered. It is the controller of its callers' data, the organisation its processor.
/// Record kind <c>client-set-up</c>.</summary>
public sealed class Client : IRetained
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    /// <summary>May be a sole trader's own name.</summary>
    [Personal("company")]
    public required string Name { get; set; }

    [Personal("call")]
    public required string Greeting { get; set; }

    [Personal("phone")]
    public string? DialledNumber { get; set; }

    /// <summary>The capture form: which fields, which are required, as <see cref="CaptureForm"/> in JSON.</summary>
    [Personal("call")]
    public required string Form { get; set; }

    [Plain("when the service began")]
    public required Instant Since { get; init; }

    [Plain("when the service ceased, or null")]
    public Instant? CeasedAt { get; set; }

    public Instant LookAt { get; set; }

    public List<ClientContact> Contacts { get; } = [];
}

/// <summary>A person at the client who receives and reads messages. Record kind <c>client-contact</c>.</summary>
public sealed class ClientContact : IBlankable
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    public Guid ClientId { get; init; }

    public Client Client { get; init; } = null!;

    [Personal("name")]
    public string? Name { get; set; }

    /// <summary>How to address the contact: the name, or the address once the name is gone.</summary>
    public string Spoken => Name ?? Email ?? "";

    [Personal("email")]
    public string? Email { get; set; }

    [Personal("mobile")]
    public string? Mobile { get; set; }

    [Personal("communication")]
    public bool? ByEmail { get; set; } = true;

    [Plain("when the contact was entered")]
    public required Instant Since { get; init; }

    [Plain("when the contact stopped receiving messages, or null")]
    public Instant? LeftAt { get; set; }

    [Plain("names of categories of data")]
    public string? Blanked { get; init; }

    public Instant LookAt { get; set; }
}
