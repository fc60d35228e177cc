using System.Runtime.InteropServices;
using Avow.Database;
using Microsoft.Data.Sqlite;
using Quartz;

namespace Avow.Jobs;

/// <summary>Gives back to the machine what a rare, large piece of work needed; the machine is small and the next one is a day away.</summary>
internal static class Spare
{
    /// <summary>The collector's heap, the page caches of SQLite's idle connections, and what both leave free in the C library's heap.</summary>
    public static void Memory()
    {
        SqliteConnection.ClearAllPools();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (HasTrim)
        {
            _ = Trim(0);
        }
    }

    /// <summary>Only glibc has it; elsewhere the C library keeps what it keeps.</summary>
    private static readonly bool HasTrim =
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var libc) && NativeLibrary.TryGetExport(libc, "malloc_trim", out _);

    [DllImport("libc.so.6", EntryPoint = "malloc_trim")]
    private static extern int Trim(nuint keep);
}

/// <summary>Once the process has come to rest after work, what the work left free goes back to the machine.</summary>
internal sealed class Rest
{
    /// <summary>Between two looks a process at rest uses less of the processor than this, and one that is worth a sweep has used more since the last.</summary>
    private static readonly TimeSpan AtRest = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan WorthIt = TimeSpan.FromSeconds(2);

    private TimeSpan _lastLook;
    private TimeSpan _lastSweep;

    /// <summary>Looks how busy the process was since the last look; called in a steady rhythm.</summary>
    /// <param name="used">The processor time the process has used since it began.</param>
    /// <returns>Whether memory is to be given back now.</returns>
    public bool Look(TimeSpan used)
    {
        var rests = used - _lastLook < AtRest && used - _lastSweep > WorthIt;
        _lastLook = used;
        _lastSweep = rests ? used : _lastSweep;
        return rests;
    }
}

/// <summary>Gives memory back when the process rests.</summary>
[DisallowConcurrentExecution]
internal sealed class Resting(Rest rest, Unchanged unchanged) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancel)
    {
        if (rest.Look(Environment.CpuUsage.TotalTime))
        {
            unchanged.Clear();
            Spare.Memory();
        }

        return ValueTask.CompletedTask;
    }
}
