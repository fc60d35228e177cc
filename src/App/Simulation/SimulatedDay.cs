using NodaTime;

namespace Avow.Simulation;

/// <summary>What happens in an office on one day, by dice: mostly calls, now and then everything else.</summary>
internal sealed class SimulatedDay(Random random, SimulatedOffice office, SimulatedTime time, DateTimeZone zone)
{
    private const int MostClients = 12;
    private readonly List<PlainMessage> _removedToday = [];

    public async Task Happen(LocalDate day)
    {
        _removedToday.Clear();
        foreach (var at in Enumerable.Range(0, 1 + random.Next(4)).Select(_ => random.Next(8 * 3600, 20 * 3600)).Order())
        {
            time.Now = (day + LocalTime.FromSecondsSinceMidnight(at)).InZoneLeniently(zone).ToInstant();
            await Something();
        }
    }

    private Task Something() => random.Next(100) switch
    {
        _ when Serving.Count == 0 => office.AddClient(),
        < 55 => office.Capture(Any(Serving), count: 1),
        55 => office.Capture(Any(Serving), count: random.Next(20) == 0 ? 120 : 5),
        < 72 => WithMessage(m => office.Write(m, sent: random.Next(5) > 0)),
        < 78 => WithMessage(Remove),
        < 82 => _removedToday.Count > 0 ? Undo() : Task.CompletedTask,
        < 86 => WithMessage(m => office.Hold(m.Client, m, End())),
        86 => office.Hold(Any(office.Plain.Clients), null, End()),
        < 90 => Lift(),
        < 93 => office.Instruct(Any(Serving), Told()),
        < 95 => office.Plain.Clients.Count < MostClients ? office.AddClient() : Task.CompletedTask,
        95 => office.Cease(Any(Serving)),
        96 => office.CeaseAndDie(Any(Serving)),
        97 when random.Next(4) == 0 => office.Publish(NextVersion()),
        _ => Task.CompletedTask,
    };

    private List<PlainClient> Serving => office.Plain.Clients.FindAll(c => c.CeasedAt is null);

    private Task WithMessage(Func<PlainMessage, Task> act) => office.Plain.Messages.Count == 0 ? Task.CompletedTask : act(Any(office.Plain.Messages));

    private Task Remove(PlainMessage message)
    {
        _removedToday.Add(message);
        return office.SetRemoved(message, time.Now);
    }

    private Task Undo()
    {
        var message = Any(_removedToday);
        _removedToday.Remove(message);
        return office.SetRemoved(message, null);
    }

    private Task Lift()
    {
        var standing = office.Plain.Holds.FindAll(h => h.LiftedAt is null && !(h.Until <= time.Now));
        return standing.Count == 0 ? Task.CompletedTask : office.Lift(Any(standing));
    }

    /// <summary>Open, or within the next months, at an odd hour now and then.</summary>
    private Instant? End() => random.Next(3) switch
    {
        0 => null,
        1 => time.Now + Duration.FromHours(random.Next(1, 4000)),
        _ => zone.AtStartOfDay(time.Now.InZone(zone).Date.PlusDays(random.Next(1, 200))).ToInstant(),
    };

    private (int, bool)? Told() => random.Next(6) switch
    {
        0 => null,
        1 => (random.Next(1, 4), true),
        _ => (random.Next(1, 150), false),
    };

    /// <summary>Shorter or longer, in force in some days; never before one that was published already.</summary>
    private PlainVersion NextVersion()
    {
        var last = LocalDate.Max(office.Plain.Versions[^1].From, time.Now.InZone(zone).Date);
        return new(last.PlusDays(random.Next(1, 30)), random.Next(20, 180));
    }

    private T Any<T>(List<T> some) => some[random.Next(some.Count)];
}
