using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Avow.Policy.Law;

/// <summary>The published holidays of one year, as a law file writes them: <c>2026: 01-01 04-03</c>.</summary>
/// <param name="Days">In the order of the file; none twice; may fall on a weekend.</param>
internal sealed record HolidayYear(int Year, IReadOnlyList<LocalDate> Days)
{
    public static bool TryParse(string text, out HolidayYear year)
    {
        year = new(0, []);
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || parts.Length > 32 || parts[0] is not [.. { Length: 4 } number, ':'] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        var days = parts.Skip(1).Select(p => LocalDatePattern.Iso.Parse($"{number}-{p}")).ToList();
        year = new(value, [.. days.Where(d => d.Success).Select(d => d.Value).Distinct()]);
        return year.Days.Count == days.Count;
    }
}
