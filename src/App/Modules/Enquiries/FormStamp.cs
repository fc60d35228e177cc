using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Avow.Modules.Enquiries;

/// <summary>What a stamp says of the form it came with.</summary>
public enum StampAge
{
    /// <summary>None, or not ours.</summary>
    Forged,
    TooSoon,
    TooOld,
    Good,
}

/// <summary>A sealed time that each form carries: a person needs some seconds to write, and a form is not sent again next week. No cookie, and nobody
/// else is asked.</summary>
/// <remarks>It counts by the machine's clock, as sign-ins do: the business clock may be moved.</remarks>
public sealed class FormStamp(IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Latest = TimeSpan.FromHours(24);
    private readonly IDataProtector _seal = protection.CreateProtector("Avow.Enquiries.Form");

    public string New(string slug) => _seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{slug} {time.GetUtcNow().UtcTicks}"));

    public StampAge Read(string slug, string stamp)
    {
        if (Open(stamp)?.Split(' ') is not [var of, var ticks] || of != slug)
        {
            return StampAge.Forged;
        }

        var age = TimeSpan.FromTicks(time.GetUtcNow().UtcTicks - long.Parse(ticks, CultureInfo.InvariantCulture));
        return age < Soonest ? StampAge.TooSoon : age > Latest ? StampAge.TooOld : StampAge.Good;
    }

    private string? Open(string stamp)
    {
        try
        {
            return _seal.Unprotect(stamp);
        }
        catch (CryptographicException)
        {
            return null; // Not ours: the form is then refused, and says so.
        }
    }
}
