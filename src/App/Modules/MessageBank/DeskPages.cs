using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.MessageBank;

/// <summary>One message on the desk's right side, with how far it came.</summary>
public sealed record DeskDelivery(Guid Id, long Number, Instant ReceivedAt, Urgency Urgency, Instant? ReadAt, IReadOnlyList<DeliveryState> States);

/// <summary>The desk: for whom is the telephone answered, and the form of that client. Lives for one request.</summary>
internal sealed class DeskPages(Pages pages, PageContext page, Texts texts)
{
    private const int Latest = 5;

    public Say Say => page.Say;

    /// <summary>Chooses the client whose telephone rings.</summary>
    public async Task<IResult> Choose(Visit visit, string? q)
    {
        var clients = visit.Db.Set<Client>().AsNoTracking().Where(c => c.CeasedAt == null);
        var asked = q?.Trim().ToLowerInvariant() ?? "";
        if (asked.Length > 0)
        {
            var digits = PhoneKey.Of(asked) ?? "none";
            clients = clients.Where(c => c.Name.ToLower().Contains(asked) || c.DialledNumber!.Replace(" ", "").Contains(digits));
        }

        var list = await clients.OrderBy(c => c.Name).Take(200).Select(c => new ClientName(c.Id, c.Name, c.DialledNumber)).ToListAsync();
        return list is [var only] && asked.Length > 0
            ? Results.Redirect(visit.At($"desk/{only.Id}"))
            : pages.Show<ChooseClientPage>(page.Say["desk.title"], new { Clients = list, Asked = q ?? "" });
    }

    public async Task<IResult> Open(Visit visit, Guid id)
    {
        var client = await visit.Db.Set<Client>().AsNoTracking().Include(c => c.Contacts).SingleOrDefaultAsync(c => c.Id == id);
        return client switch
        {
            null => Results.NotFound(),
            { CeasedAt: not null } => Pages.Go(visit.At($"clients/{id}"), Said.Refused(new ServiceHasCeased())),
            _ => await Show(visit, client, MessageDraft.Blank(CaptureForm.FromJson(client.Form)), Faults.None),
        };
    }

    /// <summary>The form of a client, blank or as it was typed, with its faults.</summary>
    public async Task<IResult> Show(Visit visit, Client client, MessageDraft draft, Faults faults)
    {
        page.FillsScreen = true;
        return pages.Show<DeskPage>(client.Name, await Content(visit, client, draft, faults), faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<object> Content(Visit visit, Client client, MessageDraft draft, Faults faults) =>
        new
        {
            Client = client,
            Form = CaptureForm.FromJson(client.Form),
            Draft = draft,
            Faults = faults,
            Receiving = client.Contacts.Where(c => c is { ByEmail: true, LeftAt: null, Email: not null }).Select(c => c.Spoken).ToList(),
            Deliveries = await DeliveriesOf(visit, client.Id),
            Spoken = texts.For(visit.Policy.Languages[0], visit.Zone),
            Greeting = SpokenGreeting.Of(visit, client, texts.For(visit.Policy.Languages[0], visit.Zone)),
            visit.Policy,
            visit.Now,
        };

    private static async Task<List<DeskDelivery>> DeliveriesOf(Visit visit, Guid clientId)
    {
        var dayBegins = visit.Zone.AtStartOfDay(visit.Today).ToInstant();
        var messages = await visit.Db.Set<PhoneMessage>().AsNoTracking()
            .Where(m => m.ClientId == clientId && m.ReceivedAt >= dayBegins && m.RemovedAt == null)
            .OrderByDescending(m => m.ReceivedAt).Take(Latest)
            .Select(m => new { m.Id, m.Number, m.ReceivedAt, m.Urgency, m.ReadAt }).ToListAsync();
        var ids = messages.ConvertAll(m => m.Id);
        var states = (await visit.Db.Set<Delivery>().AsNoTracking().Where(d => ids.Contains(d.MessageId)).Select(d => new { d.MessageId, d.State }).ToListAsync())
            .ToLookup(d => d.MessageId, d => d.State);
        return messages.ConvertAll(m => new DeskDelivery(m.Id, m.Number, m.ReceivedAt, m.Urgency, m.ReadAt, [.. states[m.Id]]));
    }
}

/// <summary>A client in a list to choose from.</summary>
public sealed record ClientName(Guid Id, string Name, string? DialledNumber);
