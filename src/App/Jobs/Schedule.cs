using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Avow.Jobs;

/// <summary>All recurring work of the house, on one page.</summary>
public static class Schedule
{
    public static void Plan(IQuartzBuilder jobs)
    {
        jobs.Every<SealLedgers>(TimeSpan.FromSeconds(1));
        jobs.Every<RingForWork>(TimeSpan.FromSeconds(5));
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

/// <summary>Wakes the workers for what has come due, and for what another process left.</summary>
internal sealed class RingForWork(WorkBell bell) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancel)
    {
        bell.Ring();
        return ValueTask.CompletedTask;
    }
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

/// <summary>Carries out work as soon as this process has committed it, each lane beside the others: a slow mail server or a long list holds up nothing else.</summary>
internal sealed class WorkAtOnce(WorkBell bell, Worker worker, WorkRegister register, ILogger<WorkAtOnce> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(register.Lanes.Select(lane => Carry(lane, stoppingToken)));

    private async Task Carry(WorkLane lane, CancellationToken stoppingToken)
    {
        // Heard from now on; what was added before is found by looking.
        bell.Hear(lane);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await worker.Drain(lane, stoppingToken);
            }
            catch (Exception failure) when (failure is DbException or DbUpdateException)
            {
                // The database may be away for a moment; the schedule rings again.
                log.LogError(failure, "Work of {Lane} was not taken up", lane.Kind ?? "the house");
            }

            await bell.Wait(lane, stoppingToken);
        }
    }
}
