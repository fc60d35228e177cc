using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.MessageBank;

/// <summary>One client: who receives its messages, what its callers are asked, what it told us, and until when we hold all that.</summary>
internal sealed class ShowClient(HoldingRegister holds, PolicyShelf shelf, Texts texts)
{
    public async Task<IResult> Show(Visit visit, Pages pages, PageContext page, Guid id) => await Find(visit.Db, id) is { } client
        ? await Page(visit, pages, client, ContactDraft.Blank, Faults.None)
        : Results.NotFound();

    /// <summary>The page, with the form for a new contact as it was typed.</summary>
    public async Task<IResult> Page(Visit visit, Pages pages, Client client, ContactDraft draft, Faults faults)
    {
        var around = await Surroundings.Of(visit.Db, shelf);
        return pages.Show<ClientPage>(
            client.Name,
            new
            {
                Client = client,
                Form = CaptureForm.FromJson(client.Form),
                Told = await LastInstruction(visit.Db, client.Id),
                KeptOf = Kept.Of(around, holds.Of(MessageBankHoldings.SetUps), client, visit.Now),
                Contacts = client.Contacts.OrderBy(c => c.LeftAt is not null).ThenBy(c => c.Name)
                    .Select(c => new ContactRow(c, Kept.Of(around, holds.Of(MessageBankHoldings.Contacts), c, visit.Now))).ToList(),
                Draft = draft,
                Greeting = SpokenGreeting.Of(visit, client, texts.For(visit.Policy.Languages[0], visit.Zone)),
                Faults = faults,
                IsKeeper = Access.Keepers.Allows(visit.Staff.Role),
            },
            faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    public static Task<Client?> Find(AvowDb db, Guid id) => db.Set<Client>().Include(c => c.Contacts).SingleOrDefaultAsync(c => c.Id == id);

    public static Task<ClientInstruction?> LastInstruction(AvowDb db, Guid clientId) => db.Set<ClientInstruction>().AsNoTracking()
        .Where(i => i.ClientId == clientId).OrderByDescending(i => i.GivenAt).ThenByDescending(i => i.Id).FirstOrDefaultAsync();
}

/// <summary>One contact with the verdict on it.</summary>
public sealed record ContactRow(ClientContact Contact, Kept Kept);

/// <summary>A contact as it was typed.</summary>
public sealed record ContactDraft(string Name, string Email, string Mobile)
{
    public static readonly ContactDraft Blank = new("", "", "");
}
