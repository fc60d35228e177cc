using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Law;

/// <summary>A law that asks for records to be kept: how long, from which clock. It can lengthen a rule, never shorten one.</summary>
/// <param name="Id">The id a policy file names, such as <c>uk-company-tax</c>.</param>
/// <param name="Clock">The clock the law counts from.</param>
/// <param name="Period">How long; the record stays through the whole last day.</param>
/// <param name="FromYearEnd">Whether the count begins at the end of the calendar year in which the clock started.</param>
/// <param name="Jurisdiction">ISO country, or <c>GB-EAW</c> and the like.</param>
/// <param name="Source">The law and its section.</param>
/// <param name="VerifiedOn">When somebody last checked it.</param>
public sealed record Statute(
    string Id, string Clock, KeepPeriod Period, bool FromYearEnd, string Jurisdiction, string Source, LocalDate VerifiedOn)
{
    /// <summary>The last civil day on which the law asks for the record. That whole day counts.</summary>
    /// <param name="anchor">The civil day on which <see cref="Clock"/> started.</param>
    public LocalDate LastDay(LocalDate anchor) =>
        Period.After(FromYearEnd ? new LocalDate(anchor.Year, 12, 31) : anchor);
}

/// <summary>The laws of keeping that the library knows, by id.</summary>
/// <remarks>Minimal for now: the laws that the policies in <c>policies/</c> name.</remarks>
public static class Statutes
{
    private static readonly LocalDate Verified = new(2026, 11, 21);

    /// <summary>All of them, in order of id.</summary>
    public static IReadOnlyList<Statute> All { get; } =
    [
        new("se-bookkeeping", "financial-year-ended", new(7, PeriodUnit.Years), FromYearEnd: true, "SE",
            "Bokföringslagen (1999:1078) 7 kap. 2 §", Verified),
        new("uk-companies-act", "recorded", new(3, PeriodUnit.Years), FromYearEnd: false, "GB",
            "Companies Act 2006 s. 388(4)(a)", Verified),
        new("uk-company-tax", "financial-year-ended", new(6, PeriodUnit.Years), FromYearEnd: false, "GB",
            "Finance Act 1998 sch. 18 para. 21", Verified),
        new("uk-paye", "tax-year-ended", new(3, PeriodUnit.Years), FromYearEnd: false, "GB",
            "Income Tax (PAYE) Regulations 2003 reg. 97", Verified),
        new("uk-vat", "recorded", new(6, PeriodUnit.Years), FromYearEnd: false, "GB",
            "Value Added Tax Act 1994 sch. 11 para. 6", Verified),
    ];

    /// <summary>The law with that id, or null.</summary>
    public static Statute? Find(string id) => All.FirstOrDefault(s => s.Id == id);
}
