using Avow.Policy.Deciding;
using Avow.Policy.Model;
using NodaTime;
using Shouldly;
using Xunit;

namespace Avow.Policy.Tests.Deciding;

/// <summary>The quick count of days against the general calendar, also where clocks change at midnight and beyond the years that are kept.</summary>
public sealed class CivilCalendarTests
{
    [Theory]
    [InlineData("Europe/London")]
    [InlineData("Europe/Stockholm")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Asia/Beirut")]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("UTC")]
    public void An_instant_falls_on_the_day_that_the_calendar_says(string id)
    {
        var (zone, random) = (DateTimeZoneProviders.Tzdb[id], new Random(1900));
        var calendar = CivilCalendar.Of(zone);
        for (var i = 0; i < 40_000; i++)
        {
            var midnight = zone.AtLeniently(new LocalDate(1890, 1, 1).PlusDays(random.Next(155_000)).AtMidnight()).ToInstant();
            var at = midnight.PlusTicks(random.Next(3) switch { 0 => 0, 1 => -1, _ => random.NextInt64(-20, 20) * NodaConstants.TicksPerHour });
            calendar.DayOf(at.ToUnixTimeTicks()).ShouldBe(at.InZone(zone).Date, $"{at} in {id}");
        }
    }

    [Theory]
    [InlineData("Europe/London")]
    [InlineData("Europe/Stockholm")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Asia/Beirut")]
    public void A_period_is_over_on_the_day_that_the_calendar_says(string id)
    {
        var (zone, random) = (DateTimeZoneProviders.Tzdb[id], new Random(2300));
        var calendar = CivilCalendar.Of(zone);
        for (var i = 0; i < 60_000; i++)
        {
            var unit = (PeriodUnit)random.Next(4);
            var period = new KeepPeriod(random.Next(3) == 0 ? random.Next(1, KeepPeriod.LongestCount(unit) + 1) : random.Next(1, 50), unit);
            var day = random.Next(4) == 0 ? EndOfMonth(random) : new LocalDate(1890, 1, 1).PlusDays(random.Next(155_000));
            calendar.StartAfter(day, period).ShouldBe(zone.AtStartOfDay(period.After(day)).ToInstant().ToUnixTimeTicks(), $"{period} after {day} in {id}");
        }
    }

    private static LocalDate EndOfMonth(Random random) => new LocalDate(random.Next(1890, 2310), random.Next(1, 13), 1).PlusMonths(1).PlusDays(-1);
}
