using Avow.Policy.Law;
using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Deadlines;

/// <summary>Until when a claim under a contract can be brought: a reason to keep on legitimate interests, never a duty to.</summary>
public static class Limitation
{
    /// <summary>The law's period in a jurisdiction; null when the law file has none.</summary>
    /// <param name="jurisdiction">Such as <c>GB-SCT</c>; <c>GB</c> alone is taken as England and Wales.</param>
    /// <param name="againstConsumer">Whether the debtor is a consumer.</param>
    public static KeepPeriod? PeriodOf(LawBook law, string jurisdiction, bool againstConsumer, LocalDate on) => law.OfKind("limitation")
        .Where(r => r.IsInForce(on) && Jurisdictions.Covers(r.Jurisdiction, jurisdiction == "GB" ? "GB-EAW" : jurisdiction))
        .OrderByDescending(r => r.Text("against") == "consumer" == againstConsumer)
        .FirstOrDefault(r => againstConsumer || r.Text("against") != "consumer")?.PeriodIfAny("period");

    /// <summary>The last civil day on which the claim can be brought. The day of the breach is not counted.</summary>
    public static LocalDate LastDay(LocalDate breachOn, KeepPeriod period) => period.After(breachOn);
}
