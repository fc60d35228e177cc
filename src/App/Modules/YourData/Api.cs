using Avow.Api;
using Avow.Modules.People.Public;
using Avow.Web;
using NodaTime;

namespace Avow.Modules.YourData;

/// <summary>What a person would be shown of herself.</summary>
/// <param name="Looks">How often somebody looked.</param>
/// <param name="PausedSince">Since when the nights only report, so that nothing goes; null while they delete.</param>
public sealed record ApiOwnData(Guid PersonId, string Name, bool Restricted, bool MayCorrect, Instant? ConfirmedAt, IReadOnlyList<string> Emails, IReadOnlyList<ApiOwnReason> Reasons, IReadOnlyList<ApiRecord> Records, int Looks, IReadOnlyList<ApiOwnMail> Mails, Instant? PausedSince);

/// <summary>One reason why the person is known.</summary>
/// <param name="Stays">Why it cannot go; null when the person may strike it out.</param>
public sealed record ApiOwnReason(Guid Id, ApiHeld Held, string? Stays);

/// <summary>A mail that we wrote to the person.</summary>
public sealed record ApiOwnMail(Instant At, string Subject, string To);

/// <summary>Help with a person's own data as programs reach it. The person's own pages open by a link that only she has, and so by no token.</summary>
internal static class YourDataApi
{
    public static void Declare(ApiRegister api)
    {
        api.Get("/people/{id:guid}/your-data", "What the person would be shown of herself. The look is written down").Gives((HelpPersonPage p, PageContext page) => new ApiOwnData(
            p.File.PersonId, p.File.Name, p.File.IsRestricted, p.File.MayCorrect, p.File.ConfirmedAt, p.Emails,
            [.. p.File.Reasons.Select(r => new ApiOwnReason(r.Id, ApiHeld.Of(r.Kept, page), r.Stays))],
            [.. p.File.Records.Select(r => ApiRecord.Of(r, page))], p.File.LooksInAll, [.. p.File.Mails.Select(m => new ApiOwnMail(m.At, m.Subject, m.To))], p.File.PausedSince));
        api.Act("/people/{id:guid}/your-data/link", "Sends the person a link to her own data, to an address that is held", Takes.Text("email").Must);
    }
}
