using Avow.Database;
using Avow.Holdings;
using NodaTime;

namespace Avow.Modules.People.Public;

/// <summary>A link by which one person sees what is held of her, and the short visit that it opens. Dies with the relationship it was made under.</summary>
public sealed class PersonLink : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    /// <summary>The person is whoever this relationship belongs to, also after two were merged.</summary>
    public Guid RelationshipId { get; init; }

    [Plain("digest of the link's secret; the secret stands only in the mail")]
    public required byte[] Digest { get; init; }

    [Plain("when it was made")]
    public required Instant MadeAt { get; init; }

    [Plain("until when it works")]
    public required Instant Until { get; set; }

    [Plain("when its button was pressed; it works once")]
    public Instant? UsedAt { get; set; }

    [Plain("digest of the visit's secret; the secret stands only in the cookie")]
    public byte[]? VisitDigest { get; set; }

    [Plain("until when the visit lasts")]
    public Instant? VisitUntil { get; set; }
}
