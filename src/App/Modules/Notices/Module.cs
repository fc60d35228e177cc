using Avow.Api;
using Avow.Modules.Identity.Public;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Notices;

/// <summary>The notice the public reads, and the policy behind it.</summary>
internal sealed class NoticesModule : IModule
{
    public void Tables(ModelBuilder model)
    {
    }

    public void Services(IServiceCollection services) => services.AddSingleton<PendingVersions>().AddSingleton<Concerned>();

    public void Api(ApiRegister api) => NoticesApi.Declare(api);

    public void Routes(IEndpointRouteBuilder routes)
    {
        var organisation = routes.MapOrganisation();
        ShowNotice.Map(organisation);
        ShowPolicy.Map(organisation);
        ChangePeriod.Map(organisation);
        EditPolicy.Map(organisation);
        ShowChanges.Map(organisation);
        ShowRegister.Map(organisation);
    }

    public IEnumerable<MenuItem> Menu =>
    [
        new("web.section.outward", "notices.menu.policy", "policy", "policy", 350, []),
        new("web.section.word", "notices.menu.register", "ledger", "policy/register", 335, ["Owner", "PrivacyLead"]),
        new("web.section.outward", "notices.menu.notice", "eye", "notice", 360, []),
    ];
}
