using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Tickets;

/// <summary>One line of the list of tickets.</summary>
/// <param name="From">Who asked: a name or an address; null when the program told neither.</param>
public sealed record TicketRow(Ticket Ticket, string? From, Kept Kept);

/// <summary>The tickets, newest first, fifty a page; found by number, or by words of the subject and of whoever asked.</summary>
internal sealed class TicketList(HoldingRegister holds)
{
    private const int PageSize = 50;

    /// <summary>Words are looked for in so many tickets at a time; the page then offers to look further back. So the cost of a page never grows with the house.</summary>
    private const int LooksAt = 5_000;

    public async Task<IResult> Show(Visit visit, Pages pages, PageContext page, string? q, string? before)
    {
        var (words, key) = ((q ?? "").Trim(), PageKey.Read(before));
        var (rows, older) = await Find(visit, words, key);
        var holding = holds.Of(TicketHoldings.Kind);
        var around = await visit.Around();
        return pages.Show<TicketsPage>(page.Say["ticket.title"], new
        {
            Q = words,
            Rows = rows.ConvertAll(t => new TicketRow(t, t.RequesterName ?? t.RequesterEmail, Kept.Of(around, holding, t, visit.Now))),
            Older = older is null ? null : visit.At("tickets") + (words.Length > 0 ? new QueryString().Add("q", words) : QueryString.Empty).Add("before", older.ToString()),
            First = key is null,
            Imports = Access.Keepers.Allows(visit.Staff.Role),
            LookedAt = words.Length > 0 && NumberOf(words) is null ? LooksAt : (int?)null,
        });
    }

    private static async Task<(List<Ticket> Rows, PageKey? Older)> Find(Visit visit, string words, PageKey? key)
    {
        var shown = visit.Db.Set<Ticket>().AsNoTracking().Where(t => t.RemovedAt == null);
        if (NumberOf(words) is { } number)
        {
            return await Page(InOrder(shown.Where(t => t.Number == number)));
        }

        var rows = InOrder(key is null ? shown : shown.Where(t => t.OpenedAt <= key.At && (t.OpenedAt < key.At || t.Id < key.Id)));
        if (words.Length == 0)
        {
            return await Page(rows);
        }

        var asked = words.ToLowerInvariant();
        var found = rows.Take(LooksAt).Where(t => t.Subject.ToLower().Contains(asked) || t.RequesterName!.ToLower().Contains(asked) || t.RequesterEmail!.Contains(asked));
        var (list, older) = await Page(InOrder(found));
        return (list, older ?? await rows.Skip(LooksAt - 1).Take(1).Select(t => new PageKey(t.OpenedAt, t.Id)).FirstOrDefaultAsync());
    }

    private static IQueryable<Ticket> InOrder(IQueryable<Ticket> rows) => rows.OrderByDescending(t => t.OpenedAt).ThenByDescending(t => t.Id);

    private static async Task<(List<Ticket> Rows, PageKey? Older)> Page(IQueryable<Ticket> rows)
    {
        var list = await rows.Take(PageSize + 1).ToListAsync();
        return ([.. list.Take(PageSize)], list.Count > PageSize ? new PageKey(list[PageSize - 1].OpenedAt, list[PageSize - 1].Id) : null);
    }

    /// <summary>“7” and “#7” name a ticket.</summary>
    private static string? NumberOf(string q) => q.TrimStart('#') is { Length: > 0 and < 12 } digits && digits.All(char.IsAsciiDigit) ? digits : null;
}
