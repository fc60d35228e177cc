using Avow.Holdings;
using Avow.Ledger;
using Avow.Mail;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.MessageBank;

/// <summary>Adds people at a client who receive messages, and marks those who no longer do.</summary>
internal sealed class EditContacts(ShowClient show, Redecide redecide, LedgerWriter ledger)
{
    private const int LongestName = 100;

    public async Task<IResult> Add(Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form)
    {
        if (await ShowClient.Find(visit.Db, id) is not { } client)
        {
            return Results.NotFound();
        }

        var draft = new ContactDraft(form["contact-name"].ToString().Trim(), form["contact-email"].ToString().Trim(), form["contact-mobile"].ToString().Trim());
        var faults = Check(draft, page.Say);
        if (faults.Count > 0)
        {
            return await show.Page(visit, pages, client, draft, faults);
        }

        await Write(visit, client, draft);
        return Pages.Go(visit.At($"clients/{id}"), Said.Done("client.contact.added"));
    }

    /// <summary>Writes a contact that was checked.</summary>
    public async Task Write(Visit visit, Client client, ContactDraft draft)
    {
        var contact = new ClientContact
        {
            Id = Guid.CreateVersion7(),
            ClientId = client.Id,
            Client = client,
            Name = draft.Name,
            Email = draft.Email.Length == 0 ? null : draft.Email,
            Mobile = draft.Mobile.Length == 0 ? null : draft.Mobile,
            Since = visit.Now,
        };
        await redecide.Stamp(visit.Work, contact, MessageBankHoldings.Contacts);
        visit.Db.Add(contact);
    }

    public static Faults Check(ContactDraft draft, Say say)
    {
        var faults = new Faults();
        if (draft.Name.Length is 0 or > LongestName || Mailbox.Fault("a@example.com", draft.Name) is not null)
        {
            faults.Add("contact-name", say["client.fault.contact-name"]);
        }

        if (Mailbox.Fault(draft.Email) is not null)
        {
            faults.Add("contact-email", say["client.fault.contact-email"]);
        }

        if (draft.Mobile.Length > LongestName)
        {
            faults.Add("contact-mobile", say["desk.fault.long"]);
        }

        return faults;
    }

    public Task<IResult> MarkAsLeft(Visit visit, Guid id, Guid contact) => Change(visit, id, contact, hasLeft: true);

    public Task<IResult> TakeBack(Visit visit, Guid id, Guid contact) => Change(visit, id, contact, hasLeft: false);

    private async Task<IResult> Change(Visit visit, Guid id, Guid contactId, bool hasLeft)
    {
        var contact = await visit.Db.Set<ClientContact>().SingleOrDefaultAsync(c => c.Id == contactId && c.ClientId == id);
        if (contact is null || contact.LeftAt is not null == hasLeft)
        {
            return Results.NotFound();
        }

        contact.LeftAt = hasLeft ? visit.Now : null;
        await redecide.Record(visit.Work, MessageBankHoldings.Contacts, contactId);
        ledger.Write(visit.Work, new LedgerEntry
        {
            At = visit.Now,
            Act = hasLeft ? "contact-left" : "contact-returned",
            Kind = MessageBankHoldings.Contacts,
            Policy = visit.Policy.Version.ToString(),
            Actor = visit.Staff.Id,
            Subject = contactId,
        });
        var said = Said.Done(hasLeft ? "client.contact.gone" : "client.contact.back");
        return Pages.Go(visit.At($"clients/{id}"), hasLeft ? said.OrUndo(visit.At($"clients/{id}/contacts/{contactId}/leaving/undo")) : said);
    }
}
