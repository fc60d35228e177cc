using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Avow.Modules.Organisations;

/// <summary>The word that lets somebody set up the house from another machine. New at each start of the program, shown on its console only.</summary>
public sealed class StartCode
{
    // No I, L, O or U: it is read from one screen and typed at another.
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public string Word { get; } = $"{Part()}-{Part()}-{Part()}";

    /// <summary>Whether the caller sits at this machine; then no code is asked for.</summary>
    /// <remarks>A request that came through a proxy also arrives from this machine, so it must carry no trace of one and name this machine as its host.</remarks>
    public static bool IsHere(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && (http.Request.Host.Host is "localhost" or "[::1]" || (IPAddress.TryParse(http.Request.Host.Host, out var host) && IPAddress.IsLoopback(host)))
        && !http.Request.Headers.Keys.Any(k => k.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || k.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || k.Equals("Via", StringComparison.OrdinalIgnoreCase));

    public bool Fits(string typed) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(typed.Trim().ToUpperInvariant())), SHA256.HashData(Encoding.UTF8.GetBytes(Word)));

    private static string Part() => RandomNumberGenerator.GetString(Signs, 4);
}
