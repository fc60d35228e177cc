using Avow.Api;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Consent;

/// <summary>Whether data may be used for a purpose now, and the yes of a person where one is needed.</summary>
internal sealed class ConsentModule : IModule
{
    public void Tables(ModelBuilder model)
    {
    }

    public void Api(ApiRegister api) => ConsentApi.Declare(api);

    public void Routes(IEndpointRouteBuilder routes) => AskTheGate.Map(routes.MapOrganisation());

    public IEnumerable<MenuItem> Menu => [new("web.section.word", "consent.menu", "key", "uses", 325, ["Owner", "PrivacyLead"])];
}
