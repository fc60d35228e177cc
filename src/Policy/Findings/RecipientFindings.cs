using Avow.Policy.Law;
using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Findings;

/// <summary>What is wrong with a recipient.</summary>
internal static class RecipientFindings
{
    /// <summary>The day on which the Court of Justice annulled the Privacy Shield.</summary>
    public static readonly LocalDate ShieldVoid = new(2020, 7, 16);

    private const string Shield = "privacy-shield";
    private static readonly string[] Certified = ["eu-us-dpf", "uk-extension"];
    private static readonly string[] Nobody = ["partners", "third parties", "service providers", "trusted partners", "various", "suppliers", "partner", "leverantörer", "samarbetspartners"];

    public static IEnumerable<Finding> Of(PolicyFile policy, Recipient recipient) =>
        Transfer(policy, recipient).Concat(Terms(recipient)).Concat(Named(policy, recipient));

    private static IEnumerable<Finding> Transfer(PolicyFile policy, Recipient recipient)
    {
        if (recipient.Safeguards.Contains(Shield) && policy.Version.Date >= ShieldVoid)
        {
            yield return Finding.Of("PRIVACY-SHIELD", $"The transfer to `{recipient.Id}` rests on the Privacy Shield, which protects nothing since 16 July 2020.", recipient.At,
                $"Write another `safeguard:`, one of {string.Join(", ", policy.Regimes.SelectMany(Adequacy.SafeguardsOf).Distinct())}.");
        }

        foreach (var (regime, country) in Uncovered(policy, recipient))
        {
            var claims = recipient.Safeguards.Count > 0;
            yield return Finding.Of(claims ? "TRANSFER-MECHANISM" : "MISSING-TRANSFERS",
                $"`{recipient.Id}` holds data in {country}, and nothing makes that transfer lawful under the {regime.ToUpperInvariant()} rules{(claims ? $": {string.Join(", ", recipient.Safeguards)} does not count there" : "")}.", recipient.At,
                $"Add `safeguard:` with one of {string.Join(", ", Adequacy.SafeguardsOf(regime))}.");
        }

        if (recipient.Safeguards.Intersect(Certified).Any() && recipient.CheckedOn is null)
        {
            yield return Finding.Of("SAFEGUARD-NOT-CHECKED", $"Nobody looked up whether `{recipient.Id}` is certified.", recipient.At, "Add `checked:` with the date of the look-up.");
        }
    }

    private static IEnumerable<Finding> Terms(Recipient recipient)
    {
        if (recipient is { Role: "processor" or "joint-controller", AgreementSignedOn: null })
        {
            var part = recipient.Role == "processor" ? "processes data for the organisation" : "decides together with the organisation";
            yield return Finding.Of("PROCESSOR-TERMS-MISSING", $"`{recipient.Id}` {part} without an agreement.", recipient.At, "Add `agreement:` with signed and review.");
        }
    }

    private static IEnumerable<Finding> Named(PolicyFile policy, Recipient recipient)
    {
        if (Array.Exists(Nobody, n => recipient.Name.Equals(n, StringComparison.OrdinalIgnoreCase)) || recipient.Name.EndsWith("etc.", StringComparison.Ordinal))
        {
            yield return Finding.Of("ENUM-OPEN", $"`{recipient.Id}` is called `{recipient.Name}`, which names nobody.", recipient.At, "Name the firm; several firms are several recipients.");
        }

        if (policy.Purposes.All(p => !p.Recipients.Contains(recipient.Id)))
        {
            yield return Finding.Of("PURPOSE-MISSING", $"`{recipient.Id}` receives data, and no purpose says what for.", recipient.At, "Name it under `recipients:` of a purpose, or take it out.");
        }
    }

    private static IEnumerable<(string Regime, string Country)> Uncovered(PolicyFile policy, Recipient recipient) =>
        from regime in policy.Regimes
        from country in recipient.Countries
        where !Adequacy.Covers(regime, country) && !Adequacy.SafeguardsOf(regime).Intersect(recipient.Safeguards).Any()
        where !recipient.Safeguards.Contains(Shield)
        select (regime, country);
}
