using Avow.Api;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Imports;

/// <summary>Lists from other systems: looked through before anything is taken, under the same rules as a person who is entered by hand.</summary>
internal sealed class ImportsModule : IModule
{
    public IEnumerable<MenuItem> Menu =>
        [new("web.section.people", "imports.title", "inbox", "imports", 190, [nameof(StaffRole.Owner), nameof(StaffRole.PrivacyLead)], ImportHoldings.Kind)];

    public void Tables(ModelBuilder model) => ImportTables.Describe(model);

    public void Holds(HoldingRegister holds) => ImportHoldings.Declare(holds);

    public void Services(IServiceCollection services)
    {
        services.AddSingleton<SealedParts>().AddSingleton<SourceFile>().AddSingleton<Batches>().AddSingleton<ImportWork>();
        services.AddSingleton<UploadList>().AddSingleton<MapList>().AddSingleton<ShowList>().AddSingleton<TakeList>();
    }

    public void Work(WorkRegister work, IServiceProvider services) =>
        work.OnApart(ImportWork.Kind, (item, cancel) => services.GetRequiredService<ImportWork>().Run(item.OrganisationId, item.Subject, cancel));

    public void Api(ApiRegister api) => ImportsApi.Declare(api);

    public void Routes(IEndpointRouteBuilder routes)
    {
        var house = routes.MapOrganisation(keeps: ImportHoldings.Kind);
        UploadList.Map(house);
        MapList.Map(house);
        ShowList.Map(house);
        TakeList.Map(house);
    }
}
