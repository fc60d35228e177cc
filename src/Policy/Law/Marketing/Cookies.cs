using NodaTime;

namespace Avow.Policy.Law.Marketing;

/// <summary>Something stored in or read from a visitor's device, tracking pixels and decorated links included.</summary>
/// <param name="Purpose"><c>communication</c>, <c>necessary</c>, <c>statistics</c>, <c>appearance</c>, <c>emergency-location</c>, or anything else, which needs consent.</param>
public sealed record CookieUse(string Purpose)
{
    /// <summary>It serves nothing else. Null: nobody said, so it stands as a condition.</summary>
    public bool? IsSolePurpose { get; init; }

    /// <summary>The figures are about many visitors, not one. Null: nobody said.</summary>
    public bool? IsAggregate { get; init; }

    /// <summary>Somebody else, such as the vendor, uses the data for purposes of its own. Null: nobody said.</summary>
    public bool? IsShared { get; init; }

    /// <summary>Clear information is given. Null: nobody said.</summary>
    public bool? HasInformation { get; init; }

    /// <summary>Visitors can object simply and free. Null: nobody said.</summary>
    public bool? HasObjection { get; init; }
}

/// <summary>Whether consent is needed before storing.</summary>
/// <param name="NeedsConsent">True unless an exemption holds.</param>
/// <param name="Conditions">What must hold for the exemption and nobody has shown yet, in the order of the law; empty when all is shown or consent is needed.</param>
/// <param name="Because">The exemption's purpose and source, or what is missing; a few words without a full stop.</param>
public sealed record CookieAnswer(bool NeedsConsent, IReadOnlyList<string> Conditions, string Because);

/// <summary>The rules of storing on visitors' devices.</summary>
/// <remarks>Source: PECR 2003 reg. 6 and sch. A1; lagen (2022:482) om elektronisk kommunikation 9 kap. 28 §; Directive 2002/58/EC art. 5(3).</remarks>
public static class Cookies
{
    /// <summary>Whether a use needs consent in a jurisdiction on a civil day.</summary>
    /// <param name="jurisdiction">Such as <c>GB</c>, <c>SE</c> or <c>EU</c>.</param>
    public static CookieAnswer ConsentNeeded(LawBook law, string jurisdiction, CookieUse use, LocalDate on)
    {
        var rule = law.OfKind("cookie-exemption").FirstOrDefault(r => r.Text("purpose") == use.Purpose && r.IsInForce(on) && Jurisdictions.Covers(r.Jurisdiction, jurisdiction));
        if (rule is null)
        {
            return new(true, [], $"nothing exempts {use.Purpose} there");
        }

        var shown = rule.Texts("conditions").Select(c => (Condition: c, IsMet: Shown(c, use))).ToList();
        return shown.Find(s => s.IsMet == false) is { Condition: { } missing }
            ? new(true, [], $"the exemption for {use.Purpose} fails: {missing}")
            : new(false, [.. shown.Where(s => s.IsMet is null).Select(s => s.Condition)], rule.Source);
    }

    private static bool? Shown(string condition, CookieUse use) => condition switch
    {
        "sole-purpose" => use.IsSolePurpose,
        "aggregate" => use.IsAggregate,
        "not-shared" => !use.IsShared,
        "information" => use.HasInformation,
        _ => use.HasObjection,
    };
}
