using System.Diagnostics;
using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Avow.Bench;

/// <summary>A sweep of a tenth of the messages, against the database's own DELETE in batches of the same size; then beside another writer.</summary>
internal static class SweepBench
{
    public static async Task<int> Run(Options options)
    {
        var (house, organisation, folder) = await options.Filled();
        await using var closing = house;
        var store = house.GetRequiredService<Store>();
        var now = house.GetRequiredService<BusinessClock>().Now;
        var size = store.IsPostgres ? 4000 : 200;
        var share = options.Rows / 30;

        // Three rounds each, taken in turn, so that a noisy minute hits both.
        var (raw, swept) = (new List<double>(), new List<double>());
        var day = 0;
        for (var round = 0; round < 3; round++)
        {
            raw.Add(await Raw(store, organisation, size, share));
            (var rate, day) = await Swept(house, organisation, now, share, day);
            swept.Add(rate);
        }

        Console.WriteLine($"sweep {options.Name}, {options.Rows:N0} rows: raw DELETE {Options.Median(raw):N0} rows/s, decided and proved {Options.Median(swept):N0} rows/s, ratio {Options.Median(swept) / Options.Median(raw):0.00}");
        await Beside(house, organisation, now, share, day, options.Name);
        Console.WriteLine($"resident {Options.ResidentMegabytes()} MB");
        options.Remove(folder);
        return 0;
    }

    /// <summary>The oldest rows, by the index on look_at, in the database's own words.</summary>
    private static async Task<double> Raw(Store store, long organisation, int size, int rows)
    {
        var clock = Stopwatch.StartNew();
        var gone = 0;
        while (gone < rows)
        {
            await using var work = await store.Write(organisation);
            await using var command = work.Command($"""
                DELETE FROM phone_message WHERE organisation_id = @organisation AND id IN
                (SELECT id FROM phone_message WHERE organisation_id = @organisation ORDER BY look_at LIMIT {size})
                """);
            gone += await command.ExecuteNonQueryAsync();
            await work.Commit();
        }

        return gone / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Moves the decided instant on until about <paramref name="rows"/> are due, and sweeps them.</summary>
    private static async Task<(double Rate, int Day)> Swept(ServiceProvider house, long organisation, Instant now, int rows, int day)
    {
        var (at, due, next) = await DueSoon(house, organisation, now, rows, day);
        var run = await RunRow(house, organisation, at);
        var clock = Stopwatch.StartNew();
        var done = await house.GetRequiredService<Sweep>().Run(organisation, run, at, default);
        return (done.Disposed / clock.Elapsed.TotalSeconds, next);
    }

    private static async Task<(Instant At, int Due, int Day)> DueSoon(ServiceProvider house, long organisation, Instant now, int rows, int day)
    {
        for (var d = day; ; d++)
        {
            var at = now + Duration.FromDays(d);
            var plan = await house.GetRequiredService<Retention>().Plan(organisation, at, 0);
            if (plan.Total >= rows)
            {
                return (at, plan.Total, d);
            }
        }
    }

    private static async Task<Guid> RunRow(ServiceProvider house, long organisation, Instant at)
    {
        await using var work = await house.GetRequiredService<Store>().Write(organisation);
        var run = new RetentionRun { Id = Guid.CreateVersion7(), DecidedFor = at, StartedAt = at };
        work.Db.Add(run);
        await work.Commit();
        return run.Id;
    }

    private static async Task Beside(ServiceProvider house, long organisation, Instant now, int rows, int day, string name)
    {
        using var stop = new CancellationTokenSource();
        var waits = new List<double>();
        var writer = Task.Run(() => Write(house.GetRequiredService<Store>(), organisation, waits, stop.Token));
        var rates = new List<double>();
        for (var round = 0; round < 6; round++)
        {
            (var swept, day) = await Swept(house, organisation, now, rows, day);
            rates.Add(swept);
        }

        stop.Cancel();
        await writer;
        var (rate, last) = (Options.Median(rates), waits.Count - 1);
        waits.Sort();
        Console.WriteLine($"sweep {name} beside one insert every 20 ms: {rate:N0} rows/s, the writer waited p50 {waits[waits.Count / 2]:0.0} ms, p99 {waits[waits.Count * 99 / 100]:0.0} ms, longest {waits[last]:0.0} and {waits[last - 1]:0.0} ms ({waits.Count} inserts)");
    }

    private static async Task Write(Store store, long organisation, List<double> waits, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var clock = Stopwatch.StartNew();
            await using (var work = await store.Write(organisation, CancellationToken.None))
            {
                work.Db.Add(new RetentionRun { Id = Guid.CreateVersion7(), DecidedFor = Instant.MinValue, StartedAt = Instant.MinValue });
                await work.Commit(CancellationToken.None);
            }

            waits.Add(clock.Elapsed.TotalMilliseconds);
            await Task.Delay(20, CancellationToken.None);
        }
    }
}
