using NodaTime;

namespace Avow.Policy.Law.Transfers;

/// <summary>Judges transfers by date and mechanism.</summary>
/// <remarks>Source: UK GDPR and GDPR art. 44 to 49; judgment C-311/18.</remarks>
public static class TransferLaw
{
    /// <summary>Whether the mechanism carries the transfer on its day.</summary>
    public static TransferJudgement Judge(LawBook law, Transfer transfer) => transfer.Mechanism == "adequacy"
        ? ByAdequacy(law, transfer)
        : BySafeguard(law, transfer);

    private static TransferJudgement ByAdequacy(LawBook law, Transfer transfer)
    {
        var decisions = law.OfKind("adequacy").Where(r => r.Regime == transfer.Regime && transfer.Country is { } c && r.Texts("countries").Contains(c)).ToList();
        var rule = decisions.Find(r => r.IsInForce(transfer.On)) ?? decisions.OrderBy(r => r.From).FirstOrDefault();
        if (rule is null)
        {
            return Not(TransferStanding.NotAvailable, $"no decision under the {transfer.Regime.ToUpperInvariant()} rules covers {transfer.Country ?? "every country"}", null);
        }

        return rule.Text("through") is { } framework && rule.IsInForce(transfer.On)
            ? BySafeguard(law, transfer with { Mechanism = framework })
            : InTime(rule, transfer);
    }

    private static TransferJudgement BySafeguard(LawBook law, Transfer transfer)
    {
        var named = law.OfKind("safeguard").Where(r => r.Text("name") == transfer.Mechanism).ToList();
        var own = named.FindAll(r => r.Regime == transfer.Regime);
        var rule = own.Find(r => r.IsInForce(transfer.On)) ?? own.OrderBy(r => r.From).FirstOrDefault();
        if (rule is null)
        {
            return Not(TransferStanding.Invalid, named.Count == 0
                ? $"{transfer.Mechanism} is no mechanism that the law knows"
                : $"{transfer.Mechanism} is no mechanism under the {transfer.Regime.ToUpperInvariant()} rules; use {string.Join(" or ", Accepted(law, transfer))}", null);
        }

        return rule.Texts("countries") is { Count: > 0 } countries && (transfer.Country is not { } country || !countries.Contains(country))
            ? Not(TransferStanding.Invalid, $"{transfer.Mechanism} serves {string.Join(", ", countries)} only", rule)
            : InTime(rule, transfer);
    }

    private static IEnumerable<string> Accepted(LawBook law, Transfer transfer) => law.OfKind("safeguard")
        .Where(r => r.Regime == transfer.Regime && r.IsInForce(transfer.On) && r.Texts("countries").Count == 0 && !r.Texts("needs").Contains("occasional"))
        .Select(r => r.Text("name")!);

    private static TransferJudgement InTime(LawRule rule, Transfer transfer) =>
        transfer.On < rule.From ? Not(TransferStanding.NotAvailable, $"not in force before {rule.From:uuuu-MM-dd}", rule)
        : !rule.IsInForce(transfer.On) ? Not(TransferStanding.Invalid, $"ended on {rule.Until:uuuu-MM-dd}: {rule.Source}", rule)
        : Conditions(rule, transfer);

    private static TransferJudgement Conditions(LawRule rule, Transfer transfer)
    {
        var shown = rule.Texts("needs").Select(n => (Need: n, IsMet: Shown(n, transfer))).ToList();
        return shown.Find(s => s.IsMet == false) is { Need: { } failed }
            ? Not(TransferStanding.Invalid, Failed(failed), rule)
            : new(TransferStanding.Valid, rule.Source, rule, rule.Until, [.. shown.Where(s => s.IsMet is null).Select(s => s.Need)], Recheck(rule, transfer));
    }

    private static bool? Shown(string need, Transfer transfer) => need switch
    {
        "certification" => transfer.IsCertified,
        "test" => transfer.Test is { } test ? test.IsMet && test.On <= transfer.On : null,
        _ => transfer.IsOccasional,
    };

    private static string Failed(string need) => need switch
    {
        "certification" => "the recipient is not certified",
        "test" => "no test that was met is recorded before the transfer",
        _ => "consent carries an occasional transfer only",
    };

    private static LocalDate? Recheck(LawRule rule, Transfer transfer) =>
        rule.PeriodIfAny("recheck") is { } every ? (transfer.CertificationCheckedOn is { } on ? every.After(on) : null) : transfer.Test?.ReviewOn;

    private static TransferJudgement Not(TransferStanding standing, string because, LawRule? rule) => new(standing, because, rule, rule?.Until, [], null);
}
