using Avow.Policy.Deadlines;
using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Tests.Deadlines;

/// <summary>A second, slow and obvious reading of every rule about dates: it walks day by day or minute by minute and knows no shortcut.
/// It takes nothing from the library but the words for what is asked; numbers and holidays are written out again.</summary>
internal static class SlowDates
{
    private static readonly RequestEventKind[] Restarting = [RequestEventKind.IdentityReceived, RequestEventKind.AuthorityReceived, RequestEventKind.FeePaid];
    private static readonly HashSet<(int Year, int Month, int Day)> RoyalDays =
        [(1999, 12, 31), (2002, 6, 3), (2011, 4, 29), (2012, 6, 5), (2022, 6, 3), (2022, 9, 19), (2023, 5, 8)];

    public static LocalDate Days(LocalDate from, int count)
    {
        for (; count > 0; count--)
        {
            from = from.PlusDays(1);
        }

        return from;
    }

    /// <summary>Walks until the month has changed so often, then on to the same day of the month, or its last.</summary>
    public static LocalDate Months(LocalDate from, int count)
    {
        var day = from;
        while (count > 0)
        {
            day = day.PlusDays(1);
            count -= day.Day == 1 ? 1 : 0;
        }

        while (day.Day < from.Day && day.PlusDays(1).Month == day.Month)
        {
            day = day.PlusDays(1);
        }

        return day;
    }

    public static LocalDate After(LocalDate from, KeepPeriod period) => period.Unit switch
    {
        PeriodUnit.Days => Days(from, period.Count),
        PeriodUnit.Weeks => Days(from, 7 * period.Count),
        PeriodUnit.Months => Months(from, period.Count),
        _ => Months(from, 12 * period.Count),
    };

    /// <summary>The first day from the given one that is this day of the year.</summary>
    public static LocalDate Next(LocalDate from, int month, int day)
    {
        while (from.Month != month || from.Day != day)
        {
            from = from.PlusDays(1);
        }

        return from;
    }

    public static LocalDate Roll(LocalDate day, Func<LocalDate, bool> isOff)
    {
        while (isOff(day))
        {
            day = day.PlusDays(1);
        }

        return day;
    }

    /// <summary>Sweden by law 1989:253: Sundays are days off anyway.</summary>
    public static bool IsOffInSweden(LocalDate d)
    {
        var easter = Easter(d.Year);
        return IsWeekend(d) || (d.Month, d.Day) is (1, 1) or (1, 6) or (5, 1) or (12, 25) or (12, 26)
            || (d.Year >= 2005 ? (d.Month, d.Day) is (6, 6) : d == Days(easter, 50))
            || d == easter.PlusDays(-2) || d == Days(easter, 1) || d == Days(easter, 39);
    }

    /// <summary>England and Wales: the days of the Banking and Financial Dealings Act and of custom, their substitutes, and the days proclaimed once.</summary>
    public static bool IsOffInEngland(LocalDate d)
    {
        if (IsWeekend(d) || RoyalDays.Contains((d.Year, d.Month, d.Day)))
        {
            return true;
        }

        var easter = Easter(d.Year);
        var isMonday = d.DayOfWeek == IsoDayOfWeek.Monday;
        var isEarlyMay = d.Year is 1995 or 2020 ? (d.Month, d.Day) == (5, 8) : isMonday && d.Month == 5 && d.Day <= 7;
        var isSpring = d.Year switch { 2002 => (d.Month, d.Day) == (6, 4), 2012 => (d.Month, d.Day) == (6, 4), 2022 => (d.Month, d.Day) == (6, 2), _ => isMonday && d.Month == 5 && d.Day >= 25 };
        return d == easter.PlusDays(-2) || d == Days(easter, 1) || isEarlyMay || isSpring || (isMonday && d.Month == 8 && d.Day >= 25)
            || IsNewYear(d) || IsChristmas(d);
    }

    /// <summary>New Year's Day, or the Monday after it when it falls on a weekend.</summary>
    private static bool IsNewYear(LocalDate d) => d.Month == 1 && (d.Day == 1 || (d.DayOfWeek == IsoDayOfWeek.Monday && d.Day <= 3));

    /// <summary>25 and 26 December; for each that falls on a weekend the next weekday that is not one of them.</summary>
    private static bool IsChristmas(LocalDate d)
    {
        var taken = new HashSet<LocalDate>();
        foreach (var day in new[] { new LocalDate(d.Year, 12, 25), new LocalDate(d.Year, 12, 26) }.OrderBy(x => IsWeekend(x)))
        {
            var free = day;
            while (IsWeekend(free) || taken.Contains(free))
            {
                free = free.PlusDays(1);
            }

            taken.Add(free);
        }

        return taken.Contains(d);
    }

    /// <summary>The Sunday after the full moon of the tables of the Book of Common Prayer, good for 1900 to 2199.</summary>
    private static LocalDate Easter(int year)
    {
        int[] moons = [414, 403, 323, 411, 331, 418, 408, 328, 416, 405, 325, 413, 402, 322, 410, 330, 417, 407, 327];
        var day = new LocalDate(year, moons[year % 19] / 100, moons[year % 19] % 100).PlusDays(1);
        while (day.DayOfWeek != IsoDayOfWeek.Sunday)
        {
            day = day.PlusDays(1);
        }

        return day;
    }

    private static bool IsWeekend(LocalDate d) => d.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;

    /// <summary>The last day to answer a request whose questions are all answered, walked day by day.</summary>
    public static LocalDate Request(bool isUk, bool isAccess, IReadOnlyList<RequestEvent> log, Func<LocalDate, bool> isOff)
    {
        var received = log.Single(e => e.Kind == RequestEventKind.Received).On;
        var start = isUk ? log.Where(e => Restarting.Contains(e.Kind)).Select(e => e.On).Append(received).Max() : received;
        RequestEventKind[] stopping = isUk ? isAccess ? [RequestEventKind.ClarificationAsked] : [] : [RequestEventKind.IdentityAsked, RequestEventKind.AuthorityAsked];
        var questions = log.Where(e => stopping.Contains(e.Kind)).Select(e => (Asked: e.On, Answered: log.Single(a => a.Kind == e.Kind + 1).On)).ToList();
        var first = End(start, Months(start, 1), questions, isOff);
        return log.Any(e => e.Kind == RequestEventKind.Extended && e.On <= first) ? End(start, Months(start, 3), questions, isOff) : first;
    }

    /// <summary>A day on which a question is open is no day of the period, if the period was still running when the question was asked.</summary>
    private static LocalDate End(LocalDate start, LocalDate planned, IReadOnlyList<(LocalDate Asked, LocalDate Answered)> questions, Func<LocalDate, bool> isOff)
    {
        var open = new HashSet<(LocalDate Asked, LocalDate Answered)>();
        var last = Roll(planned, isOff);
        for (var day = start; day <= last || open.Any(q => day <= q.Answered); day = day.PlusDays(1))
        {
            open.UnionWith(questions.Where(q => q.Asked <= day && day <= q.Answered && (day <= last || open.Any(o => day <= o.Answered))));
            if (open.Any(q => q.Asked <= day && day <= q.Answered))
            {
                planned = planned.PlusDays(1);
                last = Roll(planned, isOff);
            }
        }

        return last;
    }

    /// <summary>Hour by hour on the one time line that no clock change touches.</summary>
    public static Instant Hours(Instant from, int count)
    {
        for (; count > 0; count--)
        {
            from += Duration.FromMinutes(60);
        }

        return from;
    }

    /// <summary>Minute by minute to the next time at which the wall clock shows a full hour; never the given minute itself.</summary>
    public static Instant NextFullHour(Instant from, DateTimeZone zone)
    {
        do
        {
            from += Duration.FromMinutes(1);
        }
        while (from.InZone(zone).Minute != 0);

        return from;
    }
}
