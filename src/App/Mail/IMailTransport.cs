namespace Avow.Mail;

/// <summary>Carries a finished mail out of the house. Only the mailer calls it, and the mailer takes nothing but permits.</summary>
internal interface IMailTransport
{
    /// <summary>Answers with a value for everything the outside can do; throws only when <paramref name="cancellation"/> asks.</summary>
    Task<MailResult> Deliver(OutgoingMime mail, CancellationToken cancellation);
}
