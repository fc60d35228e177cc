using Avow.Api;
using Avow.Jobs;
using Avow.Mail;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Outbox;

/// <summary>Every mail we wrote, how far it came, and what it said.</summary>
internal sealed class OutboxModule : IModule
{
    public IEnumerable<MenuItem> Menu => [new("web.section.outward", "outbox.menu", "send", "outbox", 410, [])];

    public void Tables(ModelBuilder model)
    {
    }

    public void Services(IServiceCollection services) => services.AddSingleton<Mailer>().AddSingleton<MailCarrier>();

    public void Work(WorkRegister work, IServiceProvider services) =>
        work.OnApart(Mailer.SendWork, (item, cancel) => services.GetRequiredService<MailCarrier>().Send(item, cancel));

    public void Api(ApiRegister api) => OutboxApi.Declare(api);

    public void Routes(IEndpointRouteBuilder routes)
    {
        var house = routes.MapOrganisation();
        house.MapGet("/outbox", OutboxList.Show).For(Access.AnyStaff);
        // A mail may carry a link that opens a message: not for the operator.
        house.MapGet("/outbox/{id:guid}", OutboxMail.Show).For(Access.Desk);
        house.MapPost("/outbox/{id:guid}/sending", OutboxMail.SendAgain).For(Access.AnyStaff);
    }
}
