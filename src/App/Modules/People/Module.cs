using Avow.Api;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People;

/// <summary>The people we are controller for: nobody without a reason, a basis and a source, and everything held of them with its end.</summary>
internal sealed class PeopleModule : IModule
{
    private static readonly string[] DeskRoles = [nameof(StaffRole.Owner), nameof(StaffRole.PrivacyLead), nameof(StaffRole.Staff)];

    public IEnumerable<MenuItem> Menu => [new("web.section.people", "people.title", "people", "people", 110, DeskRoles)];

    public void Tables(ModelBuilder model) => PeopleTables.Describe(model);

    public void Holds(HoldingRegister holds) => PeopleHoldings.Declare(holds);

    public void Evidence(EvidenceRegister evidence) => PeopleEvidence.Register(evidence);

    public void Services(IServiceCollection services)
    {
        services.AddSingleton<PersonRecords>().AddSingleton<PersonBook>().AddSingleton<EnterPerson>().AddSingleton<PersonFuture>().AddSingleton<ShowPerson>().AddSingleton<EndRelationship>();
        services.AddSingleton<CorrectPerson>().AddSingleton<KeepNotes>().AddSingleton<RestrictPerson>().AddSingleton<TellPerson>().AddSingleton<MergePeople>();
        services.AddSingleton<ReadLog>().AddSingleton<OwnChanges>().AddSingleton<ContactChoices>().AddSingleton<LeftLists>();
        services.AddSingleton<Palette.Public.IFinds, FindPeople>();
        services.AddSingleton<AskAtNight>().AddSingleton<AfterRun>(s => s.GetRequiredService<AskAtNight>().Look);
        services.AddSingleton<PeopleList>().AddSingleton<ShowCompany>().AddSingleton<EnquiryBook>().AddSingleton<AskAccuracy>().AddSingleton<Public.Arrivals>();
    }

    public void Api(ApiRegister api) => PeopleApi.Declare(api);
    public void Work(WorkRegister work, IServiceProvider services) =>
        work.On(AskAccuracy.Kind, (item, cancel) => services.GetRequiredService<AskAccuracy>().Run(item.OrganisationId, item.Subject, cancel));

    public void Routes(IEndpointRouteBuilder routes)
    {
        var house = routes.MapOrganisation();
        PeopleRoutes.People(house);
        PeopleRoutes.Relationships(house);
        PeopleRoutes.Choices(house);
    }
}
