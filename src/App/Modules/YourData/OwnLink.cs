using Avow.Database;
using Avow.Ledger;
using Avow.Mail;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Permits;
using Avow.Web;
using NodaTime;

namespace Avow.Modules.YourData;

/// <summary>Writes the mail with the link by which one person sees what is held of her.</summary>
internal sealed class OwnLink(Gate gate, Mailer mailer, Texts texts, HouseAddress address, LedgerWriter ledger)
{
    /// <summary>The record kind of a request; whichever purpose keeps it is the one for which we answer.</summary>
    private const string Requests = "case";

    /// <summary>How long a link works.</summary>
    public static readonly Duration Lasts = Duration.FromHours(1);

    /// <summary>So many links an hour are enough; more only fill somebody's mailbox.</summary>
    public const int MostAnHour = 5;

    /// <summary>Whether the person got so many within the hour that no more are sent.</summary>
    public static async Task<bool> IsEnough(AvowDb db, Guid person, Instant now) => await PersonHere.LinksSince(db, person, now - Lasts) >= MostAnHour;

    /// <summary>Writes one mail to one address of the person.</summary>
    /// <param name="language">The language of the page on which it was asked for.</param>
    /// <param name="by">The account that sends it, or null when the person asked.</param>
    public async Task<UseRefused?> Send(Work work, Visit visit, PersonHere person, string email, string language, Guid? by)
    {
        var (permit, refused) = await Permit(work, visit, person.PersonId);
        if (permit is null)
        {
            return refused;
        }

        var link = SecretLink.For(Guid.CreateVersion7());
        var until = visit.Now + Lasts;
        work.Db.Add(new PersonLink { Id = link.Id, RelationshipId = person.RelationshipId, Digest = link.Digest, MadeAt = visit.Now, Until = until });
        var say = texts.For(language, visit.Zone);
        var words = say.T(
            "own.mail.body", ("name", person.Name), ("link", address.Of(visit.At($"your-data/link/{link.Token}"))), ("until", until), ("organisation", visit.Organisation.Name),
            ("reach", Reach(visit)), ("notice", address.Of(visit.At("notice"))));
        await mailer.Write(work, permit, email, person.Name, say.T("own.mail.subject", ("organisation", visit.Organisation.Name)), words);
        Note(work, visit, person, by);
        return null;
    }

    /// <summary>Several people share the address: whoever reads it may be any of them, so the mail carries no link and asks for a call.</summary>
    public async Task SendToShared(Work work, Visit visit, PersonHere person, string email, string language)
    {
        if (await Permit(work, visit, person.PersonId) is ({ } permit, _))
        {
            var say = texts.For(language, visit.Zone);
            var subject = say.T("own.mail.subject", ("organisation", visit.Organisation.Name));
            await mailer.Write(work, permit, email, email, subject, say.T("own.mail.shared", ("organisation", visit.Organisation.Name), ("reach", Reach(visit))));
        }
    }

    public static string Reach(Visit visit) => visit.Policy.Controller.Phone ?? visit.Policy.Controller.PrivacyContact;

    private async Task<(Permit? Permit, UseRefused? Refused)> Permit(Work work, Visit visit, Guid person)
    {
        var purpose = visit.Policy.Purposes.FirstOrDefault(p => p.Keep.Any(k => k.Kind == Requests))?.Id ?? "";
        return await gate.Ask(work, new Use(purpose, Requests, person, Channel: "email"));
    }

    private void Note(Work work, Visit visit, PersonHere person, Guid? by) => ledger.Write(work, new LedgerEntry
    {
        At = visit.Now, Act = "own-link-sent", Kind = Requests, Count = 1, Policy = visit.Policy.Version.ToString(), Actor = by, Subject = person.RelationshipId,
    });
}
