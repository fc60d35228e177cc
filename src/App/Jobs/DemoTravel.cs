using Avow.Ledger;
using NodaTime;

namespace Avow.Jobs;

/// <summary>The journeys of a demonstration's clock. One at a time, in the background: a hundred nights take longer than a browser should be kept waiting.</summary>
public sealed class DemoTravel(NightWatch nights, Sealer sealer, IHostApplicationLifetime house)
{
    private readonly Lock _one = new();
    private Travel? _last;

    /// <summary>The journey under way, or the one that ended last; null before the first.</summary>
    public Travel? Last
    {
        get
        {
            lock (_one)
            {
                return _last;
            }
        }
    }

    /// <summary>Sets out for a business instant. While a journey is under way it is that one, whatever the target.</summary>
    /// <param name="seals">Whose ledger is sealed on arrival.</param>
    public Travel SetOut(Instant target, long seals)
    {
        lock (_one)
        {
            if (_last is not { Arrived.IsCompleted: false })
            {
                var travel = new Travel();
                travel.Arrived = Task.Run(() => Go(travel, target, seals, house.ApplicationStopping));
                _last = travel;
            }

            return _last;
        }
    }

    private async Task<Journey> Go(Travel travel, Instant target, long seals, CancellationToken cancel)
    {
        var journey = await nights.MoveTo(target, travel.Tell, cancel);
        await sealer.Seal(seals, cancel);
        return journey;
    }
}

/// <summary>One journey of the clock and how far it has come.</summary>
public sealed class Travel
{
    private volatile Milestone _at = new(0, 0);

    /// <summary>What happened on the way; fails as the journey failed.</summary>
    public Task<Journey> Arrived { get; internal set; } = null!;

    public Milestone At => _at;

    internal void Tell(int done, int all) => _at = new(done, all);
}

/// <summary>So many midnights of so many are behind; of none before the way is known.</summary>
public sealed record Milestone(int Done, int All);
