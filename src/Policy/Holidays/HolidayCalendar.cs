using NodaTime;

namespace Avow.Policy.Holidays;

/// <summary>The working days of one place: neither Saturday, Sunday nor public holiday. Pure and safe to share between threads.</summary>
/// <remarks>Right for 1990 to 2100. Days are worked out once a year of the calendar and kept, because a board asks for thousands of deadlines.</remarks>
public sealed class HolidayCalendar
{
    private const int FirstYear = 1900;
    private const int Years = 300;
    private readonly Func<int, IEnumerable<LocalDate>> _daysOf;
    private readonly bool[]?[] _off = new bool[Years][];

    internal HolidayCalendar(string name, bool rolls, Func<int, IEnumerable<LocalDate>> daysOf) => (Name, Rolls, _daysOf) = (name, rolls, daysOf);

    /// <summary>Such as <c>scotland</c>.</summary>
    public string Name { get; }

    /// <summary>False only for <c>none</c>, by which every day is taken as it stands.</summary>
    public bool Rolls { get; }

    /// <summary>The public holidays of a year, in order. Those that fall on a weekend and have a substitute stand only as the substitute.</summary>
    public IReadOnlyList<LocalDate> DaysOf(int year) => [.. _daysOf(year).Distinct().Order()];

    /// <summary>Whether people work on the day.</summary>
    public bool IsWorkingDay(LocalDate day) => !Rolls || !Off(day);

    /// <summary>The day itself when it is a working day, else the next one: a duty to answer rolls forward, never back.</summary>
    /// <remarks>Source: Regulation (EEC, Euratom) 1182/71 art. 3(4); guidance of the ICO on time limits. A promise to delete never rolls.</remarks>
    public LocalDate Roll(LocalDate day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.PlusDays(1);
        }

        return day;
    }

    private bool Off(LocalDate day)
    {
        var year = day.Year - FirstYear;
        return (uint)year < Years
            ? (Volatile.Read(ref _off[year]) ?? Fill(year))[day.DayOfYear - 1]
            : IsWeekend(day) || _daysOf(day.Year).Contains(day);
    }

    private bool[] Fill(int year)
    {
        var first = new LocalDate(FirstYear + year, 1, 1);
        var off = new bool[CalendarSystem.Iso.GetDaysInYear(first.Year)];
        for (var i = 0; i < off.Length; i++)
        {
            off[i] = IsWeekend(first.PlusDays(i));
        }

        foreach (var day in _daysOf(first.Year))
        {
            off[day.DayOfYear - 1] = true;
        }

        Volatile.Write(ref _off[year], off);
        return off;
    }

    internal static bool IsWeekend(LocalDate day) => day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
}
