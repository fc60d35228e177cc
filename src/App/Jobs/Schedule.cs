using Quartz;

namespace Avow.Jobs;

/// <summary>All recurring work of the house, on one page.</summary>
public static class Schedule
{
    public static void Plan(IServiceCollectionQuartzConfigurator jobs)
    {
        jobs.Every<SealLedgers>(TimeSpan.FromSeconds(1));
        jobs.Every<DrainWork>(TimeSpan.FromSeconds(5));
        jobs.Every<Nights>(TimeSpan.FromMinutes(1));
    }

    private static void Every<TJob>(this IServiceCollectionQuartzConfigurator jobs, TimeSpan rhythm)
        where TJob : IJob
    {
        var key = new JobKey(typeof(TJob).Name);
        jobs.AddJob<TJob>(key);
        jobs.AddTrigger(t => t.ForJob(key).StartNow().WithSimpleSchedule(s => s.WithInterval(rhythm).RepeatForever()));
    }
}

/// <summary>Gives each new ledger entry its place in the chain.</summary>
[DisallowConcurrentExecution]
internal sealed class SealLedgers(Ledger.Sealer sealer) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancel) => await sealer.SealRung(cancel);
}

/// <summary>Carries out what is due in the table of work.</summary>
[DisallowConcurrentExecution]
internal sealed class DrainWork(Worker worker) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancel) => await worker.Drain(cancel);
}

/// <summary>Runs retention for every organisation whose day has begun and whose night has not been run.</summary>
[DisallowConcurrentExecution]
internal sealed class Nights(NightWatch watch) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancel) => await watch.RunDue(cancel);
}
