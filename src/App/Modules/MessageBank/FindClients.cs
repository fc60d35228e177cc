using Avow.Modules.Palette.Public;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.MessageBank;

/// <summary>The clients that the search of the whole house finds, by the beginning of a word of their name or by their number.</summary>
internal sealed class FindClients : IFinds
{
    private const int FewestDigits = 4;

    public int Order => 15;

    public async Task<FoundGroup?> Find(Visit visit, PageContext page, string q, int most)
    {
        if (!Access.Desk.Allows(visit.Staff.Role) || !page.Keeps(MessageBankHoldings.Messages))
        {
            return null;
        }

        var clients = await visit.Db.Set<Client>().AsNoTracking().OrderBy(c => c.Name).Select(c => new { c.Id, c.Name, c.DialledNumber }).ToListAsync();
        var digits = PhoneKey.Of(q) is { Length: >= FewestDigits } number ? number : null;
        var found = clients.Where(c => Begins(c.Name, q) || (digits is not null && PhoneKey.Of(c.DialledNumber)?.Contains(digits, StringComparison.Ordinal) == true));
        return new("client.menu", [.. found.Take(most).Select(c => new FoundItem("client", c.Name, c.DialledNumber ?? "", $"clients/{c.Id}"))]);
    }

    /// <summary>Whether the name, or a word in it, begins so.</summary>
    private static bool Begins(string name, string q) =>
        name.StartsWith(q, StringComparison.OrdinalIgnoreCase) || name.Contains(" " + q, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The way from the search of the whole house into the messages, which have one of their own.</summary>
internal sealed class FindMessages : IFinds
{
    public int Order => 40;

    public Task<FoundGroup?> Find(Visit visit, PageContext page, string q, int most) => Task.FromResult(
        Access.Desk.Allows(visit.Staff.Role) && page.Keeps(MessageBankHoldings.Messages)
            ? new FoundGroup("message.menu", [new("message", page.Say.T("message.find-words", ("q", q)), "", "messages" + QueryString.Create("q", q))], IsOffer: true)
            : null);
}
