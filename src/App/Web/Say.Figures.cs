using System.Globalization;
using NodaTime;

namespace Avow.Web;

/// <summary>Numbers, dates and times: in full, the same everywhere, never taken from the machine's own culture.</summary>
public sealed partial class Say
{
    private const string NarrowGap = "\u00a0";
    private static readonly NumberFormatInfo English = new() { NumberGroupSeparator = ",", NumberDecimalSeparator = ".", NegativeSign = "−" };
    private static readonly NumberFormatInfo Swedish = new() { NumberGroupSeparator = NarrowGap, NumberDecimalSeparator = ",", NegativeSign = "−" };

    private CalendarNames Names => field ??= CalendarNames.Of(this);

    private NumberFormatInfo Figures => Language == "sv" ? Swedish : English;

    /// <summary>18,204 · 18 204</summary>
    public string Number(long number) => number.ToString("N0", Figures);

    public string Number(decimal number, int decimals) => number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Figures);

    /// <summary>A share from 0 to 1, rounded down so that 100 % means all: 99% · 99 %</summary>
    public string Percent(double share) =>
        Number((long)Math.Floor(Math.Round(share * 100, 6))) + (Language == "sv" ? NarrowGap + "%" : "%");

    /// <summary>15 April 2026 · 15 april 2026</summary>
    public string Date(LocalDate date) => $"{date.Day} {Names.Months[date.Month - 1]} {Year(date)}";

    public string Date(Instant at) => Date(Local(at).Date);

    /// <summary>Thursday 23 July 2026 · torsdag 23 juli 2026</summary>
    public string DayAndDate(LocalDate date) => $"{Names.Days[(int)date.DayOfWeek - 1]} {Date(date)}";

    /// <summary>23 July: only where the year stands beside it.</summary>
    public string DayAndMonth(LocalDate date) => $"{date.Day} {Names.Months[date.Month - 1]}";

    /// <summary>1 Aug: only where there is no room and the whole date is said beside it for those who listen.</summary>
    public string DayAndShortMonth(LocalDate date) => $"{date.Day} {Names.ShortMonths[date.Month - 1]}";

    /// <summary>Aug · aug: only as a mark on an axis.</summary>
    public string ShortMonth(LocalDate date) => Names.ShortMonths[date.Month - 1];

    public string MonthAndYear(LocalDate date) => $"{Names.Months[date.Month - 1]} {Year(date)}";

    /// <summary>Thu · tors: only as a mark on an axis.</summary>
    public string ShortDay(LocalDate date) => Names.ShortDays[(int)date.DayOfWeek - 1];

    /// <summary>09:41</summary>
    public string Time(LocalTime time) => string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}:{time.Minute:00}");

    public string Time(Instant at) => Time(Local(at).TimeOfDay);

    /// <summary>15 April 2026, 09:41</summary>
    public string DateTime(Instant at) => $"{Date(at)}, {Time(at)}";

    /// <summary>“Today, 09:41”, “Yesterday, 18:20”, else date and time in full.</summary>
    public string When(Instant at, Instant now)
    {
        var days = Period.DaysBetween(Local(at).Date, Local(now).Date);
        return days switch
        {
            0 => T("web.today-at", ("time", Time(at))),
            1 => T("web.yesterday-at", ("time", Time(at))),
            _ => DateTime(at),
        };
    }

    /// <summary>How long something took or waits, in its largest whole unit: 41 seconds, 26 hours, 3 days.</summary>
    public string Length(Duration length) => length.TotalSeconds switch
    {
        < 120 => T("web.seconds", ("count", (long)length.TotalSeconds)),
        < 7_200 => T("web.minutes", ("count", (long)length.TotalMinutes)),
        < 172_800 => T("web.hours", ("count", (long)length.TotalHours)),
        _ => T("web.days", ("count", (long)length.TotalDays)),
    };

    public LocalDateTime Local(Instant at) => at.InZone(Zone).LocalDateTime;

    private static string Year(LocalDate date) => date.Year.ToString(CultureInfo.InvariantCulture);

    /// <summary>Names of months and days, from the texts <c>web.calendar.*</c>; the shape follows NodaTime's numbering from 1.</summary>
    private sealed record CalendarNames(string[] Months, string[] ShortMonths, string[] Days, string[] ShortDays)
    {
        public static CalendarNames Of(Say say) =>
            new(say["web.calendar.months"].Split(' '), say["web.calendar.short-months"].Split(' '), say["web.calendar.days"].Split(' '), say["web.calendar.short-days"].Split(' '));
    }
}
