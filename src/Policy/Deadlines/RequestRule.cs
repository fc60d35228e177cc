using System.Runtime.CompilerServices;
using Avow.Policy.Law;
using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Deadlines;

/// <summary>What starts the time of a request again or lets it stand still.</summary>
public enum RequestMatter
{
    /// <summary>Who the person is (Art. 12(6)).</summary>
    Identity,

    /// <summary>Whether somebody may ask for the person.</summary>
    Authority,

    /// <summary>A fee (Art. 12(5)).</summary>
    Fee,

    /// <summary>What an access request is about.</summary>
    Clarification,
}

/// <summary>The law of a request's time in one regime.</summary>
/// <param name="Period">The time to answer: one month.</param>
/// <param name="ExtendedPeriod">The whole time when extended, counted from the same start: three months, never one and two.</param>
/// <param name="Target">A cautious target that never rolls: 28 days.</param>
/// <param name="Restarts">Matters whose answer begins the time anew.</param>
/// <param name="Pauses">Matters that let the time stand still from the day of asking to the day of answering, both in.</param>
public sealed record RequestRule(
    KeepPeriod Period, KeepPeriod ExtendedPeriod, KeepPeriod Target, IReadOnlyList<RequestMatter> Restarts, IReadOnlyList<RequestMatter> Pauses)
{
    private static readonly ConditionalWeakTable<LawRule, RequestRule> Read = [];

    /// <summary>The rule that holds in a jurisdiction for a request received on a civil day; before the first such rule, the first.</summary>
    public static RequestRule Of(LawBook law, string jurisdiction, LocalDate receivedOn)
    {
        var rule = law.InForce("request-clock", jurisdiction, receivedOn)
            ?? law.OfKind("request-clock").Where(r => Jurisdictions.Covers(r.Jurisdiction, jurisdiction)).MinBy(r => r.From)!;
        return Read.GetValue(rule, FromData);
    }

    private static RequestRule FromData(LawRule rule) =>
        new(rule.Period("period"), rule.Period("extended-period"), rule.Period("target"), Matters(rule, "restarts"), Matters(rule, "pauses"));

    private static RequestMatter[] Matters(LawRule rule, string parameter) => [.. rule.Texts(parameter).Select(t => Enum.Parse<RequestMatter>(t, ignoreCase: true))];
}
