using Avow.Database;
using Avow.Holdings;
using NodaTime;

namespace Avow.Modules.Organisations;

/// <summary>A version of the policy as it was published, never altered.</summary>
public sealed class PublishedPolicy : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("the version's id: date and serial")]
    public required string Version { get; init; }

    [Plain("the published policy is public")]
    public required string Text { get; init; }

    [Plain("digest of the text")]
    public required byte[] Digest { get; init; }

    [Plain("when it was published")]
    public required Instant PublishedAt { get; init; }

    [Plain("opaque id of the account that published it; null when it came with the set-up")]
    public Guid? PublishedBy { get; init; }
}
