using Avow.Mail;
using Avow.Web;
using Avow.Web.Kit;
using Microsoft.AspNetCore.Components;

namespace Avow.Modules.Outbox;

/// <summary>How far a mail came, as a badge.</summary>
internal static class MailMarks
{
    public static MarkupString Badge(Say say, MailState state, string? failure) => state switch
    {
        MailState.Sent => Draw.Badge(Tone.Kept, "check", say["outbox.state.sent"]),
        MailState.OutboxOnly => Draw.Badge(Tone.None, "inbox", say["outbox.state.outbox-only"]),
        MailState.Failed => Draw.Badge(Tone.Broken, "alert", say["outbox.state.failed"]),
        _ when failure is not null => Draw.Badge(Tone.Look, "clock", say["outbox.state.tried"]),
        _ => Draw.Badge(Tone.Blue, "clock", say["outbox.state.queued"]),
    };
}
