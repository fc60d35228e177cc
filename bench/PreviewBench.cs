using System.Diagnostics;
using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Modules.Organisations;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Avow.Bench;

/// <summary>The exact preview of a changed period: every record decided under the old and the new history, against reading the same rows only.</summary>
internal static class PreviewBench
{
    public static async Task<int> Run(Options options)
    {
        var (house, organisation, folder) = await options.Filled();
        await using var closing = house;
        var holds = house.GetRequiredService<HoldingRegister>();
        var now = house.GetRequiredService<BusinessClock>().Now;
        await using var work = await house.GetRequiredService<Store>().Read(organisation);
        var around = await Surroundings.Of(work.Db, house.GetRequiredService<PolicyShelf>());
        var shorter = await Shorter(work.Db);
        var (reading, deciding, effort) = (new List<double>(), new List<double>(), new List<double>());
        var preview = default(PolicyPreview);
        for (var round = 0; round < 3; round++)
        {
            var clock = Stopwatch.StartNew();
            var rows = holds.All.Sum(h => h.Everything(work.Db).Count());
            reading.Add(clock.Elapsed.TotalSeconds);
            var (spent, began) = (Environment.CpuUsage.TotalTime, clock.Elapsed);
            preview = await PolicyPreview.Of(work, holds, around, shorter, now);
            deciding.Add((clock.Elapsed - began).TotalSeconds);
            effort.Add((Environment.CpuUsage.TotalTime - spent).TotalSeconds);
        }

        Console.WriteLine(
            $"preview {options.Name}, {preview!.Seen:N0} records decided under both histories: {Options.Median(deciding):0.00} s ({Options.Median(effort):0.00} s CPU), "
            + $"reading alone {Options.Median(reading):0.00} s; {preview.Going:N0} would go; resident {Options.ResidentMegabytes()} MB");
        options.Remove(folder);
        return 0;
    }

    /// <summary>The policy in force with messages kept 90 days instead of 100.</summary>
    private static async Task<PolicyFile> Shorter(AvowDb db)
    {
        var text = (await db.Set<PublishedPolicy>().OrderByDescending(p => p.PublishedAt).FirstAsync()).Text;
        var version = PolicyReader.Read(text).Policy!.Version;
        return PolicyReader.Read(PolicyText.WithPeriod(text, "message-taking", "phone-message", 0, new(90, PeriodUnit.Days), version.Next(version.Date))).Policy!;
    }
}
