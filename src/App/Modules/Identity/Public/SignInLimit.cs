using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Avow.Modules.Identity.Public;

/// <summary>How often one address may try a password or a set-up code. Lockout guards one account; this guards the list of them.</summary>
public static class SignInLimit
{
    public const string Name = "sign-in";

    /// <summary>Tries in a minute from one address.</summary>
    public const int PerMinute = 30;

    /// <summary>For searches that anybody may ask for and that cost more than a page.</summary>
    public const string Search = "search";

    /// <summary>For pages on which anybody may have a mail sent.</summary>
    public const string Mail = "mail";

    internal static void Set(RateLimiterOptions limits)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        foreach (var name in (string[])[Name, Search, Mail])
        {
            limits.AddPolicy(name, http => RateLimitPartition.GetFixedWindowLimiter(
                From(http.Connection.RemoteIpAddress),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));
        }
    }

    /// <summary>The address as a limit counts it: somebody with IPv6 has a whole /64 of addresses.</summary>
    internal static string From(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
