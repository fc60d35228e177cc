using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Mail;
using Avow.Modules.Identity.Public;
using Avow.Modules.Organisations.Public;
using Avow.Web;
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

    public void Services(IServiceCollection services) =>
        services.AddSingleton<Founding>().AddSingleton<Publications>().AddSingleton<StartCode>().AddSingleton<StartHouse>();

    public void Routes(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", FrontDoor.Show).For(Access.Everybody);
        routes.MapGet("/start", (StartHouse start, HttpContext http, Pages pages, PageContext page) => start.Show(http, pages, page)).For(Access.Everybody);
        routes.MapPost("/start", (StartHouse start, HttpContext http, Pages pages, PageContext page, IFormCollection form) => start.Set(http, pages, page, form))
            .For(Access.Everybody).RequireRateLimiting(SignInLimit.Name);
    }

    public void Work(WorkRegister work, IServiceProvider services)
    {
        var (store, redecide) = (services.GetRequiredService<Database.Store>(), services.GetRequiredService<Redecide>());
        work.On(Redecide.ClientWork, (item, cancel) => redecide.Run(store, item.OrganisationId, item.Subject, cancel));
        work.On(Redecide.EverythingWork, (item, cancel) => redecide.Run(store, item.OrganisationId, null, cancel));
    }
}
