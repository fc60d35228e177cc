using Avow.Database;
using Avow.Holdings;
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
public sealed class Visit(BusinessClock clock, Unchanged unchanged)
{
    private Work? _work;
    private Organisation? _organisation;
    private Policies? _policies;
    private PolicyFile? _policy;
    private string? _state;

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

    /// <summary>What lies around the records, for verdicts.</summary>
    public Task<Surroundings> Around() => Read("around", () => Surroundings.Of(Db, Policies));

    /// <summary>What a page reads to show it. Where nothing was written since it was last read, it is not read again.</summary>
    /// <param name="key">All that the answer depends on, by value; neither the organisation nor the time of day.</param>
    public Task<T> Read<T>(object key, Func<Task<T>> read) => unchanged.Read(_state, (Work.OrganisationId, typeof(T), key), read);

    /// <param name="onlyShows">Whether the request changes nothing.</param>
    internal void Begin(Work work, Organisation organisation, bool onlyShows)
    {
        _work = work;
        _organisation = organisation;
        _state = onlyShows ? unchanged.State(work) : null;
    }

    internal void Enter(Policies policies)
    {
        _policies = policies;
        _policy = policies.InForce(Now);
    }
}
