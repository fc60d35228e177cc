using Avow.Database;
using NodaTime;

namespace Avow.Holdings;

/// <summary>The client's dated instruction on the messages we hold for it: how long at most. The latest one rules.</summary>
public sealed class ClientInstruction : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("opaque id of the client")]
    public Guid ClientId { get; init; }

    [Plain("a period of the policy language, or null: back to the policy's own")]
    public string? Keep { get; init; }

    [Plain("when the client gave it")]
    public required Instant GivenAt { get; init; }

    [Plain("opaque id of the account that wrote it down")]
    public required Guid RecordedBy { get; init; }
}
