using Avow.Policy.Deadlines;
using Avow.Policy.Holidays;
using Avow.Policy.Law;
using NodaTime;
using NodaTime.Text;

namespace Avow.Policy.Tests.Deadlines;

/// <summary>Short ways to write logs and days in a test.</summary>
internal static class Log
{
    public static readonly LawBook Shipped = LawBook.Shipped;

    public static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static HolidayCalendar Calendar(string name) => Shipped.FindHolidays(name)!;

    public static RequestEvent On(string day, RequestEventKind kind) => new(kind, Day(day));

    public static RequestDue Due(string jurisdiction, PersonRight right, params RequestEvent[] log) =>
        RequestClock.Of(RequestRule.Of(Shipped, jurisdiction, log[0].On), right, log, Shipped.HolidaysOf(jurisdiction));
}
