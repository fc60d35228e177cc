using NodaTime;

namespace Avow.Simulation;

/// <summary>The machine's clock of a simulation: it stands where it was put.</summary>
internal sealed class SimulatedTime(Instant start) : TimeProvider
{
    public Instant Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
