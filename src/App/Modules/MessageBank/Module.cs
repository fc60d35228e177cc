using Avow.Api;
using Avow.Holdings;
using Avow.Mail;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Avow.Modules.MessageBank.Public;
using Avow.Modules.Organisations.Public;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.MessageBank;

/// <summary>Messages taken on the telephone for clients: captured, delivered, read, gone on the day that was promised.</summary>
internal sealed class MessageBankModule : IModule
{
    private static readonly string[] DeskRoles = [nameof(StaffRole.Owner), nameof(StaffRole.PrivacyLead), nameof(StaffRole.Staff)];

    public IEnumerable<MenuItem> Menu =>
    [
        new("", "desk.menu", "phone", "desk", 20, DeskRoles, MessageBankHoldings.Messages),
        new("", "message.menu", "message", "messages", 30, DeskRoles, MessageBankHoldings.Messages),
        new("web.section.people", "client.menu", "client", "clients", 130, DeskRoles, MessageBankHoldings.Messages),
    ];

    public void Tables(ModelBuilder model) => MessageBankTables.Describe(model);

    public void Holds(HoldingRegister holds) => MessageBankHoldings.Declare(holds);

    public void Evidence(EvidenceRegister evidence) => MessageBankEvidence.Register(evidence);

    public void Services(IServiceCollection services)
    {
        services.AddScoped<DeskPages>().AddScoped<CaptureMessage>().AddSingleton<DeliverMessage>();
        services.AddSingleton<Palette.Public.IFinds, FindClients>().AddSingleton<Palette.Public.IFinds, FindMessages>();
        services.AddSingleton<ShowClient>().AddSingleton<EditContacts>().AddSingleton<EditClient>().AddSingleton<FutureOfClient>();
        services.AddSingleton<InstructClient>().AddSingleton<CeaseService>().AddSingleton<MessageList>().AddSingleton<ShowMessage>().AddSingleton<ReadMessage>();
        services.AddSingleton<TellClients>().AddSingleton<ClientEntry>();
        services.AddSingleton(s => new WhenPublished(s.GetRequiredService<TellClients>().Count, s.GetRequiredService<TellClients>().Tell));
        services.AddSingleton(new WhenMailSettles(MessageBankHoldings.Messages, DeliverMessage.Settle));
    }

    public void Api(ApiRegister api) => MessageBankApi.Declare(api);

    public void Routes(IEndpointRouteBuilder routes)
    {
        var house = routes.MapOrganisation(keeps: MessageBankHoldings.Messages);
        MessageBankRoutes.Desk(house);
        MessageBankRoutes.Messages(house);
        MessageBankRoutes.Clients(house);
        MessageBankRoutes.Reading(house);
    }
}
