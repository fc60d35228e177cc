using Avow.Database;
using Avow.Jobs;
using Avow.Modules.Organisations;
using Avow.Modules.Organisations.Public;
using Avow.Web;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Avow.Simulation;

/// <summary>A process that may die at any step and is started again over the same database.</summary>
internal sealed class SimulatedHouse : IAsyncDisposable
{
    private readonly StoreSettings _settings;
    private ServiceProvider _services = null!;

    private SimulatedHouse(StoreSettings settings, SimulatedTime time) => (_settings, Time) = (settings, time);

    public SimulatedTime Time { get; }

    public IServiceProvider Services => _services;

    public Store Store => Get<Store>();

    /// <summary>How often it died so far.</summary>
    public int Deaths { get; private set; }

    public static async Task<SimulatedHouse> Start(StoreSettings settings, Instant now)
    {
        var house = new SimulatedHouse(settings, new SimulatedTime(now));
        await house.StartAgain();
        return house;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<Organisation> Found(string slug, string policy)
    {
        var (made, faults) = await ActivatorUtilities.CreateInstance<Founding>(_services).Found(slug, null, policy, synthetic: true);
        return made ?? throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    /// <summary>Does something that dies at its n-th step; then the process is started again and does it anew, until it came through.</summary>
    /// <param name="steps">The step at which each try dies; a try beyond the list lives.</param>
    public async Task<T> Survive<T>(IEnumerable<int> steps, Func<Task<T>> act)
    {
        foreach (var step in steps)
        {
            try
            {
                DieAt(step);
                return await act();
            }
            catch (CrashException)
            {
                Deaths++;
                await StartAgain();
            }
            finally
            {
                Get<CrashPoints>().Listen(null);
            }
        }

        return await act();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private void DieAt(int step)
    {
        var reached = 0;
        Get<CrashPoints>().Listen(place =>
        {
            if (++reached == step)
            {
                throw new CrashException(place);
            }
        });
    }

    private async Task StartAgain()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        var services = new ServiceCollection().AddAvow(_settings);
        services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(Time);
        _services = services.BuildServiceProvider();
        await AvowHost.Open(_services);
    }
}
