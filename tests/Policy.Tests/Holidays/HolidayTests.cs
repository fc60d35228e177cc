using Avow.Policy.Holidays;
using Avow.Policy.Law;
using NodaTime;
using NodaTime.Text;

namespace Avow.Policy.Tests.Holidays;

public class HolidayTests
{
    private static readonly LawBook Law = LawBook.Shipped;

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static HolidayCalendar Calendar(string name) => Law.FindHolidays(name)!;

    [Theory]
    [InlineData("england-and-wales", "GB-EAW")]
    [InlineData("scotland", "GB-SCT")]
    [InlineData("northern-ireland", "GB-NIR")]
    public void The_formula_with_its_one_off_days_gives_the_published_years(string name, string jurisdiction)
    {
        Func<int, IEnumerable<LocalDate>> formula = name switch
        {
            "scotland" => UkFormula.Scotland,
            "northern-ireland" => UkFormula.NorthernIreland,
            _ => UkFormula.EnglandAndWales,
        };
        var worked = HolidayCalendars.Changed(Law, jurisdiction, formula);

        foreach (var text in Law.OfKind("holidays").Single(r => r.Text("calendar") == name).Texts("days"))
        {
            HolidayYear.TryParse(text, out var year).ShouldBeTrue();
            worked(year.Year).Distinct().Order().ShouldBe(year.Days.Order(), text);
            Calendar(name).DaysOf(year.Year).ShouldBe(year.Days.Order());
        }
    }

    [Theory]
    [InlineData("england-and-wales", "1995-05-08", "1995-05-01")]
    [InlineData("scotland", "1995-05-08", "1995-05-01")]
    [InlineData("england-and-wales", "1999-12-31", "1999-12-30")]
    [InlineData("england-and-wales", "2002-06-03", "2002-05-27")]
    [InlineData("northern-ireland", "2002-06-04", "2002-05-27")]
    [InlineData("scotland", "2011-04-29", "2011-04-25")]
    [InlineData("england-and-wales", "2011-04-29", "2011-04-28")]
    [InlineData("england-and-wales", "2012-06-05", "2012-05-28")]
    [InlineData("england-and-wales", "2020-05-08", "2020-05-04")]
    [InlineData("northern-ireland", "2022-09-19", "2022-05-30")]
    [InlineData("scotland", "2023-05-08", "2023-04-10")]
    [InlineData("scotland", "2026-06-15", "2026-08-31")]
    [InlineData("england-and-wales", "2026-08-31", "2026-06-15")]
    [InlineData("northern-ireland", "2026-07-13", "2026-11-30")]
    [InlineData("scotland", "2007-11-30", "2006-11-30")]
    [InlineData("scotland", "2033-01-04", "2033-01-05")]
    [InlineData("england-and-wales", "2044-12-27", "2044-12-28")]
    [InlineData("northern-ireland", "2029-03-19", "2029-03-20")]
    [InlineData("sweden", "2004-05-31", "2005-05-16")]
    [InlineData("sweden", "2006-06-06", "2003-06-06")]
    [InlineData("sweden", "2026-05-14", "2026-06-19")]
    [InlineData("sweden-1930", "2026-06-19", "2026-06-18")]
    [InlineData("sweden-1930", "2027-12-31", "2027-12-30")]
    public void A_day_is_a_holiday_and_another_is_not(string calendar, string holiday, string workingDay)
    {
        Calendar(calendar).IsWorkingDay(Day(holiday)).ShouldBeFalse();
        Calendar(calendar).IsWorkingDay(Day(workingDay)).ShouldBeTrue();
    }

    [Fact]
    public void None_takes_every_day_as_it_stands()
    {
        Calendar("none").Roll(Day("2026-12-25")).ShouldBe(Day("2026-12-25"));
        Calendar("none").Roll(Day("2026-04-05")).ShouldBe(Day("2026-04-05"));
        Calendar("weekends").Roll(Day("2026-04-05")).ShouldBe(Day("2026-04-06"));
    }

    [Fact]
    public void Easter_is_the_Sunday_after_the_paschal_full_moon_of_the_tables()
    {
        for (var year = 1900; year <= 2299; year++)
        {
            Easter.Sunday(year).ShouldBe(ByTables(year));
        }
    }

    [Theory]
    [InlineData("1943-04-25")]
    [InlineData("1954-04-18")]
    [InlineData("1981-04-19")]
    [InlineData("2008-03-23")]
    [InlineData("2019-04-21")]
    [InlineData("2038-04-25")]
    [InlineData("2049-04-18")]
    [InlineData("2076-04-19")]
    public void Easter_falls_on_the_days_that_calendars_print(string day) => Easter.Sunday(Day(day).Year).ShouldBe(Day(day));

    [Theory]
    [InlineData("england-and-wales", 8)]
    [InlineData("scotland", 8)]
    [InlineData("northern-ireland", 10)]
    public void Every_year_has_its_full_number_of_weekdays_off(string calendar, int least)
    {
        for (var year = 1990; year <= 2100; year++)
        {
            var weekdays = Calendar(calendar).DaysOf(year).Count(d => d.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday));
            weekdays.ShouldBeInRange(least, least + 3, $"{calendar} {year}");
        }
    }

    /// <summary>The slow way of the Book of Common Prayer: the golden number gives the full moon, shifted in 1900 to 2199 and in 2200 to 2299.</summary>
    private static LocalDate ByTables(int year)
    {
        int[] until2199 = [414, 403, 323, 411, 331, 418, 408, 328, 416, 405, 325, 413, 402, 322, 410, 330, 417, 407, 327];
        int[] until2299 = [415, 404, 324, 412, 401, 321, 409, 329, 417, 406, 326, 414, 403, 323, 411, 331, 418, 408, 328];
        var coded = (year < 2200 ? until2199 : until2299)[year % 19];
        var day = new LocalDate(year, coded / 100, coded % 100).PlusDays(1);
        while (day.DayOfWeek != IsoDayOfWeek.Sunday)
        {
            day = day.PlusDays(1);
        }

        return day;
    }
}
