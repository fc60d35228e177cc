using System.Globalization;
using System.Text.RegularExpressions;
using Avow.Policy.Model;

namespace Avow.Policy.Exchange;

/// <summary>Periods as ISO 8601 writes them: <c>P100D</c>, <c>P6Y</c>.</summary>
internal static partial class IsoPeriod
{
    public static string Of(KeepPeriod period) => string.Create(CultureInfo.InvariantCulture, $"P{period.Count}{"DWMY"[(int)period.Unit]}");

    /// <summary>The period that stands in a text, such as <c>2020-08-09T18:31:42P3Y6M</c>; null when none does.</summary>
    /// <remarks>A policy file counts in one unit. Years with months become months; anything finer becomes days, the longest of its kind, and is told.</remarks>
    public static (KeepPeriod Period, bool IsExact)? Read(string text)
    {
        var match = Duration().Match(text);
        var (years, months, weeks, days) = (Number(match, "y"), Number(match, "m"), Number(match, "w"), Number(match, "d"));
        var rest = Number(match, "h") + Number(match, "i") + Number(match, "s") > 0;
        (long Count, PeriodUnit Unit, bool IsExact) read = (years, months, weeks, days, rest) switch
        {
            (0, 0, 0, 0, false) => (0, PeriodUnit.Days, false),
            ( > 0, 0, 0, 0, false) => (years, PeriodUnit.Years, true),
            (_, > 0, 0, 0, false) => ((12 * years) + months, PeriodUnit.Months, true),
            (0, 0, > 0, 0, false) => (weeks, PeriodUnit.Weeks, true),
            (0, 0, 0, > 0, false) => (days, PeriodUnit.Days, true),
            _ => ((366 * years) + (31 * months) + (7 * weeks) + days + (rest ? 1 : 0), PeriodUnit.Days, false),
        };
        return KeepPeriod.TryParse(string.Create(CultureInfo.InvariantCulture, $"{read.Count} {KeepPeriod.UnitWords[(int)read.Unit]}"), out var period) ? (period, read.IsExact) : null;
    }

    private static long Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? long.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"P(?=[0-9T])(?:(?<y>[0-9]{1,5})Y)?(?:(?<m>[0-9]{1,5})M)?(?:(?<w>[0-9]{1,5})W)?(?:(?<d>[0-9]{1,6})D)?(?:T(?:(?<h>[0-9]{1,6})H)?(?:(?<i>[0-9]{1,6})M)?(?:(?<s>[0-9]{1,6})S)?)?")]
    private static partial Regex Duration();
}
