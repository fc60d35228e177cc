using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Policy.Deciding;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Avow.Modules.MessageBank;

/// <summary>One line of the list of messages.</summary>
/// <param name="GoesOn">The local date on which it goes; null while nothing is due.</param>
public sealed record MessageRow(
    Guid Id, long Number, string Client, string? Caller, string? Phone, string Body, Urgency Urgency, Instant ReceivedAt, Instant? ReadAt, bool Removed,
    IReadOnlyList<DeliveryState> States, LocalDate? GoesOn, bool GoesTonight, bool IsHeld);

/// <summary>What the list was asked for.</summary>
/// <param name="Q">A message's number, a telephone number, or words.</param>
public sealed record MessageSearch(Guid? Client, LocalDate? Day, string Q)
{
    public bool IsEmpty => Client is null && Day is null && Q.Length == 0;

    /// <summary>The address of the list as it was asked for.</summary>
    public string Address(string path)
    {
        var query = new QueryString();
        query = Client is { } client ? query.Add("client", client.ToString()) : query;
        query = Day is { } day ? query.Add("day", LocalDatePattern.Iso.Format(day)) : query;
        return path + (Q.Length > 0 ? query.Add("q", Q) : query);
    }
}

/// <summary>The messages, newest first, fifty a page, of all clients or one; found by number, telephone number or words.</summary>
internal sealed class MessageList(HoldingRegister holds)
{
    private const int PageSize = 50;

    /// <summary>Words are looked for in so many messages at a time; the page then offers to look further back. So the cost of a page never grows with the house.</summary>
    private const int LooksAt = 5_000;
    private const int Shown = 160;

    public async Task<IResult> Show(Visit visit, Pages pages, PageContext page, string? client, string? day, string? q, string? before)
    {
        var search = new MessageSearch(Guid.TryParse(client, out var id) ? id : null, ReadDate(day), (q ?? "").Trim());
        var key = PageKey.Read(before);
        var (rows, older, states) = await visit.Read((search, key), () => Read(visit, search, key));
        return pages.Show<MessagesPage>(page.Say["message.title"], new
        {
            Search = search,
            Rows = await Dress(visit, rows, states),
            Older = older is null ? null : AddressOf(visit, search, older),
            First = key is null,
            LookedAt = IsWords(search) ? LooksAt : (int?)null,
            Clients = await visit.Read("clients", () => visit.Db.Set<Client>().AsNoTracking().OrderBy(c => c.Name).Select(c => new ClientName(c.Id, c.Name, c.DialledNumber)).ToListAsync()),
            visit.Now,
        });
    }

    /// <summary>The messages of one page, where the next begins, and the deliveries of those that wait to be read.</summary>
    private static async Task<(List<PhoneMessage> Rows, PageKey? Older, ILookup<Guid, DeliveryState> States)> Read(Visit visit, MessageSearch search, PageKey? key)
    {
        var matching = Matching(visit, search);
        // A number is looked up by its own index; asked to order as well, SQLite would walk the index of times instead.
        var (rows, older) = NumberOf(search.Q) is not null ? await Page(matching)
            : IsWords(search) ? await Find(Before(matching, key), search.Q)
            : await Page(Before(matching, key));
        var waiting = rows.Where(m => m.ReadAt is null).Select(m => m.Id).ToList();
        var states = waiting.Count == 0
            ? []
            : await visit.Db.Set<Delivery>().Where(d => waiting.Contains(d.MessageId)).Select(d => new { d.MessageId, d.State }).ToListAsync();
        return (rows, older, states.ToLookup(d => d.MessageId, d => d.State));
    }

    private static IQueryable<PhoneMessage> Matching(Visit visit, MessageSearch search)
    {
        var rows = visit.Db.Set<PhoneMessage>().AsNoTracking();
        if (search.Client is { } client)
        {
            rows = rows.Where(m => m.ClientId == client);
        }

        if (search.Day is { } day)
        {
            var (from, until) = (visit.Zone.AtStartOfDay(day).ToInstant(), visit.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant());
            rows = rows.Where(m => m.ReceivedAt >= from && m.ReceivedAt < until);
        }

        return NumberOf(search.Q) is { } number ? rows.Where(m => m.Number == number) : rows;
    }

    private static IQueryable<PhoneMessage> Before(IQueryable<PhoneMessage> rows, PageKey? key) =>
        (key is null ? rows : rows.Where(m => m.ReceivedAt <= key.At && (m.ReceivedAt < key.At || m.Id < key.Id)))
            .OrderByDescending(m => m.ReceivedAt).ThenByDescending(m => m.Id);

    private static async Task<(List<PhoneMessage> Rows, PageKey? Older)> Page(IQueryable<PhoneMessage> rows)
    {
        // The clients are joined to the page alone: to join first would leave the choice of the way to the database's guess.
        var list = await Lines(rows.Take(PageSize + 1)).ToListAsync();
        return (list.Take(PageSize).ToList(), list.Count > PageSize ? KeyOf(list[PageSize - 1]) : null);
    }

    /// <summary>Of each message what a line shows and what its verdict rests on: a list reads no other column, and of a long text no more than the line has room for.</summary>
    private static IQueryable<PhoneMessage> Lines(IQueryable<PhoneMessage> rows) => rows.Select(m => new PhoneMessage
    {
        Id = m.Id, Number = m.Number, ClientId = m.ClientId, Client = new Client { Name = m.Client.Name, Greeting = "", Form = "", Since = m.Client.Since, CeasedAt = m.Client.CeasedAt },
        ReceivedAt = m.ReceivedAt, CallerName = m.CallerName, CallerCompany = m.CallerCompany, CallerPhone = m.CallerPhone, CallerEmail = m.CallerEmail,
        Body = m.Body.Substring(0, Shown + 1), Urgency = m.Urgency, TakenBy = m.TakenBy, ReadAt = m.ReadAt, RemovedAt = m.RemovedAt,
    });

    private static async Task<(List<PhoneMessage> Rows, PageKey? Older)> Find(IQueryable<PhoneMessage> rows, string words)
    {
        var (asked, digits) = (words.ToLowerInvariant(), PhoneKey.Of(words));
        var telephone = digits is { Length: >= 4 } && !words.Any(char.IsLetter);
        var looked = rows.Take(LooksAt);
        var found = telephone
            ? looked.Where(m => m.CallerPhoneKey!.Contains(digits!))
            : looked.Where(m => m.CallerName!.ToLower().Contains(asked) || m.CallerCompany!.ToLower().Contains(asked) || m.CallerEmail!.Contains(asked) || m.Body.ToLower().Contains(asked));
        var (list, older) = await Page(found.OrderByDescending(m => m.ReceivedAt).ThenByDescending(m => m.Id));
        older ??= await rows.Skip(LooksAt - 1).Take(1).Select(m => new PageKey(m.ReceivedAt, m.Id)).FirstOrDefaultAsync();
        return (list, older);
    }

    /// <summary>What stands beside the rows: their deliveries and the verdict of today.</summary>
    private async Task<List<MessageRow>> Dress(Visit visit, List<PhoneMessage> rows, ILookup<Guid, DeliveryState> states)
    {
        var holding = holds.Of(MessageBankHoldings.Messages);
        var around = await visit.Around();
        return rows.ConvertAll(m => Row(m, around.Decide(holding, holding.Describe(m), visit.Now)));

        MessageRow Row(PhoneMessage m, Verdict verdict) => new(
            m.Id, m.Number, m.Client.Name, m.CallerName ?? m.CallerCompany, m.CallerPhone ?? m.CallerEmail, Short(m.Body), m.Urgency, m.ReceivedAt, m.ReadAt,
            m.RemovedAt is not null, [.. states[m.Id]], verdict.DueAt?.InZone(visit.Zone).Date, verdict.Outcome != Outcome.Keep, verdict.StoppedBy is not null);
    }

    private static string Short(string body) => body.Length <= Shown ? body : string.Concat(body.AsSpan(0, Shown), "…");

    private static bool IsWords(MessageSearch search) => search.Q.Length > 0 && NumberOf(search.Q) is null;

    /// <summary>“M-48213” and “48213” name a message; a longer or zero-led number is a telephone's.</summary>
    private static long? NumberOf(string q)
    {
        var digits = q.StartsWith("M-", StringComparison.OrdinalIgnoreCase) ? q[2..] : q;
        return digits.Length is > 0 and < 9 && digits[0] != '0' && digits.All(char.IsAsciiDigit) ? long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private static LocalDate? ReadDate(string? text) => text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } ? date : null;

    private static PageKey KeyOf(PhoneMessage message) => new(message.ReceivedAt, message.Id);

    private static string AddressOf(Visit visit, MessageSearch search, PageKey older)
    {
        var address = search.Address(visit.At("messages"));
        return $"{address}{(address.Contains('?') ? '&' : '?')}before={older}";
    }
}
