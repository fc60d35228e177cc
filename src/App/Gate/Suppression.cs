using Avow.Database;
using Avow.Holdings;
using NodaTime;

namespace Avow.Permits;

/// <summary>A coded mark of an address that nobody may write to again: enough to recognise it, not to write to it. Record kind <c>suppression</c>.</summary>
/// <remarks>Source: UK GDPR art. 21(3); guidance of the ICO: suppress, not only delete, or the next list brings the address back.</remarks>
public sealed class Suppression : IRetained
{
    public const string Kind = "suppression";

    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    /// <summary>HMAC-SHA256 of the address in small letters, under the organisation's own key.</summary>
    [Personal("email")]
    public required byte[] Mark { get; init; }

    [Plain("why: unsubscribed, objected, withdrawn, or cleaned because mail came back")]
    public required string Why { get; init; }

    [Plain("when the person said no")]
    public required Instant RecordedAt { get; init; }

    [Plain("when the person asked to hear from us again")]
    public Instant? LiftedAt { get; set; }

    public Instant LookAt { get; set; }
}

/// <summary>An address that is not to be written to again.</summary>
public sealed record NotAgain(string Email, string Why, Instant At);
