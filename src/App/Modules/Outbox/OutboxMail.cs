using Avow.Database;
using Avow.Holdings;
using Avow.Mail;
using Avow.Modules.Identity.Public;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Outbox;

/// <summary>One mail with its words, and the way to send a refused one again.</summary>
internal static class OutboxMail
{
    public static async Task<IResult> Show(Visit visit, Pages pages, PageContext page, Guid id, HoldingRegister holds, PolicyShelf shelf)
    {
        var mail = await visit.Db.Set<OutgoingMail>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id);
        if (mail is null)
        {
            return Results.NotFound();
        }

        var kept = Kept.Of(await Surroundings.Of(visit.Db, shelf), holds.Of(OutgoingMail.Kind), mail, visit.Now);
        return pages.Show<MailPage>(mail.Subject, new { Mail = mail, Kept = kept, visit.Now });
    }

    public static async Task<IResult> SendAgain(Visit visit, Guid id, Mailer mailer)
    {
        var mail = await visit.Db.Set<OutgoingMail>().SingleOrDefaultAsync(m => m.Id == id && m.State == MailState.Failed);
        if (mail is null)
        {
            return Results.NotFound();
        }

        mailer.SendAgain(visit.Work, mail);
        return Pages.Go(visit.At("outbox"), Said.Done("outbox.sent-again"));
    }
}
