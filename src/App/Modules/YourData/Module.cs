using Avow.Api;
using Avow.Modules.Identity.Public;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.YourData;

/// <summary>The public page on which a person sees, corrects and strikes out what is held of her, by a link to her own address; and what staff do
/// for those who telephone or write.</summary>
internal sealed class YourDataModule : IModule
{
    public void Tables(ModelBuilder model)
    {
    }

    public void Services(IServiceCollection services) => services.AddSingleton<OwnLink>();

    public void Api(ApiRegister api) => YourDataApi.Declare(api);

    public void Routes(IEndpointRouteBuilder routes)
    {
        var house = routes.MapOrganisation();
        Asking(house);
        Own(house);
        Staff(house);
    }

    private static void Asking(RouteGroupBuilder house)
    {
        house.MapGet("/your-data", ShowOwnData.Show).For(Access.Everybody);
        // The answer takes its time whoever asks: the visit itself must not hold the writer's place meanwhile.
        house.MapPost("/your-data", AskForLink.Ask).For(Access.Everybody).WithMetadata(new OwnWork()).RequireRateLimiting(SignInLimit.Mail);
        house.MapGet("/your-data/asked", AskForLink.Asked).For(Access.Everybody);
        house.MapGet("/your-data/link/{token}", OpenLink.Show).For(Access.LinkHolder);
        house.MapPost("/your-data/link/{token}", OpenLink.Open).For(Access.LinkHolder).RequireRateLimiting(SignInLimit.Name);
        house.MapPost("/your-data/leaving", OpenLink.Leave).For(Access.LinkHolder);
    }

    private static void Own(RouteGroupBuilder house)
    {
        house.MapGet("/your-data/correction", CorrectOwnData.Ask).For(Access.LinkHolder);
        house.MapPost("/your-data/correction", CorrectOwnData.Save).For(Access.LinkHolder);
        house.MapPost("/your-data/confirmation", CorrectOwnData.Confirm).For(Access.LinkHolder);
        house.MapGet("/your-data/contact", ChooseContact.Ask).For(Access.LinkHolder);
        house.MapPost("/your-data/contact", ChooseContact.Save).For(Access.LinkHolder);
        house.MapGet("/your-data/striking/{id:guid}", StrikeOut.Ask).For(Access.LinkHolder);
        house.MapPost("/your-data/striking/{id:guid}", StrikeOut.Strike).For(Access.LinkHolder);
        house.MapPost("/your-data/striking/{id:guid}/undo", StrikeOut.TakeBack).For(Access.LinkHolder);
    }

    private static void Staff(RouteGroupBuilder house)
    {
        house.MapGet("/people/{id:guid}/your-data", HelpPerson.Show).For(Access.Desk);
        house.MapGet("/account/notice", WorkerNotice.Show).For(Access.AnyStaff);
        house.MapPost("/people/{id:guid}/your-data/link", HelpPerson.SendLink).For(Access.Desk);
    }
}
