using NodaTime;

namespace App.Tests.Harness;

/// <summary>The machine's clock in a test: stands still until it is moved. Timers and stopwatches stay the real ones.</summary>
public sealed class FakeTime(Instant start) : TimeProvider
{
    private long _ticks = start.ToUnixTimeTicks();

    public Instant Now => Instant.FromUnixTimeTicks(Interlocked.Read(ref _ticks));

    public void Advance(Duration by) => Interlocked.Add(ref _ticks, (long)by.TotalTicks);

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
