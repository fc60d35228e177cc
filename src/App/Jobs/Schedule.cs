using Quartz;

namespace Avow.Jobs;

/// <summary>All recurring work of the house, on one page.</summary>
public static class Schedule
{
    public static void Plan(IQuartzBuilder jobs)
    {
        jobs.Every<SealLedgers>(TimeSpan.FromSeconds(1));
        jobs.Every<DrainWork>(TimeSpan.FromSeconds(5));
        jobs.Every<Nights>(TimeSpan.FromMinutes(1), after: TimeSpan.FromSeconds(10));
        jobs.Every<Resting>(TimeSpan.FromSeconds(10), after: TimeSpan.FromSeconds(10));
    }

    /// <param name="after">How long the first visitors have the machine to themselves.</param>
    private static void Every<TJob>(this IQuartzBuilder jobs, TimeSpan rhythm, TimeSpan after = default)
        where TJob : IJob
    {
        jobs.ScheduleJob<TJob>(t => t.StartAt(TimeProvider.System.GetUtcNow() + after).WithSimpleSchedule(s => s.WithInterval(rhythm).RepeatForever()));
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
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancel)
    {
        if (await watch.RunDue(cancel) > 0)
        {
            Spare.Memory();
        }
    }
}

/// <summary>Carries out work as soon as this process has committed it; the schedule finds what others left.</summary>
internal sealed class WorkAtOnce(WorkBell bell, Worker worker) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await bell.Wait(Timeout.InfiniteTimeSpan, stoppingToken);
            await worker.Drain(stoppingToken);
        }
    }
}
