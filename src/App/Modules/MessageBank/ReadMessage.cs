using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.MessageBank;

/// <summary>The client's contact follows the link in the mail. Opening it shows a button and does nothing, because mail scanners open links too;
/// pressing the button uses the link up and shows the message.</summary>
internal sealed class ReadMessage(HoldingRegister holds, PolicyShelf shelf)
{
    public static async Task<IResult> Open(Visit visit, Pages pages, PageContext page, string token)
    {
        var (delivery, refused) = await Find(visit, token);
        return refused is null
            ? pages.Show<ReadPage>(page.Say["read.title"], new { Client = delivery!.Message.Client.Name, Token = token, delivery.LinkUntil })
            : Refuse(visit, pages, page, refused, delivery);
    }

    public async Task<IResult> Read(Visit visit, Pages pages, PageContext page, string token)
    {
        var (delivery, refused) = await Find(visit, token);
        if (refused is null && await UseUp(visit, delivery!) == 0)
        {
            refused = new LinkUsed();
        }

        if (refused is not null)
        {
            return Refuse(visit, pages, page, refused, delivery);
        }

        var message = delivery!.Message;
        message.ReadAt ??= visit.Now;
        var around = await Surroundings.Of(visit.Db, shelf);
        return pages.Show<MessageReadPage>(page.Say["read.title"], new
        {
            Message = message,
            Answers = ShowMessage.AnswersOf(message),
            Kept = Kept.Of(around, holds.Of(MessageBankHoldings.Messages), message, visit.Now),
            Organisation = visit.Organisation.Name,
        });
    }

    /// <summary>Two presses at the same moment: one of them reads.</summary>
    private static Task<int> UseUp(Visit visit, Delivery delivery) => visit.Db.Set<Delivery>()
        .Where(d => d.Id == delivery.Id && d.LinkUsedAt == null)
        .ExecuteUpdateAsync(d => d.SetProperty(x => x.LinkUsedAt, visit.Now));

    private static async Task<(Delivery? Delivery, Refusal? Refused)> Find(Visit visit, string token)
    {
        if (SecretLink.Read(token) is not { } link)
        {
            return (null, new LinkUnknown());
        }

        var delivery = await visit.Db.Set<Delivery>().Include(d => d.Message.Client).SingleOrDefaultAsync(d => d.Id == link.Id);
        var stillReceives = delivery is not null && await visit.Db.Set<ClientContact>().AnyAsync(c => c.Id == delivery.ContactId && c.LeftAt == null);
        return delivery switch
        {
            _ when delivery is null || !link.Fits(delivery.LinkDigest) || delivery.Message.RemovedAt is not null || !stillReceives => (null, new LinkUnknown()),
            { LinkUsedAt: not null } => (delivery, new LinkUsed()),
            _ when delivery.LinkUntil is null || delivery.LinkUntil <= visit.Now => (delivery, new LinkExpired()),
            _ => (delivery, null),
        };
    }

    private static IResult Refuse(Visit visit, Pages pages, PageContext page, Refusal refused, Delivery? delivery) => pages.Show<LinkRefusedPage>(
        page.Say["read.title"],
        new
        {
            Why = refused.TextKey,
            At = refused is LinkUsed ? delivery?.LinkUsedAt ?? visit.Now : delivery?.LinkUntil,
            Organisation = visit.Organisation.Name,
            Reach = visit.Policy.Controller.Phone ?? visit.Policy.Controller.PrivacyContact,
        },
        refused is LinkUnknown ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone);
}
