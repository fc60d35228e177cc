using NodaTime;

namespace Avow.Policy.Law;

/// <summary>To which countries data may go without a further safeguard, by regime.</summary>
/// <remarks>Last verified on <see cref="VerifiedOn"/>. The United States count only with the framework that the recipient joined.</remarks>
public static class Adequacy
{
    private static readonly HashSet<string> Eea =
    [
        "EU", "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO",
        "SK", "SI", "ES", "SE", "IS", "LI", "NO",
    ];

    private static readonly HashSet<string> ForBoth = ["GI", "CH", "CA", "AR", "GG", "IM", "JE", "AD", "IL", "UY", "NZ", "JP", "KR", "FO"];

    private static readonly Dictionary<string, (string[] Own, string[] Safeguards)> Regimes = new()
    {
        ["uk"] = (["GB"], ["uk-extension", "idta", "uk-addendum", "bcr"]),
        ["eu"] = (["GB", "BR"], ["eu-us-dpf", "scc", "bcr"]),
    };

    /// <summary>When somebody last checked the lists.</summary>
    public static LocalDate VerifiedOn { get; } = new(2026, 11, 21);

    /// <summary>Whether the country protects data as the regime asks, by itself or by decision.</summary>
    public static bool Covers(string regime, string country) =>
        Eea.Contains(country) || Regimes[regime].Own.Contains(country) || (ForBoth.Contains(country) && !(regime == "eu" && country == "GI"));

    /// <summary>The safeguards that the regime accepts for another country.</summary>
    public static IReadOnlyList<string> SafeguardsOf(string regime) => Regimes[regime].Safeguards;
}
