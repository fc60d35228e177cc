using Avow.Database;
using Avow.Holdings;
using NodaTime;

namespace Avow.Modules.Identity;

/// <summary>What a member of staff may do. The owner is the administrator.</summary>
public enum StaffRole
{
    Owner,
    PrivacyLead,
    Staff,
    Operator,
}

/// <summary>A member of staff who signs in. Record kind <c>staff-account</c>: staff are data subjects too.</summary>
public sealed class Account : IRetained
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Personal("name")]
    public required string Name { get; set; }

    [Personal("email")]
    public required string Email { get; set; }

    /// <summary>The e-mail as it is compared: trimmed, lower case.</summary>
    [Personal("email")]
    public required string EmailKey { get; set; }

    [Personal("sign-in")]
    public string? PasswordHash { get; set; }

    [Plain("random; changing it signs out everywhere")]
    public required string SecurityStamp { get; set; }

    [Personal("worker")]
    public required StaffRole Role { get; set; }

    [Personal("sign-in")]
    public int FailedSignIns { get; set; }

    [Personal("sign-in")]
    public Instant? LockedUntil { get; set; }

    [Personal("sign-in")]
    public Instant? LastSignInAt { get; set; }

    [Personal("worker")]
    public required Instant CreatedAt { get; init; }

    [Personal("worker")]
    public Instant? LeftAt { get; set; }

    [Personal("worker")]
    public string Language { get; set; } = "en";

    public Instant LookAt { get; set; }
}
