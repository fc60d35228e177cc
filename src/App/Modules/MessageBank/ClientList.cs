using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.MessageBank;

/// <summary>One line of the list of clients.</summary>
/// <param name="Today">Messages taken today.</param>
/// <param name="Unread">Of these, how many the client has not read.</param>
public sealed record ClientRow(Guid Id, string Name, string? DialledNumber, Instant Since, Instant? CeasedAt, int Today, int Unread);

/// <summary>The clients whose calls are answered, and apart from them those whose service has ceased.</summary>
internal static class ClientList
{
    public static async Task<IResult> Show(Visit visit, Pages pages, PageContext page)
    {
        var dayBegins = visit.Zone.AtStartOfDay(visit.Today).ToInstant();
        var counts = await visit.Db.Set<PhoneMessage>().Where(m => m.ReceivedAt >= dayBegins && m.RemovedAt == null).GroupBy(m => m.ClientId)
            .Select(g => new { g.Key, All = g.Count(), Unread = g.Count(m => m.ReadAt == null) }).ToDictionaryAsync(g => g.Key);
        var clients = await visit.Db.Set<Client>().AsNoTracking().OrderBy(c => c.Name)
            .Select(c => new { c.Id, c.Name, c.DialledNumber, c.Since, c.CeasedAt }).ToListAsync();
        var rows = clients.ConvertAll(c => new ClientRow(
            c.Id, c.Name, c.DialledNumber, c.Since, c.CeasedAt, counts.GetValueOrDefault(c.Id)?.All ?? 0, counts.GetValueOrDefault(c.Id)?.Unread ?? 0));
        return pages.Show<ClientsPage>(page.Say["client.title"], new { Rows = rows });
    }
}
