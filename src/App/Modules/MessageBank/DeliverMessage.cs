using Avow.Database;
using Avow.Mail;
using Avow.Modules.Identity.Public;
using Avow.Permits;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.MessageBank;

/// <summary>Puts a message on its way to the client's contacts: a mail that says who it is for and where to read it, and nothing of the call.</summary>
internal sealed class DeliverMessage(Gate gate, Mailer mailer, Texts texts, HouseAddress address)
{
    /// <summary>Writes one mail and one delivery for each contact who receives e-mail, in the visit's unit of work.</summary>
    /// <returns>How many, or the gate's refusal.</returns>
    public async Task<(int Count, UseRefused? Refused)> Queue(Visit visit, PhoneMessage message, Client client, IReadOnlyList<ClientContact> contacts)
    {
        var receiving = contacts.Where(c => c is { ByEmail: true, LeftAt: null, Email: not null }).ToList();
        if (receiving.Count == 0)
        {
            return (0, null);
        }

        var use = new Use(MessageBankHoldings.MessageTaking, MessageBankHoldings.Messages, message.Id, Channel: "email");
        var (permit, refused) = await gate.Ask(visit.Work, use);
        foreach (var contact in permit is null ? [] : receiving)
        {
            await Write(visit, message, client, contact, permit!);
        }

        return (permit is null ? 0 : receiving.Count, refused);
    }

    /// <summary>Takes over what became of a mail about a message.</summary>
    public static async Task Settle(Work work, OutgoingMail mail, CancellationToken cancel)
    {
        var delivery = await work.Db.Set<Delivery>().SingleOrDefaultAsync(d => d.MailId == mail.Id, cancel);
        delivery?.Settle(mail.State, mail.SettledAt, mail.Failure);
    }

    private async Task Write(Visit visit, PhoneMessage message, Client client, ClientContact contact, Permit permit)
    {
        var link = SecretLink.For(Guid.CreateVersion7());
        var until = visit.Now + Duration.FromDays(Delivery.LinkDays);
        var say = texts.For(visit.Policy.Languages[0], visit.Zone);
        var mail = await mailer.Write(visit.Work, permit, contact.Email!, contact.Spoken, Subject(say, visit, client), Words(say, visit, message, client, contact, link, until));
        visit.Db.Add(new Delivery
        {
            Id = link.Id,
            MessageId = message.Id,
            ContactId = contact.Id,
            MailId = mail.Id,
            QueuedAt = visit.Now,
            LinkDigest = link.Digest,
            LinkUntil = until,
        });
    }

    private static string Subject(Say say, Visit visit, Client client) =>
        say.T("mail.message.subject", ("client", client.Name), ("organisation", visit.Organisation.Name));

    private string Words(Say say, Visit visit, PhoneMessage message, Client client, ClientContact contact, SecretLink link, Instant until) => say.T(
        "mail.message.body",
        ("name", contact.Spoken),
        ("client", client.Name),
        ("time", message.ReceivedAt),
        ("link", address.Of(visit.At($"read/{link.Token}"))),
        ("until", until),
        ("organisation", visit.Organisation.Name),
        ("reach", visit.Policy.Controller.Phone ?? visit.Policy.Controller.PrivacyContact),
        ("notice", address.Of(visit.At("notice"))));
}
