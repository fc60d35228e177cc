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

    /// <summary>A record of a person who has a file of its own: holds on the person and a restriction reach it.</summary>
    public Known(KnownPerson person, Guid id, Instant? removedAt)
        : this(id, null, removedAt, null) => Person = person;

    public Guid Id { get; } = id;

    /// <summary>Whose it is, when that is a person with a file of its own.</summary>
    public KnownPerson? Person { get; }

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

/// <summary>Whose a record is.</summary>
/// <param name="Id">Opaque; shared by all records of the person.</param>
/// <param name="RestrictedFor">The point of Art. 18(1) for which the data is only stored, or null.</param>
/// <param name="ReviewAt">When somebody looks at the restriction again.</param>
public sealed record KnownPerson(Guid Id, string? RestrictedFor, Instant? ReviewAt);
