using Avow.Api;
using Avow.Mail;
using Avow.Web;
using NodaTime;

namespace Avow.Modules.Outbox;

/// <summary>A mail in the Outbox.</summary>
public sealed record ApiMailLine(Guid Id, string ToName, string ToAddress, string Subject, MailState State, Instant WrittenAt, Instant? SettledAt, string? Failure);

/// <summary>A mail with its words.</summary>
public sealed record ApiMail(
    Guid Id, string ToName, string ToAddress, string Subject, string Body, string Purpose, string? AboutKind, Guid? AboutId, MailState State, Instant WrittenAt, Instant? SettledAt, string? Failure, ApiHeld Held);

/// <summary>The Outbox as programs reach it.</summary>
internal static class OutboxApi
{
    public static void Declare(ApiRegister api)
    {
        api.Get("/outbox", "The mails, newest first, fifty a page").Gives((OutboxPage p) => new Listed<ApiMailLine>(
            [.. p.Rows.Select(r => new ApiMailLine(r.Id, r.ToName, r.ToAddress, r.Subject, r.State, r.WrittenAt, r.SettledAt, r.Failure))], ApiAddress.Of(p.Older)));
        api.Get("/outbox/{id:guid}", "One mail with its words").Gives((MailPage p, PageContext page) => new ApiMail(
            p.Mail.Id, p.Mail.ToName, p.Mail.ToAddress, p.Mail.Subject, p.Mail.Body, p.Mail.Purpose, p.Mail.AboutKind, p.Mail.AboutId, p.Mail.State, p.Mail.WrittenAt, p.Mail.SettledAt, p.Mail.Failure, ApiHeld.Of(p.Kept, page)));
        api.Act("/outbox/{id:guid}/sending", "Sends a mail again that was refused");
    }
}
