using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Policy.Model;
using Avow.Web;

namespace Avow.Modules.MessageBank.Public;

/// <summary>Enters a client for another module: the usual set-up, which is changed on the client's own page.</summary>
internal sealed class ClientEntry(Redecide redecide, EditContacts contacts)
{
    /// <summary>The kind of the people at a client.</summary>
    public const string Contacts = MessageBankHoldings.Contacts;

    /// <summary>Whether the organisation answers calls for clients.</summary>
    public static bool IsOffered(PolicyFile policy) => HoldingRegister.Covers(policy, MessageBankHoldings.SetUps) && HoldingRegister.Covers(policy, Contacts);

    /// <summary>A client with one contact, who is written to.</summary>
    /// <param name="email">An address that was checked.</param>
    /// <returns>The client's id.</returns>
    public async Task<Guid> Enter(Visit visit, Say say, string name, string contact, string email)
    {
        var client = new Client
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            Greeting = say.T("client.greeting-template", ("greeting", "{greeting}"), ("name", "{name}")),
            Form = CaptureForm.Default([]).ToJson(),
            Since = visit.Now,
        };
        await redecide.Stamp(visit.Work, client, MessageBankHoldings.SetUps);
        visit.Db.Add(client);
        await contacts.Write(visit, client, new(contact, email, ""));
        return client.Id;
    }
}
