namespace Avow.Modules.Identity;

/// <summary>The roles as people read them.</summary>
internal static class Roles
{
    public static readonly IReadOnlyList<StaffRole> All = Enum.GetValues<StaffRole>();

    /// <summary>The text key of a role's word; the same with <c>-may</c> says what it opens.</summary>
    public static string Word(StaffRole role) => role switch
    {
        StaffRole.Owner => "identity.role.owner",
        StaffRole.PrivacyLead => "identity.role.privacy-lead",
        StaffRole.Operator => "identity.role.operator",
        _ => "identity.role.staff",
    };
}
