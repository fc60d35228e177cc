using Avow.Holdings;
using Avow.Modules.Tickets.Public;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Tickets;

/// <summary>Support tickets: kept with their clocks and gone by the policy's rule. They come from lists so far.</summary>
internal sealed class TicketsModule : IModule
{
    public void Tables(ModelBuilder model) => TicketTables.Describe(model);

    public void Holds(HoldingRegister holds) => TicketHoldings.Declare(holds);

    public void Services(IServiceCollection services) => services.AddSingleton<TicketArrivals>();
}
