namespace Avow.Mail;

/// <summary>The transport of an office that has set no mail server: every mail stays on the Outbox page.</summary>
internal sealed class OutboxOnlyTransport : IMailTransport
{
    public Task<MailResult> Deliver(OutgoingMime mail, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult<MailResult>(new MailResult.Kept(mail.Id));
    }
}
