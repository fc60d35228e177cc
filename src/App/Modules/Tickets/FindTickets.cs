using Avow.Modules.Identity.Public;
using Avow.Modules.Palette.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Tickets;

/// <summary>The tickets that the search of the whole house finds: by number, or by the whole address of whoever asked.</summary>
internal sealed class FindTickets : IFinds
{
    public int Order => 40;

    public async Task<FoundGroup?> Find(Visit visit, PageContext page, string q, int most)
    {
        if (!Access.Desk.Allows(visit.Staff.Role) || !page.Keeps(TicketHoldings.Kind))
        {
            return null;
        }

        var (number, email) = (q.TrimStart('#'), q.ToLowerInvariant());
        var found = await visit.Db.Set<Ticket>().AsNoTracking().Where(t => (t.Number == number || t.RequesterEmail == email) && t.RemovedAt == null)
            .OrderByDescending(t => t.OpenedAt).Take(most).Select(t => new { t.Id, t.Number, t.Subject, t.RequesterName }).ToListAsync();
        return new("ticket.title", [.. found.Select(t => new FoundItem("message", Ticket.SpokenOf(t.Number, t.Subject), t.RequesterName ?? "", $"tickets/{t.Id}"))]);
    }
}
