using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Palette;

/// <summary>One field from which everything is found that the reader may see. It keeps nothing of what is typed.</summary>
internal sealed class PaletteModule : IModule
{
    public void Tables(ModelBuilder model)
    {
    }

    public void Services(IServiceCollection services) => services.AddScoped<FindAll>();

    public void Routes(IEndpointRouteBuilder routes)
    {
        var house = routes.MapOrganisation();
        house.MapGet("/find", (FindAll find, Visit visit, Pages pages, PageContext page, string? q) => find.Show(visit, pages, page, q)).For(Access.AnyStaff);
        house.MapGet("/find/list", (FindAll find, Visit visit, Pages pages, PageContext page, string? q) => find.List(visit, pages, page, q)).For(Access.AnyStaff);
    }
}
