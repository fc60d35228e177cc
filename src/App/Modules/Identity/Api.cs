using Avow.Api;
using Avow.Web;
using NodaTime;

namespace Avow.Modules.Identity;

/// <summary>A member of staff.</summary>
/// <param name="Rests">Whether the account rests after too many wrong passwords.</param>
public sealed record ApiStaff(Guid Id, string Name, string Email, StaffRole Role, Instant? LastSignInAt, Instant CreatedAt, Instant? LeftAt, bool Rests, ApiHeld Held);

/// <summary>The staff as programs reach them.</summary>
internal static class IdentityApi
{
    public static void Declare(ApiRegister api)
    {
        api.Get("/staff", "Who works here, and who has left").Gives((StaffPage p, PageContext page) => new Listed<ApiStaff>(
            [.. p.Rows.Select(r => new ApiStaff(
                r.Account.Id, r.Account.Name, r.Account.Email, r.Account.Role, r.Account.LastSignInAt, r.Account.CreatedAt, r.Account.LeftAt, r.Rests, ApiHeld.Of(r.Kept, page)))],
            null));
        api.Act("/staff", "Adds somebody with a first password", Takes.Text("name").Must, Takes.Text("email").Must, Takes.Text("password").Must, Takes.One<StaffRole>("role").Must);
        api.Act("/staff/{id:guid}/role", "Changes what somebody may do", Takes.One<StaffRole>("role").Must);
        api.Act("/staff/{id:guid}/password", "Gives somebody a new first password; every sign-in with the old one ends", Takes.Text("password").Must);
        api.Act("/staff/{id:guid}/leaving", "Marks somebody as one who has left");
        api.Act("/staff/{id:guid}/leaving/undo", "Takes that back");
    }
}
