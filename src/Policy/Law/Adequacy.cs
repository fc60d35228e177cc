using NodaTime;

namespace Avow.Policy.Law;

/// <summary>To which countries data may go without a further safeguard, by regime, under the law in use.</summary>
/// <remarks>A decision that holds only for recipients who joined a framework (the United States) does not count here: the framework is the safeguard.</remarks>
public static class Adequacy
{
    /// <summary>When somebody last checked the oldest of the decisions.</summary>
    public static LocalDate VerifiedOn => LawInUse.Book.OfKind("adequacy").Select(r => r.VerifiedOn).DefaultIfEmpty(LawInUse.Book.VerifiedOn).Min();

    /// <summary>Whether the country protects data as the regime asks, by itself or by decision, on the day the law was last checked.</summary>
    public static bool Covers(string regime, string country) => Covers(regime, country, VerifiedOn);

    /// <summary>Whether the country protects data as the regime asks, by itself or by decision, on a civil day.</summary>
    /// <param name="regime"><c>uk</c> or <c>eu</c>.</param>
    /// <param name="country">ISO code, <c>EU</c> or <c>EEA</c>.</param>
    /// <param name="on">A decision's first and last day are in.</param>
    public static bool Covers(string regime, string country, LocalDate on) => LawInUse.Book.OfKind("adequacy")
        .Any(r => r.Regime == regime && r.IsInForce(on) && r.Text("through") is null && r.Texts("countries").Contains(country));

    /// <summary>The safeguards that the regime accepts for another country, on the day the law was last checked.</summary>
    public static IReadOnlyList<string> SafeguardsOf(string regime) => SafeguardsOf(regime, VerifiedOn);

    /// <summary>The safeguards that the regime accepts for another country on a civil day, in the order of the law file. Consent is none: it serves
    /// only the occasional transfer (Art. 49).</summary>
    public static IReadOnlyList<string> SafeguardsOf(string regime, LocalDate on) =>
    [
        .. LawInUse.Book.OfKind("safeguard").Where(r => r.Regime == regime && r.IsInForce(on) && !r.Texts("needs").Contains("occasional")).Select(r => r.Text("name")!),
    ];
}
