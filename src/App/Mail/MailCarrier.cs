using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Mail.Smtp;
using Avow.Policy.Model;
using Microsoft.EntityFrameworkCore;

namespace Avow.Mail;

/// <summary>Carries one written mail to the mail server and writes down what became of it. May run twice: the mail keeps its Message-ID.</summary>
internal sealed class MailCarrier(
    Store store, IMailTransport transport, SmtpSettings settings, PolicyShelf shelf, Redecide redecide, BusinessClock clock, IEnumerable<WhenMailSettles> listeners)
{
    public async Task Send(Leased item, CancellationToken cancel)
    {
        if (await Read(item, cancel) is not { } mail)
        {
            return; // Gone with its record, or settled by a run before this one.
        }

        var result = await Deliver(item, mail, cancel);
        var tryAgain = result is MailResult.TryLater && item.Attempts < Worker.MostAttempts;
        await Settle(item, result, tryAgain, cancel);
        if (tryAgain)
        {
            throw new MailNotTaken(((MailResult.TryLater)result).Word);
        }
    }

    private async Task<OutgoingMail?> Read(Leased item, CancellationToken cancel)
    {
        await using var work = await store.Read(item.OrganisationId, cancel);
        return await work.Db.Set<OutgoingMail>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == item.Subject && m.State == MailState.Queued, cancel);
    }

    private async Task<MailResult> Deliver(Leased item, OutgoingMail mail, CancellationToken cancel)
    {
        var controller = await ControllerOf(item, cancel);
        try
        {
            return await transport.Deliver(MimeWriter.Write(TextOf(mail, controller)), cancel);
        }
        catch (UnsafeHeaderException)
        {
            return new MailResult.Refused("An address or the subject cannot stand in a mail.") { Word = "unwritable" };
        }
    }

    /// <summary>Read by itself: nothing is held open while a mail server is waited for.</summary>
    private async Task<Controller> ControllerOf(Leased item, CancellationToken cancel)
    {
        await using var work = await store.Read(item.OrganisationId, cancel);
        return (await shelf.PoliciesOf(work.Db, cancel)).InForce(clock.Now).Controller;
    }

    private MimeText TextOf(OutgoingMail mail, Controller controller)
    {
        var contact = new Mailbox(controller.PrivacyContact, controller.Name);
        return new()
        {
            Id = mail.Id,
            From = settings.Sender ?? contact,
            ReplyTo = contact,
            To = new Mailbox(mail.ToAddress, mail.ToName),
            Subject = mail.Subject,
            Date = mail.WrittenAt,
            Text = mail.Body,
        };
    }

    private async Task Settle(Leased item, MailResult result, bool tryAgain, CancellationToken cancel)
    {
        await using var work = await store.Write(item.OrganisationId, cancel);
        if (await work.Db.Set<OutgoingMail>().SingleOrDefaultAsync(m => m.Id == item.Subject, cancel) is not { } mail)
        {
            return;
        }

        (mail.State, mail.Failure) = result switch
        {
            MailResult.Sent => (MailState.Sent, null),
            MailResult.Kept => (MailState.OutboxOnly, null),
            MailResult.TryLater later => (tryAgain ? MailState.Queued : MailState.Failed, later.Word),
            MailResult.Refused refused => (MailState.Failed, refused.Word),
            _ => throw new InvalidOperationException($"Nobody said what to do with {result.GetType().Name}."),
        };
        mail.SettledAt = mail.State == MailState.Queued ? null : clock.Now;
        await redecide.Stamp(work, mail, OutgoingMail.Kind, cancel);
        foreach (var listener in listeners.Where(l => l.Kind == mail.AboutKind))
        {
            await listener.Tell(work, mail, cancel);
        }

        await work.Commit(cancel);
    }
}

/// <summary>The mail server did not take the mail this time; the worker puts the item back and tries again.</summary>
internal sealed class MailNotTaken(string word) : Exception($"The mail server did not take the mail: {word}.");
