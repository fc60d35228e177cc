using System.Collections.Concurrent;
using NodaTime;

namespace Avow.Policy.Deciding;

/// <summary>The civil days of one zone: when each begins, and on which an instant falls.</summary>
/// <remarks>A day begins at its first moment, which is not 00:00 where clocks change at midnight.
/// Day starts are computed once a year of the calendar and kept, because a sweep asks the same few hundred a million times.</remarks>
internal sealed class CivilCalendar
{
    private const int FirstYear = 1900;
    private const int Years = 400;
    private static readonly ConcurrentDictionary<string, CivilCalendar> Known = new();
    private static readonly LocalDate Epoch = new(1970, 1, 1);
    private static readonly long TicksPerDay = NodaConstants.TicksPerDay;

    // A clock may be set to any date that a page takes, up to 9999; what comes after it by the longest periods must still be a date.
    private static readonly LocalDate LastDay = new(9500, 12, 31);
    private static readonly long LastDayEnds = LastDay.PlusDays(1).AtMidnight().InUtc().ToInstant().ToUnixTimeTicks();

    private readonly DateTimeZone _zone;
    private readonly long[]?[] _starts = new long[Years][];

    private CivilCalendar(DateTimeZone zone) => _zone = zone;

    public static CivilCalendar Of(DateTimeZone zone) => Known.GetOrAdd(zone.Id, static (_, z) => new(z), zone);

    /// <summary>The first instant of a civil day, in ticks since the Unix epoch.</summary>
    public long StartOf(LocalDate date)
    {
        var year = date.Year - FirstYear;
        return (uint)year < Years ? YearOf(year)[date.DayOfYear - 1] : Start(date);
    }

    /// <summary>The civil day on which an instant falls; the last day of 9500 for any later one.</summary>
    public LocalDate DayOf(long ticks)
    {
        if (ticks >= LastDayEnds)
        {
            return LastDay;
        }

        var guess = Epoch.PlusDays((int)Math.Floor((double)ticks / TicksPerDay));
        if ((uint)(guess.Year - FirstYear - 1) >= Years - 2)
        {
            return Instant.FromUnixTimeTicks(ticks).InZone(_zone).Date;
        }

        while (ticks < StartOf(guess))
        {
            guess = guess.PlusDays(-1);
        }

        for (var next = guess.PlusDays(1); ticks >= StartOf(next); next = next.PlusDays(1))
        {
            guess = next;
        }

        return guess;
    }

    private long[] YearOf(int year) => Volatile.Read(ref _starts[year]) ?? Fill(year);

    private long[] Fill(int year)
    {
        var first = new LocalDate(FirstYear + year, 1, 1);
        var starts = new long[CalendarSystem.Iso.GetDaysInYear(first.Year)];
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] = Start(first.PlusDays(i));
        }

        Volatile.Write(ref _starts[year], starts);
        return starts;
    }

    private long Start(LocalDate date) => _zone.AtStartOfDay(date).ToInstant().ToUnixTimeTicks();
}
