using Avow.Policy.Law;
using Avow.Policy.Model;

namespace Avow.Policy.Findings;

/// <summary>What is wrong with a recipient.</summary>
internal static class RecipientFindings
{
    private static readonly string[] Certified = ["eu-us-dpf", "uk-extension"];

    public static IEnumerable<Finding> Of(PolicyFile policy, Recipient recipient)
    {
        foreach (var (regime, country) in Uncovered(policy, recipient))
        {
            yield return new("no-safeguard", Severity.Error, $"`{recipient.Id}` holds data in {country}, and nothing makes that transfer lawful under the {regime.ToUpperInvariant()} rules.", recipient.At,
                $"{(regime == "uk" ? "UK GDPR" : "GDPR")} articles 44 to 46", $"Add `safeguard:` with one of {string.Join(", ", Adequacy.SafeguardsOf(regime))}.");
        }

        if (recipient.Safeguards.Intersect(Certified).Any() && recipient.CheckedOn is null)
        {
            yield return new("safeguard-not-checked", Severity.Warning, $"Nobody looked up whether `{recipient.Id}` is certified.", recipient.At,
                "The certification is annual and scoped", "Add `checked:` with the date of the look-up.");
        }

        if (recipient is { Role: "processor", AgreementSignedOn: null })
        {
            yield return new("no-recipient-agreement", Severity.Warning, $"`{recipient.Id}` processes data for the organisation without an agreement.", recipient.At,
                "UK GDPR article 28(3)", "Add `agreement:` with signed and review.");
        }
    }

    private static IEnumerable<(string Regime, string Country)> Uncovered(PolicyFile policy, Recipient recipient) =>
        from regime in policy.Regimes
        from country in recipient.Countries
        where !Adequacy.Covers(regime, country) && !Adequacy.SafeguardsOf(regime).Intersect(recipient.Safeguards).Any()
        select (regime, country);
}
