using System.Text.Json;
using Avow.Holdings;
using Avow.Ledger;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Avow.Modules.Retention.Public;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.MessageBank;

/// <summary>One delivery as the message's page tells it.</summary>
public sealed record DeliveryRow(string Contact, DeliveryState State, Instant QueuedAt, Instant? SentAt, string? Failure, Instant? LinkUntil, Instant? LinkUsedAt);

/// <summary>One message with everything that is held of it; may be removed, with undo until the nightly run, and sent again.</summary>
internal sealed class ShowMessage(HoldingRegister holds, PolicyShelf shelf, Redecide redecide, LedgerWriter ledger, DeliverMessage deliver)
{
    public async Task<IResult> Show(Visit visit, Pages pages, Guid id)
    {
        if (await Find(visit, id) is not { } message)
        {
            return Results.NotFound();
        }

        var around = await Surroundings.Of(visit.Db, shelf);
        var takenBy = await visit.Db.Set<Account>().Where(a => a.Id == message.TakenBy).Select(a => a.Name).SingleOrDefaultAsync();
        return pages.Show<MessagePage>(PhoneMessage.Spoken(message.Number), new
        {
            Message = message,
            Answers = AnswersOf(message),
            TakenBy = takenBy,
            Deliveries = await DeliveriesOf(visit, id),
            Holds = await ShownHold.On(visit.Db, holds, id, message.ClientId, visit.Now),
            Kept = Kept.Of(around, holds.Of(MessageBankHoldings.Messages), message, visit.Now),
            visit.Now,
        });
    }

    public Task<IResult> Remove(Visit visit, Guid id) => Change(visit, id, removes: true);

    public Task<IResult> TakeBack(Visit visit, Guid id) => Change(visit, id, removes: false);

    /// <summary>New mails with new links to all who receive them now; the old links stay as they are.</summary>
    public async Task<IResult> SendAgain(Visit visit, PageContext page, Guid id)
    {
        if (await Find(visit, id) is not { RemovedAt: null } message)
        {
            return Results.NotFound();
        }

        var contacts = await visit.Db.Set<ClientContact>().Where(c => c.ClientId == message.ClientId).ToListAsync();
        var (count, refused) = await deliver.Queue(visit, message, message.Client, contacts);
        return Pages.Go(visit.At($"messages/{id}"), refused is null ? Said.Done("message.sent-again").With("count", count) : Said.Refused(refused));
    }

    internal static IReadOnlyDictionary<string, string> AnswersOf(PhoneMessage message) =>
        message.Answers is { } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json)! : new Dictionary<string, string>();

    private async Task<IResult> Change(Visit visit, Guid id, bool removes)
    {
        var message = await visit.Db.Set<PhoneMessage>().SingleOrDefaultAsync(m => m.Id == id);
        if (message is null || message.RemovedAt is not null == removes)
        {
            return Results.NotFound();
        }

        message.RemovedAt = removes ? visit.Now : null;
        await redecide.Record(visit.Work, MessageBankHoldings.Messages, id);
        await Guard.Approve(visit.Work, removes ? 1 : -1, CancellationToken.None);
        ledger.Write(visit.Work, new LedgerEntry
        {
            At = visit.Now,
            Act = removes ? "removed" : "restored",
            Kind = MessageBankHoldings.Messages,
            Count = 1,
            Policy = visit.Policy.Version.ToString(),
            Actor = visit.Staff.Id,
            Subject = id,
        });
        var said = Said.Done(removes ? "message.removed" : "message.restored");
        return Pages.Go(visit.At($"messages/{id}"), removes ? said.OrUndo(visit.At($"messages/{id}/removal/undo")) : said);
    }

    private static Task<PhoneMessage?> Find(Visit visit, Guid id) =>
        visit.Db.Set<PhoneMessage>().Include(m => m.Client).SingleOrDefaultAsync(m => m.Id == id);

    private static Task<List<DeliveryRow>> DeliveriesOf(Visit visit, Guid id) => (
        from d in visit.Db.Set<Delivery>()
        join c in visit.Db.Set<ClientContact>() on d.ContactId equals c.Id into contacts
        from c in contacts.DefaultIfEmpty()
        where d.MessageId == id
        orderby d.QueuedAt, d.Id
        select new DeliveryRow(c == null ? "" : c.Name ?? "", d.State, d.QueuedAt, d.SentAt, d.Failure, d.LinkUntil, d.LinkUsedAt)).ToListAsync();
}
