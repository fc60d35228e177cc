using Avow.Database;
using Avow.Holdings;
using NodaTime;

namespace Avow.Modules.Identity;

/// <summary>A program's key to one organisation, with the role of a member of staff. We keep a digest of its secret, never the secret.
/// Record kind <c>api-token</c>: it goes when the policy says so after it ended, and with the account of whoever made it.</summary>
public sealed class ApiToken : IRetained
{
    public const string Kind = "api-token";

    /// <summary>What every token begins with, so that whoever finds one in a log or a repository knows what it is.</summary>
    public const string Prefix = "avow_";

    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    /// <summary>What its owner calls it. People write their names there too.</summary>
    [Personal("worker")]
    public required string Name { get; init; }

    [Plain("what the program may do")]
    public required StaffRole Role { get; init; }

    [Plain("digest of a random secret, which stands with the program alone")]
    public required byte[] Digest { get; init; }

    [Plain("opaque id of the account that made it; null when it was made at the command line")]
    public Guid? MadeBy { get; init; }

    [Plain("when it was made, by the machine's clock")]
    public required Instant MadeAt { get; init; }

    [Plain("until when it opens anything, by the machine's clock")]
    public required Instant Until { get; init; }

    [Plain("when it was revoked")]
    public Instant? RevokedAt { get; set; }

    [Plain("when a program last used it, give or take five minutes")]
    public Instant? LastUsedAt { get; set; }

    /// <summary>Where no rule of the policy speaks of tokens, it is never looked at: it goes with its maker's account.</summary>
    public Instant LookAt { get; set; } = Instant.MaxValue;

    public bool Opens(Instant now) => RevokedAt is null && now < Until;
}
