using NodaTime;

namespace Avow.Policy.Model;

/// <summary>The unit a period of keeping is counted in.</summary>
public enum PeriodUnit
{
    /// <summary>Civil days in the organisation's zone; a day has 23 to 25 hours.</summary>
    Days,

    /// <summary>Seven civil days.</summary>
    Weeks,

    /// <summary>Calendar months, counted from the anchor and clamped to the month's last day.</summary>
    Months,

    /// <summary>Calendar years, counted from the anchor; 29 February becomes the 28th in other years.</summary>
    Years,
}

/// <summary>How long something is kept: a positive whole number of one unit.</summary>
/// <param name="Count">From 1 to <see cref="LongestCount"/> of the unit.</param>
/// <param name="Unit">What is counted.</param>
/// <remarks>Never chained: 31 January and two months is 31 March, although one month and one month more would be 28 March.</remarks>
public readonly record struct KeepPeriod(int Count, PeriodUnit Unit)
{
    /// <summary>The largest count that is accepted: a hundred years, so that no date leaves the calendar.</summary>
    public static int LongestCount(PeriodUnit unit) => unit switch
    {
        PeriodUnit.Days => 36_525,
        PeriodUnit.Weeks => 5_218,
        PeriodUnit.Months => 1_200,
        _ => 100,
    };

    /// <summary>The civil date on which the period is over: gone on that day, from its first moment.</summary>
    /// <param name="anchor">The civil date on which the clock began, in the organisation's zone. It is day 0.</param>
    public LocalDate After(LocalDate anchor) => Unit switch
    {
        PeriodUnit.Days => anchor.PlusDays(Count),
        PeriodUnit.Weeks => anchor.PlusDays(7 * Count),
        PeriodUnit.Months => anchor.PlusMonths(Count),
        _ => anchor.PlusYears(Count),
    };

    /// <summary>Whether it is longer than another on most days; 30 days and 1 month are taken for equal.</summary>
    internal bool IsLongerThan(KeepPeriod other) => Days > other.Days;

    private int Days => Count * Unit switch { PeriodUnit.Days => 1, PeriodUnit.Weeks => 7, PeriodUnit.Months => 30, _ => 365 };

    /// <summary>The words of the policy file: <c>1 day</c>, <c>100 days</c>, <c>26 months</c>.</summary>
    public override string ToString()
    {
        var unit = Unit.ToString().ToLowerInvariant();
        return Count == 1 ? $"1 {unit[..^1]}" : $"{Count} {unit}";
    }

    /// <summary>Reads the words of the policy file.</summary>
    /// <param name="text">A number and a unit, one space between; singular or plural.</param>
    /// <param name="period">The period, when the text is one.</param>
    /// <returns>False when the text is not a period or its count is out of bounds.</returns>
    public static bool TryParse(string text, out KeepPeriod period)
    {
        period = default;
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !int.TryParse(parts[0], System.Globalization.NumberStyles.None, null, out var count))
        {
            return false;
        }

        var word = parts[1].EndsWith('s') ? parts[1] : parts[1] + "s";
        var known = Array.FindIndex(UnitWords, w => w == word);
        period = new KeepPeriod(count, (PeriodUnit)Math.Max(known, 0));
        return known >= 0 && count >= 1 && count <= LongestCount(period.Unit);
    }

    internal static readonly string[] UnitWords = ["days", "weeks", "months", "years"];
}
