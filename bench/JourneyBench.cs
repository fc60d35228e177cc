using System.Diagnostics;
using Avow.Commands;
using Avow.Demo;
using Avow.Jobs;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Avow.Bench;

/// <summary>The demonstration's clock moved by a hundred days: each night of each of the five firms, what goes goes, and the board's figures are written.</summary>
internal static class JourneyBench
{
    private const int Nights = 100;

    public static async Task<int> Run(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("avow-bench-").FullName;
        await using var house = await CommandLine.House(folder, options.Database is null ? null : await options.FreshDatabase());
        var clock = Stopwatch.StartNew();
        await DemoBureau.Prepare(house, today: null);
        var prepared = clock.Elapsed.TotalSeconds;
        var (watch, now) = (house.GetRequiredService<NightWatch>(), house.GetRequiredService<BusinessClock>().Now);
        clock.Restart();
        var journey = await watch.MoveTo(now + Duration.FromDays(Nights));
        var each = clock.Elapsed.TotalMilliseconds / journey.Nights / DemoHouse.All.Count;
        Console.WriteLine($"journey {options.Name}: five firms founded in {prepared:0.0} s; {journey.Nights} nights of five firms in {clock.Elapsed.TotalSeconds:0.0} s, {each:0.0} ms a night of one; {journey.Gone:N0} records went");
        Directory.Delete(folder, recursive: true);
        return 0;
    }
}
