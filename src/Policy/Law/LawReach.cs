using Avow.Policy.Model;

namespace Avow.Policy.Law;

/// <summary>What of a policy one rule of law is about.</summary>
internal sealed record LawReach(IReadOnlyList<string> Purposes, IReadOnlyList<string> Recipients, IReadOnlyList<string> Cookies, bool IsEverybody)
{
    private static readonly LawReach Nothing = new([], [], [], false);

    public static LawReach Of(LawRule rule, PolicyFile policy) => rule.Kind switch
    {
        "keeping" => Nothing with { Purposes = Ids(policy, p => p.Law == rule.Id || p.Keep.Any(k => k.Statute == rule.Id)) },
        _ when !policy.Regimes.Contains(rule.Regime) => Nothing,
        "adequacy" => Through(policy, r => r.Countries.Intersect(rule.Texts("countries")).Any()),
        "safeguard" => Through(policy, r => r.Safeguards.Contains(rule.Text("name")!)),
        "email-marketing" or "charity-email-marketing" => Nothing with { Purposes = Ids(policy, p => p.Channels.Contains("email") || p.Channels.Contains("sms")) },
        "calling-register" => Nothing with { Purposes = Ids(policy, p => p.Channels.Contains("phone")) },
        "cookie-exemption" => Nothing with { Cookies = [.. policy.Cookies.Where(c => c.Purpose == rule.Text("purpose")).Select(c => c.Name)] },
        "informing-clock" => Nothing with { Purposes = Ids(policy, p => p.Sources.Any(s => s != "person")) },
        "limitation" => Nothing with { Purposes = Ids(policy, p => p.Basis == Basis.LegitimateInterests && p.Assessment is not null && Jurisdictions.Covers(rule.Jurisdiction, policy.Controller.Jurisdiction)) },
        "holidays" or "holiday-change" or "complaint-clock" or "regulator" => Nothing with { IsEverybody = Jurisdictions.Covers(rule.Jurisdiction, policy.Controller.Jurisdiction) },
        "telecom-breach-clock" or "provision" => Nothing,
        _ => Nothing with { IsEverybody = true },
    };

    /// <summary>The recipients, and the purposes that send data to them.</summary>
    private static LawReach Through(PolicyFile policy, Func<Recipient, bool> isTouched)
    {
        var recipients = policy.Recipients.Where(isTouched).Select(r => r.Id).ToList();
        return Nothing with { Recipients = recipients, Purposes = Ids(policy, p => p.Recipients.Intersect(recipients).Any()) };
    }

    private static List<string> Ids(PolicyFile policy, Func<Purpose, bool> isTouched) => [.. policy.Purposes.Where(isTouched).Select(p => p.Id)];
}
