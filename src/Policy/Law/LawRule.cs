using System.Globalization;
using Avow.Policy.Model;
using NodaTime;
using NodaTime.Text;

namespace Avow.Policy.Law;

/// <summary>One rule of law as data: where it applies, from when to when, with what figures, and where it stands.</summary>
/// <param name="Id">Its id, such as <c>uk-vat</c>; unique in a law file.</param>
/// <param name="Kind">What sort of rule it is, such as <c>keeping</c>; it decides which parameters there are.</param>
/// <param name="Jurisdiction">ISO country, <c>EU</c>, or a part such as <c>GB-SCT</c>.</param>
/// <param name="From">The first civil day on which it is in force.</param>
/// <param name="Until">The last civil day on which it is in force; null while no end is known.</param>
/// <param name="Parameters">Parameter to its values, in the words of the file. A single value is a list of one; never an empty key.</param>
/// <param name="Source">The act and its section.</param>
/// <param name="VerifiedOn">When somebody last held it against its source.</param>
/// <param name="At">Where it stands in the file.</param>
public sealed record LawRule(
    string Id,
    string Kind,
    string Jurisdiction,
    LocalDate From,
    LocalDate? Until,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Parameters,
    string Source,
    LocalDate VerifiedOn,
    Place At)
{
    /// <summary>After how many months a verification counts as old and is shown as such.</summary>
    public const int MonthsFresh = 12;

    /// <summary><c>uk</c> for the United Kingdom and its parts, <c>eu</c> for the Union and Sweden.</summary>
    public string Regime => Jurisdictions.RegimeOf(Jurisdiction);

    /// <summary>Whether the rule is in force on a civil day; its first and its last day are in.</summary>
    public bool IsInForce(LocalDate on) => From <= on && (Until is not { } until || on <= until);

    /// <summary>Whether more than <see cref="MonthsFresh"/> months have passed since somebody checked it.</summary>
    public bool IsStale(LocalDate on) => VerifiedOn.PlusMonths(MonthsFresh) < on;

    /// <summary>The values of a parameter in the order of the file; empty when the rule has none of that name.</summary>
    public IReadOnlyList<string> Texts(string parameter) => Parameters.GetValueOrDefault(parameter, []);

    /// <summary>The single value of a parameter, or null.</summary>
    public string? Text(string parameter) => Texts(parameter) is [var text, ..] ? text : null;

    internal KeepPeriod Period(string parameter) => PeriodIfAny(parameter)!.Value;

    internal KeepPeriod? PeriodIfAny(string parameter) => KeepPeriod.TryParse(Text(parameter) ?? "", out var period) ? period : null;

    internal int Number(string parameter) => int.Parse(Text(parameter)!, CultureInfo.InvariantCulture);

    internal IEnumerable<LocalDate> Dates(string parameter) => Texts(parameter).Select(t => LocalDatePattern.Iso.Parse(t).Value);
}

/// <summary>Which rules and which calendar a jurisdiction has.</summary>
public static class Jurisdictions
{
    /// <summary><c>uk</c> or <c>eu</c>.</summary>
    /// <param name="jurisdiction">ISO country, <c>EU</c>, or a part such as <c>GB-SCT</c>.</param>
    public static string RegimeOf(string jurisdiction) => jurisdiction.StartsWith("GB", StringComparison.Ordinal) ? "uk" : "eu";

    /// <summary>Whether law of <paramref name="wide"/> holds in <paramref name="narrow"/> too: GB in GB-SCT, EU in SE.</summary>
    public static bool Covers(string wide, string narrow) =>
        wide == narrow || (wide == "EU" && RegimeOf(narrow) == "eu") || narrow.StartsWith(wide + "-", StringComparison.Ordinal);

    /// <summary>The name of the calendar of public holidays; <c>weekends</c> where none is known.</summary>
    public static string CalendarOf(string jurisdiction) => jurisdiction switch
    {
        "GB-SCT" => "scotland",
        "GB-NIR" => "northern-ireland",
        "SE" => "sweden",
        _ when RegimeOf(jurisdiction) == "uk" => "england-and-wales",
        _ => "weekends",
    };
}
