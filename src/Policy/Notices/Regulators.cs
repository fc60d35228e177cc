using System.Text.Json;
using Avow.Policy.Model;

namespace Avow.Policy.Notices;

/// <summary>The authority to which people may complain. Names and addresses change, so they are data.</summary>
/// <param name="Regime">Under which law: <c>uk</c>, <c>eu</c>.</param>
/// <param name="Countries">The countries it watches over.</param>
/// <param name="Reach">Site, telephone and address, in one line.</param>
internal sealed record Regulator(string Regime, IReadOnlyList<string> Countries, LocalText Name, LocalText Reach);

internal static class Regulators
{
    private static readonly Regulator[] All = Read();

    /// <summary>The one for an organisation's own country under a regime; null when none is known.</summary>
    /// <param name="jurisdiction">A country code, or one with a part: <c>GB-EAW</c>.</param>
    public static Regulator? For(string regime, string jurisdiction) =>
        All.FirstOrDefault(r => r.Regime == regime && (regime == "uk" || r.Countries.Contains(jurisdiction[..2])));

    private static Regulator[] Read()
    {
        using var stream = typeof(Regulators).Assembly.GetManifestResourceStream("Avow.Policy.Notices.regulators.json")
            ?? throw new InvalidOperationException("The list of regulators is not embedded.");
        return JsonSerializer.Deserialize<Regulator[]>(stream, JsonSerializerOptions.Web)!;
    }
}
