using Avow.Api;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Webhooks;

/// <summary>Programs are told when something happens: signed, in order, by ids alone.</summary>
internal sealed class WebhooksModule : IModule
{
    public IEnumerable<MenuItem> Menu => [new("web.section.house", "webhooks.menu", "send", "webhooks", 530, [nameof(StaffRole.Owner)])];

    public void Tables(ModelBuilder model)
    {
        model.Entity<WebhookDelivery>().HasOne<Webhook>().WithMany().HasForeignKey(d => new { d.OrganisationId, d.WebhookId }).OnDelete(DeleteBehavior.Restrict);
        model.Entity<WebhookDelivery>().HasIndex(d => new { d.OrganisationId, d.WebhookId, d.TakenAt });
    }

    public void Holds(HoldingRegister holds) => holds.Record<WebhookDelivery>(WebhookDelivery.Kind).OfOnePerson()
        .Facts(d => new Known(d.Id, null, null) { { "recorded", d.QueuedAt } });

    public void Services(IServiceCollection services)
    {
        services.AddSingleton(s => WebhookSettings.Of(s.GetService<IConfiguration>())).AddSingleton<WebhookSecrets>().AddSingleton<WebhookPost>().AddSingleton<TellPrograms>();
        services.AddSingleton<AfterSeal>(s => s.GetRequiredService<TellPrograms>().Queue);
    }

    public void Work(WorkRegister work, IServiceProvider services) => work.OnApart(TellPrograms.Work, (item, cancel) => services.GetRequiredService<TellPrograms>().Carry(item, cancel));

    public void Api(ApiRegister api) => WebhooksApi.Declare(api);

    public void Routes(IEndpointRouteBuilder routes)
    {
        var house = routes.MapOrganisation();
        house.MapGet("/webhooks", Webhooks.List).For(Access.Owner);
        house.MapPost("/webhooks", Webhooks.Enter).For(Access.Owner);
        house.MapGet("/webhooks/{id:guid}", Webhooks.Show).For(Access.Owner);
        house.MapPost("/webhooks/{id:guid}/test", Webhooks.Try).For(Access.Owner);
        house.MapPost("/webhooks/{id:guid}/resumption", Webhooks.Resume).For(Access.Owner);
        house.MapGet("/webhooks/{id:guid}/removal", Webhooks.AskRemove).For(Access.Owner);
        house.MapPost("/webhooks/{id:guid}/removal", Webhooks.Remove).For(Access.Owner);
    }
}
