using System.Globalization;
using System.Security.Claims;

namespace Avow.Modules.Identity.Public;

/// <summary>What the sign-in cookie says: which account of which organisation, under which stamp.</summary>
internal sealed record SignInClaims(long OrganisationId, Guid AccountId, string Stamp)
{
    public const string Scheme = "avow";

    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        [
            new("organisation", OrganisationId.ToString(CultureInfo.InvariantCulture)),
            new("account", AccountId.ToString()),
            new("stamp", Stamp),
        ],
        Scheme));

    public static bool Read(ClaimsPrincipal user, out SignInClaims claims)
    {
        claims = new(0, Guid.Empty, "");
        if (!long.TryParse(user.FindFirstValue("organisation"), out var organisation)
            || !Guid.TryParse(user.FindFirstValue("account"), out var account)
            || user.FindFirstValue("stamp") is not { } stamp)
        {
            return false;
        }

        claims = new(organisation, account, stamp);
        return true;
    }
}
