using Avow.Api;
using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Mail;
using Avow.Modules;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Avow.Modules.Organisations;
using Avow.Modules.Organisations.Public;
using Avow.Permits;
using Avow.Promises;
using Avow.Web.Sheet;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Avow.Web;

/// <summary>How the house is put together, with pages or without.</summary>
public static class AvowHost
{
    /// <summary>The engine and the modules' services, for commands and for the web alike.</summary>
    public static IServiceCollection AddAvow(this IServiceCollection services, StoreSettings settings)
    {
        services.AddLogging();
        services.AddSingleton(settings).AddSingleton<Store>().AddSingleton<Unchanged>().AddSingleton(TimeProvider.System);
        services.AddSingleton<BusinessClock>().AddSingleton<DemoClock>().AddSingleton<DemoTravel>().AddSingleton<CrashPoints>();
        services.AddSingleton<WorkBell>().AddSingleton<WorkQueue>().AddSingleton<Worker>().AddSingleton<NightWatch>().AddSingleton<Rest>();
        services.AddSingleton<SealerBell>().AddSingleton<LedgerWriter>().AddSingleton<Sealer>().AddSingleton<LedgerKeys>().AddSingleton<LedgerVerification>();
        services.AddSingleton<OrganisationShelf>().AddSingleton<PolicyShelf>();
        services.AddSingleton<AccountBook>().AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<Disposal>().AddSingleton<Sweep>().AddSingleton<Shadow>().AddSingleton<Retention>().AddSingleton<Redecide>().AddSingleton<Gate>().AddSingleton<MarkKeys>().AddSingleton<Suppressions>();
        services.AddSingleton<NightsAhead>().AddSingleton<RecordCounts>().AddSingleton<Overdue>().AddSingleton<KeepEvidence>().AddSingleton<PromiseBoard>().AddSingleton<BoardDays>();
        services.AddSingleton<AfterRun>(s => s.GetRequiredService<BoardDays>().Look);
        services.AddSingleton(s => Filled(new HoldingRegister(), (m, r) => m.Holds(r)));
        services.AddSingleton(s => Filled(new ApiRegister(), (m, r) => m.Api(r)));
        services.AddSingleton(s => Filled(new EvidenceRegister(), (m, r) => m.Evidence(r)));
        services.AddSingleton(s => Filled(new WorkRegister(), (m, r) => m.Work(r, s)));
        foreach (var module in AllModules.List)
        {
            module.Services(services);
        }

        return services;
    }

    /// <summary>The web application, ready to start; the database is migrated when it is opened.</summary>
    public static async Task<WebApplication> Build(StoreSettings settings, string[] urls, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddEnvironmentVariables("AVOW_");
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Quartz", LogLevel.Warning);
        builder.WebHost.UseUrls(urls).UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);
        builder.Services.AddAvow(settings).AddScoped<Visit>();
        builder.Services.AddSingleton(s => new ApiDocument(s.GetRequiredService<EndpointDataSource>(), e => (e.Metadata.GetMetadata<Access>()?.Roles ?? []).Select(r => JsonNamingPolicy.KebabCaseLower.ConvertName(r.ToString()))));
        builder.Services.Configure<RouteOptions>(o => o.SetParameterPolicy<RegexInlineRouteConstraint>("regex"));
        builder.Services.AddWebKit(strictTexts: builder.Environment.IsDevelopment());
        builder.Services.AddDataProtection().PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(settings.Folder, "keys"))).SetApplicationName("avow");
        builder.Services.AddQuartz(Schedule.Plan).AddQuartzHostedService(q => q.WaitForJobsToComplete = true).AddHostedService<WorkAtOnce>();
        foreach (var item in AllModules.List.SelectMany(m => m.Menu))
        {
            builder.Services.AddSingleton(item);
        }

        change?.Invoke(builder);
        builder.Services.AddMailTransport(builder.Configuration).AddSingleton<HouseAddress>();
        var app = builder.Build();
        await Open(app.Services);
        app.UseWebKit();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseFormGuard();
        var doors = new ApiEndpoints(app.Services.GetRequiredService<ApiRegister>(), app.Services.GetRequiredService<ApiDoor>().Enter);
        var pages = doors.Over(app);
        foreach (var module in AllModules.List)
        {
            module.Routes(pages);
        }

        ((IEndpointRouteBuilder)app).DataSources.Add(doors);

        if (app.Environment.IsDevelopment())
        {
            app.MapKitSheet();
        }

        return app;
    }

    /// <summary>Brings the schema up to date and takes up what the database says of itself.</summary>
    public static async Task Open(IServiceProvider services, CancellationToken cancel = default)
    {
        var store = services.GetRequiredService<Store>();
        await Migrations.Run(store.Settings, cancel);
        await services.GetRequiredService<BusinessClock>().Load(store, cancel);
        await using var work = await store.Read(0, cancel);
        services.GetRequiredService<DemoClock>().Synthetic = await work.Db.Set<Installation>().AnyAsync(i => i.Synthetic, cancel);
    }

    private static T Filled<T>(T register, Action<IModule, T> fill)
    {
        foreach (var module in AllModules.List)
        {
            fill(module, register);
        }

        return register;
    }
}
