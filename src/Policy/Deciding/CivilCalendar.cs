using System.Collections.Concurrent;
using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Deciding;

/// <summary>The civil days of one zone: when each begins, and on which an instant falls.</summary>
/// <remarks>A day begins at its first moment, which is not 00:00 where clocks change at midnight.
/// Day starts are computed once a year of the calendar and kept, because a sweep asks the same few hundred a million times. Within the years that are kept
/// days are counted from 1 January 1900, which costs a fraction of walking the general calendar.</remarks>
internal sealed class CivilCalendar
{
    private const int FirstYear = 1900;
    private const int Years = 400;
    private static readonly ConcurrentDictionary<string, CivilCalendar> Known = new();
    private const double DaysInAYear = 365.2425;
    private static readonly long TicksPerDay = NodaConstants.TicksPerDay;
    private static readonly int[] FirstDays = [.. Enumerable.Range(FirstYear, Years + 1).Select(y => Period.DaysBetween(new(FirstYear, 1, 1), new(y, 1, 1)))];
    private static readonly int EpochDay = Period.DaysBetween(new(FirstYear, 1, 1), new(1970, 1, 1));
    private static readonly int[] BeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

    // A clock may be set to any date that a page takes, up to 9999; what comes after it by the longest periods must still be a date.
    private static readonly LocalDate LastDay = new(9500, 12, 31);
    private static readonly long LastDayEnds = LastDay.PlusDays(1).AtMidnight().InUtc().ToInstant().ToUnixTimeTicks();

    private readonly DateTimeZone _zone;
    private readonly Year?[] _years = new Year?[Years];

    private CivilCalendar(DateTimeZone zone) => _zone = zone;

    public static CivilCalendar Of(DateTimeZone zone) => Known.GetOrAdd(zone.Id, static (_, z) => new(z), zone);

    /// <summary>The first instant of a civil day, in ticks since the Unix epoch.</summary>
    public long StartOf(LocalDate date)
    {
        var (year, month, day) = date;
        return (uint)(year - FirstYear) < Years ? StartOf(NumberOf(year - FirstYear, month, day)) : Start(date);
    }

    /// <summary>The first instant of the civil day on which a period is over, in ticks since the Unix epoch.</summary>
    /// <param name="anchor">The day on which its clock began: day 0.</param>
    public long StartAfter(LocalDate anchor, KeepPeriod period)
    {
        var (year, month, day) = anchor;
        year -= FirstYear;
        var number = (uint)year >= Years ? -1 : period.Unit switch
        {
            PeriodUnit.Days => NumberOf(year, month, day) + period.Count,
            PeriodUnit.Weeks => NumberOf(year, month, day) + (7 * period.Count),
            PeriodUnit.Months => MonthsOn((12 * year) + month - 1 + period.Count, day),
            _ => MonthsOn((12 * (year + period.Count)) + month - 1, day),
        };
        return (uint)number < (uint)FirstDays[Years] ? StartOf(number) : StartOf(period.After(anchor));
    }

    /// <summary>The civil day on which an instant falls; the last day of 9500 for any later one.</summary>
    public LocalDate DayOf(long ticks)
    {
        if (ticks >= LastDayEnds)
        {
            return LastDay;
        }

        var guess = (int)Math.Floor((double)ticks / TicksPerDay) + EpochDay;
        if (guess < FirstDays[1] || guess >= FirstDays[Years - 1])
        {
            return Instant.FromUnixTimeTicks(ticks).InZone(_zone).Date;
        }

        while (ticks < StartOf(guess))
        {
            guess--;
        }

        while (ticks >= StartOf(guess + 1))
        {
            guess++;
        }

        var year = YearOf(guess);
        return Of(year).Days[guess - FirstDays[year]];
    }

    /// <summary>The number of a day within the years that are kept; the first is 0.</summary>
    private static int NumberOf(int year, int month, int day) => FirstDays[year] + BeforeMonth[month - 1] + (month > 2 && IsLeap(year) ? 1 : 0) + day - 1;

    /// <summary>The number of a day of the month that is so many months after January 1900, or of its last day; -1 for a month that is not kept.</summary>
    private static int MonthsOn(int months, int day)
    {
        var (year, month) = (months / 12, (months % 12) + 1);
        return year >= Years ? -1 : NumberOf(year, month, Math.Min(day, BeforeMonth[month] - BeforeMonth[month - 1] + (month == 2 && IsLeap(year) ? 1 : 0)));
    }

    private static bool IsLeap(int year) => FirstDays[year + 1] - FirstDays[year] == 366;

    private static int YearOf(int number)
    {
        var year = (int)(number / DaysInAYear);
        return number < FirstDays[year] ? year - 1 : number >= FirstDays[year + 1] ? year + 1 : year;
    }

    private long StartOf(int number)
    {
        var year = YearOf(number);
        return Of(year).Starts[number - FirstDays[year]];
    }

    private Year Of(int year) => Volatile.Read(ref _years[year]) ?? Fill(year);

    private Year Fill(int year)
    {
        var first = new LocalDate(FirstYear + year, 1, 1);
        LocalDate[] days = [.. Enumerable.Range(0, FirstDays[year + 1] - FirstDays[year]).Select(first.PlusDays)];
        var filled = new Year(days, Array.ConvertAll(days, Start));
        Volatile.Write(ref _years[year], filled);
        return filled;
    }

    /// <param name="Days">The days of one year.</param>
    /// <param name="Starts">When each of them begins, in ticks since the Unix epoch.</param>
    private sealed record Year(LocalDate[] Days, long[] Starts);

    /// <summary>A day that a zone left out, as islands did that moved across the date line, begins with the next.</summary>
    private long Start(LocalDate date)
    {
        var midnight = _zone.MapLocal(date.AtMidnight());
        return (midnight.Count == 0 ? midnight.LateInterval.Start : midnight.First().ToInstant()).ToUnixTimeTicks();
    }
}
