using System.Threading.RateLimiting;
using Avow.Modules.Identity.Public;
using Avow.Web;

namespace Avow.Modules.Enquiries;

/// <summary>Keeps programs from filling the form, without asking anybody else: a field that people do not see, a sealed time, a limit for one address,
/// and a count of links. What is refused is told, and nothing that was typed is lost.</summary>
internal sealed class SpamGuard(FormStamp stamps) : IDisposable
{
    /// <summary>The field that people do not see.</summary>
    public const string Trap = "homepage";

    /// <summary>Enquiries in ten minutes from one address.</summary>
    public const int MostFromOne = 8;

    /// <summary>Web addresses in one message.</summary>
    public const int MostLinks = 2;

    private readonly PartitionedRateLimiter<HttpContext> _limit = PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetFixedWindowLimiter(
        SignInLimit.From(http.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions { PermitLimit = MostFromOne, Window = TimeSpan.FromMinutes(10) }));

    /// <summary>Why a form is not taken, or null. A form that is taken counts against its address.</summary>
    public FormRefused? Refuse(string slug, IFormCollection form)
    {
        var age = stamps.Read(slug, form["stamp"].ToString());
        return age switch
        {
            StampAge.Forged => new("unstamped", StatusCodes.Status400BadRequest),
            StampAge.TooOld => new("too-old"),
            StampAge.TooSoon => new("too-soon"),
            _ when form[Trap].ToString().Length > 0 => new("trap"),
            _ when LinksIn(form["words"].ToString()) > MostLinks => new("links"),
            _ => null,
        };
    }

    /// <summary>Whether the address has sent too many; asked last, so that corrections cost nothing.</summary>
    public FormRefused? RefuseMore(HttpContext http) => _limit.AttemptAcquire(http).IsAcquired ? null : new("too-many", StatusCodes.Status429TooManyRequests);

    public void Dispose() => _limit.Dispose();

    private static int LinksIn(string words) => Occurrences(words, "http://") + Occurrences(words, "https://") + Occurrences(words, "[url");

    private static int Occurrences(string words, string mark) => words.ToLowerInvariant().Split(mark).Length - 1;
}

/// <summary>The public form was not taken.</summary>
/// <param name="Why">The text key's last part, under <c>enquiry.refused</c>.</param>
internal sealed record FormRefused(string Why, int Status = StatusCodes.Status422UnprocessableEntity) : Refusal($"enquiry.refused.{Why}");
