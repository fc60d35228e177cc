using Avow.Database;
using Avow.Jobs;
using Avow.Modules.Identity.Public;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Avow.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace App.Tests.Harness;

/// <summary>The real application over a fresh database, with a clock of our own. The schedule stands still unless it is asked for: tests drive work,
/// sealer and nights themselves. It begins to listen at the first <see cref="Browse"/>.</summary>
public sealed partial class House : IAsyncDisposable
{
    /// <summary>A Monday morning, four weeks before the clocks change in London.</summary>
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 30);

    private readonly SemaphoreSlim _opening = new(1);
    private WebApplication _app;
    private bool _listens;

    private House(DatabaseKind kind, StoreSettings settings, FakeTime time, HouseLog log)
    {
        (Kind, Settings, Time, Log) = (kind, settings, time, log);
        _app = null!;
    }

    public DatabaseKind Kind { get; }

    public StoreSettings Settings { get; }

    /// <summary>The machine's clock: cookies, lockouts, leases. The business clock follows it, and may run ahead (<see cref="MoveTo"/>).</summary>
    public FakeTime Time { get; }

    public HouseLog Log { get; }

    public Store Store => Get<Store>();

    public BusinessClock Clock => Get<BusinessClock>();

    public CrashPoints Crash => Get<CrashPoints>();

    public IServiceProvider Services => _app.Services;

    /// <summary>Where it listens, once it does.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <param name="schedule">Whether the house's own schedule runs.</param>
    /// <param name="change">Settings and services to change before it is built.</param>
    public static async Task<House> Open(DatabaseKind kind, bool schedule = false, Action<WebApplicationBuilder>? change = null) =>
        await Over(await TestServer.Fresh(kind), kind, schedule, change);

    /// <summary>A second process over the same database and folder, such as another machine, or this one started again after a crash.</summary>
    public Task<House> Another() => Over(Settings, Kind, schedule: false, change: null, Time);

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Founds an organisation; its policy is in force since a year, so that nothing of a test is older.</summary>
    /// <param name="policy">The policy's text; the call-answering bureau's when left out.</param>
    /// <param name="synthetic">False for a database as real offices have it: the business clock cannot be moved there.</param>
    public async Task<Office> Found(string slug = "bellweather", string? policy = null, bool synthetic = true)
    {
        policy ??= PolicyText.WithVersion(PolicyTemplates.Text("call-answering"), new VersionId(Clock.Now.InUtc().Date.PlusYears(-1)));
        var (made, faults) = await ActivatorUtilities.CreateInstance<Founding>(Services).Found(slug, null, policy, synthetic);
        Get<DemoClock>().Synthetic |= synthetic;
        return made is null ? throw new InvalidOperationException(string.Join(Environment.NewLine, faults)) : new Office(this, made);
    }

    /// <summary>Moves the business clock forwards, without running any night on the way. Sign-ins and leases do not notice.</summary>
    public Task MoveTo(Instant instant) => Clock.MoveTo(instant, Store);

    /// <summary>Moves the business clock to a time of a day in London.</summary>
    public Task MoveTo(LocalDate date, LocalTime time = default) => MoveTo(London(date, time));

    /// <summary>Moves the business clock day by day, running every organisation's nights as the demonstration does.</summary>
    /// <returns>How many records went.</returns>
    public async Task<int> LiveUntil(Instant instant)
    {
        var journey = await Get<NightWatch>().MoveTo(instant);
        await Work();
        return journey.Gone;
    }

    /// <summary>Carries out all waiting work.</summary>
    public Task<int> Work() => Get<Worker>().Drain();

    public static Instant London(LocalDate date, LocalTime time = default) =>
        (date + time).InZoneLeniently(DateTimeZoneProviders.Tzdb["Europe/London"]).ToInstant();

    /// <summary>A new visitor without cookies.</summary>
    public async Task<Browser> Browse()
    {
        await _opening.WaitAsync();
        if (!_listens)
        {
            await _app.StartAsync();
            _listens = true;
        }

        _opening.Release();
        return new Browser(Address);
    }

    /// <summary>Ends this process and leaves its database, as a crash does.</summary>
    public async Task Die()
    {
        await _app.DisposeAsync();
        _app = null!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await Die();
        }

        if (Directory.Exists(Settings.Folder))
        {
            await TestServer.Drop(Settings);
        }
    }

    private static async Task<House> Over(StoreSettings settings, DatabaseKind kind, bool schedule, Action<WebApplicationBuilder>? change, FakeTime? time = null)
    {
        var house = new House(kind, settings, time ?? new FakeTime(Start), new HouseLog());
        house._app = await AvowHost.Build(settings, ["http://127.0.0.1:0"], builder =>
        {
            builder.Environment.EnvironmentName = Environments.Development;
            builder.Logging.ClearProviders().AddProvider(house.Log);
            builder.Services.RemoveAll<TimeProvider>();
            builder.Services.AddSingleton<TimeProvider>(house.Time);
            builder.Services.AddAuthentication();
            // A password of the tests guards nothing; its hundred thousand rounds would be a tenth of their time.
            builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 100);
            if (!schedule)
            {
                StandStill(builder.Services);
            }

            change?.Invoke(builder);
        });
        return house;
    }

    private static void StandStill(IServiceCollection services)
    {
        var moving = services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType is { } type
            && (type.Namespace!.StartsWith("Avow", StringComparison.Ordinal) || type.Namespace.StartsWith("Quartz", StringComparison.Ordinal))).ToList();
        moving.ForEach(s => services.Remove(s));
    }
}
