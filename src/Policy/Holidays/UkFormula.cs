using NodaTime;

namespace Avow.Policy.Holidays;

/// <summary>The bank holidays that come back every year in each part of the United Kingdom, as they have been since 1978.</summary>
/// <remarks>One-off days follow no formula; the law file has them. Source: Banking and Financial Dealings Act 1971; St Andrew's Day Bank Holiday (Scotland) Act 2007.</remarks>
internal static class UkFormula
{
    public static IEnumerable<LocalDate> EnglandAndWales(int year) =>
    [
        .. Common(year), .. Substituted(new LocalDate(year, 1, 1)), Easter.Sunday(year).PlusDays(1), LastMonday(year, 8),
    ];

    public static IEnumerable<LocalDate> NorthernIreland(int year) =>
    [
        .. EnglandAndWales(year), .. Substituted(new LocalDate(year, 3, 17)), .. Substituted(new LocalDate(year, 7, 12)),
    ];

    public static IEnumerable<LocalDate> Scotland(int year) =>
    [
        .. Common(year), .. Substituted(new(year, 1, 1), new(year, 1, 2)), FirstMonday(year, 8), .. year >= 2007 ? Substituted(new LocalDate(year, 11, 30)) : [],
    ];

    private static IEnumerable<LocalDate> Common(int year) =>
    [
        Easter.Sunday(year).PlusDays(-2), FirstMonday(year, 5), LastMonday(year, 5), .. Substituted(new(year, 12, 25), new(year, 12, 26)),
    ];

    /// <summary>Days that stand side by side; each that falls on a weekend is given on the next weekday that is not taken.</summary>
    private static IEnumerable<LocalDate> Substituted(params LocalDate[] days)
    {
        var given = days.Where(d => !HolidayCalendar.IsWeekend(d)).ToList();
        foreach (var lost in days.Where(HolidayCalendar.IsWeekend))
        {
            var day = lost;
            while (HolidayCalendar.IsWeekend(day) || given.Contains(day))
            {
                day = day.PlusDays(1);
            }

            given.Add(day);
        }

        return given;
    }

    private static LocalDate FirstMonday(int year, int month) => DateAdjusters.NextOrSame(IsoDayOfWeek.Monday)(new(year, month, 1));

    private static LocalDate LastMonday(int year, int month) => DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)(new(year, month, 31));
}
