using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Law;

/// <summary>From which day a law of keeping counts.</summary>
public enum CountFrom
{
    /// <summary>The day of the clock itself.</summary>
    Clock,

    /// <summary>31 December of the year in which the clock started.</summary>
    YearEnd,

    /// <summary>The 31 January after the tax year that ended with the clock: the day by which the return is due.</summary>
    FilingDeadline,
}

/// <summary>A law that asks for records to be kept: how long, from which clock. It can lengthen a rule, never shorten one.</summary>
/// <param name="Id">The id a policy file names, such as <c>uk-company-tax</c>.</param>
/// <param name="Clock">The clock the law counts from.</param>
/// <param name="Period">How long; the record stays through the whole last day.</param>
/// <param name="CountedFrom">Where the count begins.</param>
/// <param name="Jurisdiction">ISO country, or <c>GB-EAW</c> and the like.</param>
/// <param name="Source">The law and its section.</param>
/// <param name="VerifiedOn">When somebody last checked it.</param>
public sealed record Statute(
    string Id, string Clock, KeepPeriod Period, CountFrom CountedFrom, string Jurisdiction, string Source, LocalDate VerifiedOn)
{
    /// <summary>Whether the count begins at the end of the calendar year in which the clock started.</summary>
    public bool FromYearEnd => CountedFrom == CountFrom.YearEnd;

    /// <summary>The categories of data that such records consist of. Nothing else can be kept on the strength of this law; empty when the law file does not say.</summary>
    public IReadOnlyList<string> Covers { get; init; } = [];

    /// <summary>The country in which the records must lie, backups too; null when the law does not care.</summary>
    public string? Place { get; init; }

    /// <summary>On what condition they may lie elsewhere, in plain words; null when there is none.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>The last civil day on which the law asks for the record. That whole day counts.</summary>
    /// <param name="anchor">The civil day on which <see cref="Clock"/> started.</param>
    public LocalDate LastDay(LocalDate anchor) => Period.After(CountedFrom switch
    {
        CountFrom.YearEnd => new LocalDate(anchor.Year, 12, 31),
        CountFrom.FilingDeadline => FilingDeadline(anchor),
        _ => anchor,
    });

    /// <summary>Which of the categories that a policy keeps by this law the law does not ask for. Empty when it asks for all of them.</summary>
    /// <remarks>No law keeps a whole contact: statute covers accounting records, and the rest needs a purpose of its own.</remarks>
    public IReadOnlyList<string> DoesNotCover(IEnumerable<string> categories) => [.. categories.Except(Covers)];

    internal static Statute Of(LawRule rule) => new(
        rule.Id, rule.Text("clock")!, rule.Period("period"), CountOf(rule.Text("counted-from")), rule.Jurisdiction, rule.Source, rule.VerifiedOn)
    {
        Covers = rule.Texts("covers"),
        Place = rule.Text("place"),
        Elsewhere = rule.Text("elsewhere"),
    };

    private static CountFrom CountOf(string? word) => word switch
    {
        "year-end" => CountFrom.YearEnd,
        "filing-deadline" => CountFrom.FilingDeadline,
        _ => CountFrom.Clock,
    };

    private static LocalDate FilingDeadline(LocalDate taxYearEnd)
    {
        var sameYear = new LocalDate(taxYearEnd.Year, 1, 31);
        return taxYearEnd <= sameYear ? sameYear : sameYear.PlusYears(1);
    }
}

/// <summary>The laws of keeping of the law in use, by id.</summary>
public static class Statutes
{
    /// <summary>All of them, in order of id.</summary>
    public static IReadOnlyList<Statute> All => LawInUse.Book.Statutes;

    /// <summary>The law with that id, or null.</summary>
    public static Statute? Find(string id) => LawInUse.Book.FindStatute(id);
}
