using NodaTime;

namespace Avow.Policy.Holidays;

/// <summary>The public holidays of Sweden, none of which has a substitute.</summary>
/// <remarks>Source: lagen (1989:253) om allmänna helgdagar; Whit Monday gave way to the National Day in 2005. Eves: lagen (1930:173) 2 §.</remarks>
internal static class SwedishFormula
{
    public static IEnumerable<LocalDate> Holidays(int year)
    {
        var easter = Easter.Sunday(year);
        return
        [
            new(year, 1, 1), new(year, 1, 6), easter.PlusDays(-2), easter, easter.PlusDays(1), new(year, 5, 1), easter.PlusDays(39), easter.PlusDays(49),
            year >= 2005 ? new(year, 6, 6) : easter.PlusDays(50), Midsummer(year), Saturday(new(year, 10, 31)), new(year, 12, 25), new(year, 12, 26),
        ];
    }

    /// <summary>With Midsummer Eve, Christmas Eve and New Year's Eve, on which the periods of Swedish law do not end either.</summary>
    public static IEnumerable<LocalDate> HolidaysAndEves(int year) =>
        [.. Holidays(year), Midsummer(year).PlusDays(-1), new(year, 12, 24), new(year, 12, 31)];

    private static LocalDate Midsummer(int year) => Saturday(new(year, 6, 20));

    private static LocalDate Saturday(LocalDate from) => DateAdjusters.NextOrSame(IsoDayOfWeek.Saturday)(from);
}
