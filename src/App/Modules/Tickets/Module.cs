using Avow.Api;
using Avow.Holdings;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Modules.Tickets.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Tickets;

/// <summary>Support tickets: read, kept with their clocks and gone by the policy's rule. They come from lists so far.</summary>
internal sealed class TicketsModule : IModule
{
    private static readonly string[] DeskRoles = [nameof(StaffRole.Owner), nameof(StaffRole.PrivacyLead), nameof(StaffRole.Staff)];

    public IEnumerable<MenuItem> Menu => [new("web.section.people", "ticket.title", "message", "tickets", 115, DeskRoles, TicketHoldings.Kind)];

    public void Tables(ModelBuilder model) => TicketTables.Describe(model);

    public void Holds(HoldingRegister holds) => TicketHoldings.Declare(holds);

    public void Services(IServiceCollection services)
    {
        services.AddSingleton<TicketArrivals>().AddSingleton<TicketList>().AddSingleton<ShowTicket>().AddSingleton<ChoosePerson>().AddSingleton<GathersOfPerson>(TicketsOfPeople.Gather);
        services.AddSingleton<IKeepsOfPeople, TicketsOfPeople>().AddSingleton<Palette.Public.IFinds, FindTickets>();
    }

    public void Api(ApiRegister api) => TicketApi.Declare(api);

    public void Routes(IEndpointRouteBuilder routes)
    {
        var house = routes.MapOrganisation(keeps: TicketHoldings.Kind);
        house.MapGet("/tickets", (TicketList list, Visit visit, Pages pages, PageContext page, string? q, string? before) => list.Show(visit, pages, page, q, before)).For(Access.Desk);
        house.MapGet("/tickets/{id:guid}/person", ChoosePerson.Ask).For(Access.Desk);
        house.MapPost("/tickets/{id:guid}/person", (ChoosePerson choose, Visit visit, Guid id, IFormCollection form) => choose.Choose(visit, id, form)).For(Access.Desk);
        house.MapGet("/tickets/{id:guid}", (ShowTicket show, Visit visit, Pages pages, PageContext page, Guid id) => show.Show(visit, pages, page, id)).For(Access.Desk);
    }
}
