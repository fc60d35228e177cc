using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Permits;

namespace Avow.Mail;

/// <summary>The only way to write a mail: with the gate's permit in hand, in the transaction of whatever made it necessary.</summary>
public sealed class Mailer(Redecide redecide, WorkQueue queue, BusinessClock clock)
{
    /// <summary>The work item that carries a written mail to the mail server.</summary>
    public const string SendWork = "send-mail";

    /// <summary>Writes a mail to one person; it leaves once the unit of work is committed. What it is about, the permit says.</summary>
    /// <exception cref="ArgumentException">The permit is for another channel than e-mail.</exception>
    public async Task<OutgoingMail> Write(
        Work work, Permit permit, string toAddress, string toName, string subject, string body, CancellationToken cancel = default)
    {
        if (permit.Use.Channel != "email")
        {
            throw new ArgumentException($"A permit for {permit.Use.Channel ?? "no channel"} does not allow an e-mail about {permit.Use.Kind} {permit.Use.Subject}.", nameof(permit));
        }

        var mail = new OutgoingMail
        {
            Id = Guid.CreateVersion7(),
            Purpose = permit.Use.Purpose,
            AboutKind = permit.Use.Kind,
            AboutId = permit.Use.Subject,
            ToAddress = toAddress,
            ToName = toName,
            Subject = subject,
            Body = body,
            WrittenAt = clock.Now,
        };
        await redecide.Stamp(work, mail, OutgoingMail.Kind, cancel);
        work.Db.Add(mail);
        queue.Add(work, SendWork, mail.Id);
        return mail;
    }

    /// <summary>Puts a mail that was refused back on its way; the mail server is asked once more.</summary>
    public void SendAgain(Work work, OutgoingMail mail)
    {
        mail.State = MailState.Queued;
        mail.SettledAt = null;
        queue.Add(work, SendWork, mail.Id);
    }
}

/// <summary>A module's wish to know what became of the mails about its records; called in the transaction that settles the mail.</summary>
/// <param name="Kind">The record kind the mails are about.</param>
public sealed record WhenMailSettles(string Kind, Func<Work, OutgoingMail, CancellationToken, Task> Tell);
