using Avow.Policy.Law;
using NodaTime;

namespace Avow.Policy.Holidays;

/// <summary>The calendars of one law: the published days of a year where the law file has them, else the formula; and the one-off days over both.</summary>
internal static class HolidayCalendars
{
    public static IEnumerable<HolidayCalendar> Of(LawBook law) =>
    [
        new("none", rolls: false, _ => []),
        new("weekends", rolls: true, _ => []),
        Laid(law, "england-and-wales", "GB-EAW", UkFormula.EnglandAndWales),
        Laid(law, "scotland", "GB-SCT", UkFormula.Scotland),
        Laid(law, "northern-ireland", "GB-NIR", UkFormula.NorthernIreland),
        Laid(law, "sweden", "SE", SwedishFormula.Holidays),
        new("sweden-1930", rolls: true, Changed(law, "SE", SwedishFormula.HolidaysAndEves)),
    ];

    /// <summary>The formula with the one-off days of a jurisdiction, without the published years: what stands for years nobody has published.</summary>
    public static Func<int, IEnumerable<LocalDate>> Changed(LawBook law, string jurisdiction, Func<int, IEnumerable<LocalDate>> formula)
    {
        var changes = law.OfKind("holiday-change").Where(r => Jurisdictions.Covers(r.Jurisdiction, jurisdiction)).ToList();
        var added = changes.SelectMany(r => r.Dates("added")).ToLookup(d => d.Year);
        var removed = changes.SelectMany(r => r.Dates("removed")).ToHashSet();
        return year => formula(year).Where(d => !removed.Contains(d)).Concat(added[year]);
    }

    private static HolidayCalendar Laid(LawBook law, string name, string jurisdiction, Func<int, IEnumerable<LocalDate>> formula)
    {
        var published = new Dictionary<int, IReadOnlyList<LocalDate>>();
        foreach (var text in law.OfKind("holidays").Where(r => r.Text("calendar") == name).SelectMany(r => r.Texts("days")))
        {
            HolidayYear.TryParse(text, out var year);
            published[year.Year] = year.Days;
        }

        return new(name, rolls: true, Changed(law, jurisdiction, year => published.TryGetValue(year, out var days) ? days : formula(year)));
    }
}
