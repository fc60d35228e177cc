using Avow.Database;
using Avow.Jobs;
using Avow.Modules.Organisations;
using Avow.Policy.Deciding;
using Avow.Policy.Model;
using NodaTime;

namespace Avow.Modules.Identity.Public;

/// <summary>Who of the staff is here.</summary>
public sealed record StaffMember(Guid Id, string Name, StaffRole Role);

/// <summary>One request inside one organisation: its unit of work, the policy in force, and who asks. Commits when the endpoint has answered;
/// an exception undoes everything.</summary>
public sealed class Visit(BusinessClock clock)
{
    private Work? _work;
    private Organisation? _organisation;
    private Policies? _policies;
    private PolicyFile? _policy;

    public Work Work => _work ?? throw new InvalidOperationException("This endpoint is not under an organisation.");

    public AvowDb Db => Work.Db;

    public Organisation Organisation => _organisation ?? throw new InvalidOperationException("This endpoint is not under an organisation.");

    /// <summary>The version in force.</summary>
    public PolicyFile Policy => _policy ?? throw new InvalidOperationException("This endpoint is not under an organisation.");

    /// <summary>The history of the policy as it stood when the request came.</summary>
    public Policies Policies => _policies ?? throw new InvalidOperationException("This endpoint is not under an organisation.");

    /// <summary>The member of staff who asks, or null for the public and link holders.</summary>
    public StaffMember? Who { get; internal set; }

    /// <summary>The member of staff on an endpoint that is for staff.</summary>
    public StaffMember Staff => Who ?? throw new InvalidOperationException("This endpoint is open to others than staff.");

    /// <summary>Business time, the same for the whole request.</summary>
    public Instant Now { get; } = clock.Now;

    public DateTimeZone Zone => Policy.Zone;

    /// <summary>Today in the organisation's zone.</summary>
    public LocalDate Today => Now.InZone(Zone).Date;

    /// <summary>The address of a page of this organisation.</summary>
    public string At(string path) => $"/{Organisation.Slug}/{path}";

    internal void Begin(Work work, Organisation organisation, Policies policies)
    {
        _work = work;
        _organisation = organisation;
        _policies = policies;
        _policy = policies.InForce(Now);
    }
}
