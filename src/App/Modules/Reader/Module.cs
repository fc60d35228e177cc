using Avow.Api;
using Avow.Modules.Identity.Public;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Reader;

/// <summary>From the policy a firm has published to the policy file it runs on.</summary>
internal sealed class ReaderModule : IModule
{
    public void Tables(ModelBuilder model) => model.Entity<PublishedText>().HasIndex(t => new { t.OrganisationId, t.At });

    public void Routes(IEndpointRouteBuilder routes) => ReadPolicy.Map(routes.MapOrganisation());

    public void Api(ApiRegister api) => ReaderApi.Declare(api);
}
