using Avow.Web;

namespace Avow.Modules.Identity.Public;

/// <summary>Who may call an endpoint. Every endpoint carries exactly one; a test walks them all.</summary>
/// <param name="Who">For whom it is open.</param>
/// <param name="Roles">The roles that may, when it is for staff; empty means every member of staff.</param>
public sealed record Access(Audience Who, IReadOnlyList<StaffRole> Roles) : IDoor
{
    bool IDoor.IsForStaff => Who == Audience.Staff;

    public static readonly Access Everybody = new(Audience.Everybody, []);

    /// <summary>Whoever holds a link that we sent; the endpoint itself checks the link.</summary>
    public static readonly Access LinkHolder = new(Audience.LinkHolder, []);

    public static readonly Access AnyStaff = new(Audience.Staff, []);

    /// <summary>Those who may see messages. The operator keeps the system running and opens none.</summary>
    public static readonly Access Desk = Staff(StaffRole.Owner, StaffRole.PrivacyLead, StaffRole.Staff);

    /// <summary>Those who answer for the keeping of our word.</summary>
    public static readonly Access Keepers = Staff(StaffRole.Owner, StaffRole.PrivacyLead);

    public static readonly Access Owner = Staff(StaffRole.Owner);

    public static Access Staff(params StaffRole[] roles) => new(Audience.Staff, roles);

    public bool Allows(StaffRole role) => Roles.Count == 0 || Roles.Contains(role);
}

public enum Audience
{
    Everybody,
    LinkHolder,
    Staff,
}

public static class AccessOnEndpoints
{
    /// <summary>Says who may call the endpoint.</summary>
    public static TBuilder For<TBuilder>(this TBuilder endpoint, Access access)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.WithMetadata(access);
        return endpoint;
    }
}
