using Avow.Policy.Deciding;
using NodaTime;

namespace Avow.Holdings;

/// <summary>What a record itself says about its keeping: the row of a holding's one projection. Its surroundings
/// (holds, the client's instruction) are added by <see cref="Surroundings"/>.</summary>
/// <remarks>Written as a collection initialiser inside the projection:
/// <c>new Known(m.Id, m.ClientId, m.RemovedAt) { { "received", m.ReceivedAt } }</c>.</remarks>
public sealed class Known(Guid id, Guid? clientId, Instant? removedAt, string? blanked) : System.Collections.IEnumerable
{
    private Clock[] _clocks = new Clock[2];
    private int _count;

    public Known(Guid id, Guid? clientId, Instant? removedAt)
        : this(id, clientId, removedAt, null)
    {
    }

    public Guid Id { get; } = id;

    /// <summary>The client whose record it is, when there is one: for its holds and its instruction.</summary>
    public Guid? ClientId { get; } = clientId;

    public Instant? RemovedAt { get; } = removedAt;

    /// <summary>The categories that went already. Usually empty.</summary>
    public IReadOnlyList<string> Blanked { get; } = blanked?.Split(' ') ?? [];

    /// <summary>Adds a clock; null is a clock that has not started.</summary>
    public void Add(string clock, Instant? startedAt)
    {
        if (startedAt is not { } at)
        {
            return;
        }

        if (_count == _clocks.Length)
        {
            Array.Resize(ref _clocks, 2 * _count);
        }

        _clocks[_count++] = new(clock, at);
    }

    /// <summary>The clocks, in the projection's order.</summary>
    public ReadOnlyMemory<Clock> Clocks => _clocks.AsMemory(0, _count);

    public System.Collections.IEnumerator GetEnumerator() => _clocks.Take(_count).GetEnumerator();
}
