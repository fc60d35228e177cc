using Avow.Policy.Model;
using Avow.Web;

namespace Avow.Promises;

/// <summary>Rules of the policy in a reader's words.</summary>
public static class PolicyWords
{
    private static readonly string[] KnownClocks =
    [
        "received", "recorded", "starts", "closed", "contract-ended", "service-ceased", "unsubscribed", "last-interaction", "financial-year-ended",
        "left", "sent", "lifted",
    ];

    /// <summary>100 days · 100 dagar</summary>
    public static string Length(this Say say, KeepPeriod period) => say.T($"promises.period.{Word(period.Unit)}", ("count", period.Count));

    /// <summary>100 days after the call, or 100 days after the service ends, whichever is first.</summary>
    /// <remarks>A policy that has no texts in the reader's language is not translated half: its own sentence stands instead, as it does for a rule
    /// that says more than periods, events and a law.</remarks>
    public static string Terms(this Say say, PolicyFile policy, KeepRule rule)
    {
        if (!policy.Languages.Contains(say.Language) || !rule.IsPlain)
        {
            var purpose = policy.Purposes.First(p => p.Keep.Contains(rule));
            return NoticeShelf.Of(policy, say).Find($"{KeepEvidence.Prefix}{purpose.Id}.{rule.Kind}")!.Text;
        }

        var terms = rule.Terms.Select(t => Term(say, policy, rule.Kind, t)).ToList();
        var joined = terms.Count == 1 ? terms[0] : say.T(
            rule.Which == Whichever.First ? "promises.terms-first" : "promises.terms-last",
            ("first", string.Join(", ", terms.Take(terms.Count - 1))), ("last", terms[^1]));
        return rule.Statute is null ? joined : say.T("promises.terms-law", ("terms", joined));
    }

    /// <summary>100 days after the call.</summary>
    public static string Term(this Say say, PolicyFile policy, string kind, KeepTerm term)
    {
        var clock = say.Clock(policy, kind, term.Clock);
        return term.Period is { } period
            ? say.T("promises.term", ("period", say.Length(period)), ("clock", clock))
            : say.T("promises.term-until", ("clock", clock));
    }

    /// <summary>What readers call the kind: messages, client contacts.</summary>
    public static string Kinds(this Say say, PolicyFile policy, string kind) =>
        policy.Kinds.FirstOrDefault(k => k.Id == kind)?.Many.In(say.Language) ?? kind.Replace('-', ' ');

    /// <summary>What readers call one of the kind: message.</summary>
    public static string Kind(this Say say, PolicyFile policy, string kind) =>
        policy.Kinds.FirstOrDefault(k => k.Id == kind)?.One.In(say.Language) ?? kind.Replace('-', ' ');

    /// <summary>The event a clock stands for: you unsubscribe.</summary>
    public static string Clock(this Say say, PolicyFile policy, string kind, string clock) =>
        policy.Kinds.FirstOrDefault(k => k.Id == kind)?.Clocks.GetValueOrDefault(clock)?.GetValueOrDefault(say.Language)
        ?? (KnownClocks.Contains(clock) ? say[$"promises.clock.{clock}"] : clock.Replace('-', ' '));

    private static string Word(PeriodUnit unit) => unit.ToString().ToLowerInvariant();
}
