using Avow.Policy.Model;
using Avow.Policy.Reading;
using NodaTime;

namespace Avow.Policy.Findings;

/// <summary>Finds what is wrong with a policy that reads, before anything runs on it.</summary>
public static class PolicyFindings
{
    /// <summary>All findings, gravest first, then in the order of the file.</summary>
    /// <param name="policy">One version.</param>
    /// <param name="catalogue">The record kinds that the app stores; null when only the file is checked.</param>
    /// <param name="today">A civil day in the organisation's zone, for what is overdue; null when nothing is asked by date.</param>
    public static IReadOnlyList<Finding> Of(PolicyFile policy, IReadOnlyList<RecordKindInfo>? catalogue = null, LocalDate? today = null)
    {
        var passages = Passage.Of(policy);
        return
        [
            .. policy.Purposes.SelectMany(PurposeFindings.Of)
                .Concat(policy.Purposes.SelectMany(p => UseFindings.Of(policy, p)))
                .Concat(policy.Purposes.SelectMany(p => p.Keep.SelectMany(k => RuleFindings.Of(policy, p, k, InfoOf(k, catalogue)))))
                .Concat(policy.Recipients.SelectMany(r => RecipientFindings.Of(policy, r)))
                .Concat(KindFindings.Of(policy, catalogue))
                .Concat((catalogue ?? []).SelectMany(k => OutcomeFindings.Of(policy, k)))
                .Concat(KeepingFindings.Of(policy))
                .Concat(CookieFindings.Of(policy))
                .Concat(ControllerFindings.Of(policy, passages))
                .Concat(MissingElements.Of(policy, passages))
                .Concat(VendorFindings.Of(policy, passages))
                .Concat(TextFindings.Of(policy, passages))
                .Concat(AssessmentFindings.Missing(policy))
                .Concat(today is { } day ? AssessmentFindings.Overdue(policy, day) : [])
                .OrderByDescending(f => f.Severity).ThenBy(f => f.At.Line).ThenBy(f => f.At.Column).ThenBy(f => f.Code, StringComparer.Ordinal),
        ];
    }

    private static RecordKindInfo? InfoOf(KeepRule rule, IReadOnlyList<RecordKindInfo>? catalogue) =>
        catalogue?.FirstOrDefault(k => k.Name == rule.Kind);
}
