using System.Diagnostics;
using Avow.Policy.Deciding;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using NodaTime;

namespace Avow.Bench;

/// <summary>Pure decisions: three purposes, three clocks, a statute and a hold, against an empty loop over the same facts.</summary>
internal static class DecideBench
{
    private const int Decisions = 2_000_000;

    public static int Run()
    {
        var policies = new Policies([PolicyReader.Read(BenchPolicy.Text).Policy ?? throw new InvalidOperationException("The bench's policy does not read.")]);
        var now = Instant.FromUtc(2026, 11, 21, 9, 0);
        var facts = Enumerable.Range(0, 1000).Select(i => new Facts("invoice", 3)
        {
            { "recorded", now - Duration.FromDays(i) },
            { "financial-year-ended", now - Duration.FromDays(i % 365) },
            { "contract-ended", now - Duration.FromDays(i % 90) },
        }).Select(f => new Facts("invoice", f.Clocks.ToArray()) { Holds = [new Hold("claim", now - Duration.FromDays(3), now + Duration.FromDays(30))] }).ToArray();
        Loop(facts, policies, now, 200_000);
        var (rates, processor) = (new List<double>(), new List<double>());
        var bytes = 0.0;
        for (var round = 0; round < 7; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var (clock, used) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            Loop(facts, policies, now, Decisions);
            rates.Add(Decisions / clock.Elapsed.TotalSeconds);
            processor.Add(Decisions / (Environment.CpuUsage.TotalTime - used).TotalSeconds);
            bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Decisions;
        }

        Console.WriteLine($"decide: {Options.Median(rates):N0} a second on one core, {Options.Median(processor):N0} a second of processor time (medians of {rates.Count}), {bytes:N0} bytes each");
        return 0;
    }

    private static long Loop(Facts[] facts, Policies policies, Instant now, int count)
    {
        var kept = 0L;
        for (var i = 0; i < count; i++)
        {
            kept += Decision.Decide(facts[i % facts.Length], policies, now).Outcome == Outcome.Keep ? 1 : 0;
        }

        return kept;
    }
}
