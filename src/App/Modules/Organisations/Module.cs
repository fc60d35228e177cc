using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Mail;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Organisations;

/// <summary>The organisations, the list at the front door, the first run, and the tables of the engine.</summary>
internal sealed class OrganisationsModule : IModule
{
    public void Tables(ModelBuilder model)
    {
        OrganisationTables.Describe(model);
        EngineTables.Describe(model);
    }

    public void Holds(HoldingRegister holds) => EngineTables.Declare(holds);

    public void Work(WorkRegister work, IServiceProvider services)
    {
        var (store, redecide) = (services.GetRequiredService<Database.Store>(), services.GetRequiredService<Redecide>());
        work.On(Redecide.ClientWork, (item, cancel) => redecide.Run(store, item.OrganisationId, item.Subject, cancel));
        work.On(Redecide.EverythingWork, (item, cancel) => redecide.Run(store, item.OrganisationId, null, cancel));
    }
}
