namespace Avow.Jobs;

/// <summary>Named places between two effects where a test or a simulation lets the process "die".</summary>
public sealed class CrashPoints
{
    private Action<string>? _at;

    /// <summary>Called at each place; does nothing unless a test is listening.</summary>
    public void Reach(string place) => _at?.Invoke(place);

    /// <summary>Listens; the action throws <see cref="CrashException"/> where it wants the process to end.</summary>
    internal void Listen(Action<string>? at) => _at = at;
}

/// <summary>A made-up death of the process. Nothing may catch it but the test.</summary>
public sealed class CrashException(string place) : Exception($"Crashed at {place}.");
