using Avow.Database;
using Avow.Mail;
using Avow.Mail.Smtp;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Outbox;

/// <summary>One line of the Outbox.</summary>
public sealed record OutboxRow(Guid Id, string ToName, string ToAddress, string Subject, MailState State, Instant WrittenAt, Instant? SettledAt, string? Failure);

/// <summary>The mails, newest first, fifty a page.</summary>
internal static class OutboxList
{
    private const int PageSize = 50;

    public static async Task<IResult> Show(Visit visit, Pages pages, PageContext page, SmtpSettings settings, string? before)
    {
        var mails = visit.Db.Set<OutgoingMail>().AsNoTracking();
        if (PageKey.Read(before) is { } key)
        {
            mails = mails.Where(m => m.WrittenAt <= key.At && (m.WrittenAt < key.At || m.Id < key.Id));
        }

        var rows = await mails.OrderByDescending(m => m.WrittenAt).ThenByDescending(m => m.Id).Take(PageSize + 1)
            .Select(m => new OutboxRow(m.Id, m.ToName, m.ToAddress, m.Subject, m.State, m.WrittenAt, m.SettledAt, m.Failure)).ToListAsync();
        var older = rows.Count > PageSize ? visit.At("outbox?before=") + new PageKey(rows[PageSize - 1].WrittenAt, rows[PageSize - 1].Id) : null;
        return pages.Show<OutboxPage>(page.Say["outbox.title"], new
        {
            Rows = rows.Take(PageSize).ToList(),
            Older = older,
            First = before is null,
            HasServer = settings.IsSet,
            Failed = await visit.Db.Set<OutgoingMail>().CountAsync(m => m.State == MailState.Failed),
            visit.Now,
            Opens = visit.Staff.Role != Identity.StaffRole.Operator,
        });
    }
}
