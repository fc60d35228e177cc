using System.Diagnostics;
using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Policy.Deciding;
using Microsoft.Extensions.DependencyInjection;

namespace Avow.Bench;

/// <summary>The exact preview of a changed period: every record decided under the old and the new history, against reading the same rows only.</summary>
internal static class PreviewBench
{
    public static async Task<int> Run(Options options)
    {
        var (house, organisation, folder) = await options.Filled();
        await using var closing = house;
        var holding = house.GetRequiredService<HoldingRegister>().Of("phone-message");
        var now = house.GetRequiredService<BusinessClock>().Now;
        await using var work = await house.GetRequiredService<Store>().Read(organisation);
        var around = await Surroundings.Of(work.Db, house.GetRequiredService<PolicyShelf>());
        var (reading, deciding) = (new List<double>(), new List<double>());
        var (going, rows) = (0, 0);
        for (var round = 0; round < 3; round++)
        {
            var clock = Stopwatch.StartNew();
            await foreach (var known in holding.Everything(work.Db)) { rows += known.Id == default ? 0 : 1; }
            reading.Add(clock.Elapsed.TotalSeconds);
            clock.Restart();
            going = 0;
            await foreach (var known in holding.Everything(work.Db))
            {
                going += around.Decide(holding, known, now).Outcome == Outcome.Keep ? 0 : 1;
            }

            deciding.Add(clock.Elapsed.TotalSeconds);
        }

        Console.WriteLine($"preview {options.Name}, {options.Rows:N0} records: {Options.Median(deciding):0.00} s, reading alone {Options.Median(reading):0.00} s ({going} would go); resident {Options.ResidentMegabytes()} MB");
        Directory.Delete(folder, recursive: true);
        return 0;
    }
}
