using Avow.Web;
using Avow.Web.Kit;
using Microsoft.AspNetCore.Components;

namespace Avow.Modules.Tickets;

/// <summary>How a ticket stands, as a mark with its word.</summary>
internal static class TicketMark
{
    public static MarkupString Of(Ticket ticket, Say say) => ticket switch
    {
        { RemovedAt: not null } => Draw.Badge(Tone.None, "bin", say["ticket.state.removed"], filled: false),
        { ClosedAt: not null } => Draw.Badge(Tone.Kept, "check", say["ticket.state.closed"], filled: false),
        _ => Draw.Badge(Tone.Blue, "inbox", say["ticket.state.open"], filled: false),
    };
}
