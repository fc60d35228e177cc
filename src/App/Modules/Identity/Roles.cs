namespace Avow.Modules.Identity;

/// <summary>The roles as people read them.</summary>
internal static class Roles
{
    public static readonly IReadOnlyList<StaffRole> All = Enum.GetValues<StaffRole>();

    /// <summary>The text key of a role's word.</summary>
    public static string Word(StaffRole role) => role switch
    {
        StaffRole.Owner => "identity.role.owner",
        StaffRole.PrivacyLead => "identity.role.privacy-lead",
        StaffRole.Operator => "identity.role.operator",
        _ => "identity.role.staff",
    };

    /// <summary>The text key of what a role opens.</summary>
    public static string May(StaffRole role) => role switch
    {
        StaffRole.Owner => "identity.role.owner-may",
        StaffRole.PrivacyLead => "identity.role.privacy-lead-may",
        StaffRole.Operator => "identity.role.operator-may",
        _ => "identity.role.staff-may",
    };
}
