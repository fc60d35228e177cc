using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Deciding;

/// <summary>All that a decision on one record needs to know. No personal data, only instants and states.</summary>
/// <remarks>Made by the one projection of a holding; collection-initialiser syntax adds clocks:
/// <c>new Facts("phone-message") { { "received", m.ReceivedAt } }</c>. The order of clocks and holds never matters.</remarks>
public sealed class Facts : System.Collections.IEnumerable
{
    private static readonly Clock[] NoClocks = [];
    private Clock[] _clocks = NoClocks;
    private int _count;

    /// <param name="kind">The record kind, such as <c>phone-message</c>.</param>
    /// <param name="expectedClocks">How many clocks will be added; saves growing.</param>
    public Facts(string kind, int expectedClocks = 2)
    {
        Kind = kind;
        _clocks = expectedClocks == 0 ? NoClocks : new Clock[expectedClocks];
    }

    /// <param name="kind">The record kind.</param>
    /// <param name="clocks">Started clocks, each name at most once; copied.</param>
    public Facts(string kind, ReadOnlyMemory<Clock> clocks)
    {
        Kind = kind;
        _clocks = clocks.ToArray();
        _count = _clocks.Length;
    }

    /// <summary>The record kind.</summary>
    public string Kind { get; }

    /// <summary>The clocks that have a start, each name at most once.</summary>
    public ReadOnlySpan<Clock> Clocks => _clocks.AsSpan(0, _count);

    /// <summary>Reasons that stop disposal while they last. Empty when none.</summary>
    public IReadOnlyList<Hold> Holds { get; init; } = [];

    /// <summary>Storage only (Art. 18), or null.</summary>
    public Restriction? Restriction { get; init; }

    /// <summary>The client's instruction on data we process for it, or null. Without effect on a controller's purposes.</summary>
    public Instruction? Instruction { get; init; }

    /// <summary>When someone entitled removed the record on a page, or null; it then goes at the next run unless held.</summary>
    public Instant? RemovedAt { get; init; }

    /// <summary>Categories already blanked in this record. Empty when none.</summary>
    public IReadOnlyList<string> Blanked { get; init; } = [];

    /// <summary>Adds a clock. A null instant is a clock that has not started and is left out; a later instant for a name replaces the earlier one.</summary>
    /// <param name="clock">The clock's name as the policy file writes it.</param>
    /// <param name="startedAt">UTC, whole microseconds; may lie in the future (a known end of service).</param>
    public void Add(string clock, Instant? startedAt)
    {
        if (startedAt is not { } at)
        {
            return;
        }

        for (var i = 0; i < _count; i++)
        {
            if (_clocks[i].Name == clock)
            {
                _clocks[i] = new(clock, Instant.Max(at, _clocks[i].StartedAt));
                return;
            }
        }

        if (_count == _clocks.Length)
        {
            Array.Resize(ref _clocks, Math.Max(2, 2 * _count));
        }

        _clocks[_count++] = new(clock, at);
    }

    /// <summary>The clocks, for display and collection-initialiser syntax.</summary>
    public System.Collections.IEnumerator GetEnumerator() => _clocks.Take(_count).GetEnumerator();

    internal Instant? StartOf(string clock)
    {
        for (var i = 0; i < _count; i++)
        {
            if (ReferenceEquals(_clocks[i].Name, clock) || _clocks[i].Name == clock)
            {
                return _clocks[i].StartedAt;
            }
        }

        return null;
    }
}

/// <summary>An event that started a period.</summary>
/// <param name="Name">As the policy file writes it: <c>received</c>, <c>service-ceased</c>.</param>
/// <param name="StartedAt">UTC.</param>
public readonly record struct Clock(string Name, Instant StartedAt);

/// <summary>A named reason that stops disposal.</summary>
/// <param name="Reason">In words; shown to whoever sees the record.</param>
/// <param name="From">The first instant at which it stops disposal.</param>
/// <param name="Until">The first instant at which it no longer does; null while it is open-ended.</param>
/// <remarks>Source: UK GDPR art. 17(3)(e), 18(1)(c).</remarks>
public sealed record Hold(string Reason, Instant From, Instant? Until)
{
    internal bool Covers(Instant instant) => From <= instant && (Until is not { } until || instant < until);
}

/// <summary>Storage only: disposal, use and change stop (Art. 18).</summary>
/// <param name="Ground">The point of Art. 18(1): <c>accuracy</c>, <c>unlawful</c>, <c>claims</c> or <c>objection</c>.</param>
/// <param name="ReviewAt">When someone must look again; null when no date was set.</param>
public sealed record Restriction(string Ground, Instant? ReviewAt);

/// <summary>What a client told its processor: keep no longer than this. It can shorten the policy's ceiling, never lengthen it.</summary>
/// <param name="Keep">Counted from the same clocks as the policy's rule.</param>
public sealed record Instruction(KeepPeriod Keep);
