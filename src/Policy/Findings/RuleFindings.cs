using Avow.Policy.Law;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using NodaTime;

namespace Avow.Policy.Findings;

/// <summary>What is wrong with a rule of keeping.</summary>
internal static class RuleFindings
{
    // Days on which months and years clamp differently; a period that is shorter on one of them is shorter somewhere.
    private static readonly LocalDate[] Anchors = [new(2024, 2, 29), new(2024, 12, 31), new(2025, 1, 1), new(2025, 3, 31), new(2026, 6, 15)];

    public static IEnumerable<Finding> Of(PolicyFile policy, Purpose purpose, KeepRule rule, RecordKindInfo? kind) =>
        DeadTerms(purpose, rule)
            .Concat(kind is null ? [] : DeadClocks(purpose, rule, kind))
            .Concat(kind is null ? [] : Unanswerable(purpose, rule, kind))
            .Concat(BelowStatute(policy, purpose, rule))
            .Concat(NeverEnds(purpose, rule))
            .Concat(WithoutWords(policy, rule));

    private static IEnumerable<Finding> DeadTerms(Purpose purpose, KeepRule rule)
    {
        // A minimum and a maximum from one clock both count: one is the floor, the other the end.
        for (var i = 0; i < rule.Terms.Count && rule.Terms.All(t => t.Floor is null); i++)
        {
            var term = rule.Terms[i];
            var winner = rule.Terms.Where((other, j) => j != i && other.Clock == term.Clock && Beats(rule.Which, other, term, isFirstOfEquals: j < i)).FirstOrDefault();
            if (winner is not null)
            {
                yield return new("DEAD-CLOCK", Severity.Warning, $"In {purpose.Id}.{rule.Kind} the term `{term}` can never decide, because `{winner}` always does.", rule.At,
                    "A promise that can never take effect misleads", $"Remove `{term}`.");
            }
        }
    }

    private static bool Beats(Whichever which, KeepTerm other, KeepTerm term, bool isFirstOfEquals) => Array.TrueForAll(Anchors, day =>
    {
        var difference = After(other, day).CompareTo(After(term, day));
        return (difference == 0 && isFirstOfEquals) || (which == Whichever.First ? difference < 0 : difference > 0);
    });

    private static LocalDate After(KeepTerm term, LocalDate day) => term.Period?.After(day) ?? day;

    private static IEnumerable<Finding> DeadClocks(Purpose purpose, KeepRule rule, RecordKindInfo kind)
    {
        var missing = rule.Terms.Where(t => !kind.Clocks.Contains(t.Clock)).ToList();
        var neverGoes = (missing.Count == rule.Terms.Count && rule.Review is null) || (missing.Count > 0 && rule.Which == Whichever.Last);
        foreach (var term in missing)
        {
            var consequence = neverGoes ? "so that these records would never go" : "so that this part is not kept yet";
            yield return new("DEAD-CLOCK", neverGoes ? Severity.Error : Severity.Warning,
                $"{purpose.Id}.{rule.Kind} counts from `{term.Clock}`, which such records never report, {consequence}{Quote.DidYouMean(term.Clock, kind.Clocks)}", rule.At,
                "UK GDPR article 5(1)(e)", $"Count from one of {string.Join(", ", kind.Clocks)}.");
        }
    }

    /// <summary>A question whose answer such records cannot report stays open for ever, or lets silence end what was answered.</summary>
    private static IEnumerable<Finding> Unanswerable(Purpose purpose, KeepRule rule, RecordKindInfo kind)
    {
        if (rule.Review is { } review && !kind.Clocks.Contains(review.AnswerClock))
        {
            yield return new("unanswerable", review.Unanswered is null ? Severity.Warning : Severity.Error,
                $"{purpose.Id}.{rule.Kind} asks every {review.Every}, but such records never report `{review.AnswerClock}`, so that no answer counts.", rule.At,
                "UK GDPR article 5(1)(d) and (e)", $"Leave the question out, or wait until records of the kind `{rule.Kind}` report `{review.AnswerClock}`.");
        }
    }

    /// <summary>The law wins anyway; but a notice that promises less than the law keeps is untrue. One day's rounding is no finding.</summary>
    private static IEnumerable<Finding> BelowStatute(PolicyFile policy, Purpose purpose, KeepRule rule)
    {
        if ((rule.Statute ?? purpose.Law) is not { } id || Statutes.Find(id) is not { } statute)
        {
            yield break;
        }

        var days = statute.Clock == "financial-year-ended" ? YearEnds(policy) : Anchors;
        var shorter = rule.Terms.FirstOrDefault(t => t.Clock == statute.Clock && Array.Exists(days, day => (t.Floor?.After(day) ?? After(t, day)) < statute.LastDay(day)));
        if (shorter is not null)
        {
            yield return new("DELETE-VS-STATUTE", Severity.Error, $"{purpose.Id}.{rule.Kind} promises `{shorter}`, but {statute.Source} asks for {statute.Period}{(statute.FromYearEnd ? " after the end of that year" : "")}.", rule.At,
                statute.Source, $"Write at least {statute.Period} after {statute.Clock}.");
        }
    }

    /// <summary>That clock starts on one day of the year only.</summary>
    private static LocalDate[] YearEnds(PolicyFile policy) => [.. Anchors.Select(day => policy.FinancialYearEnds.InYear(day.Year))];

    private static IEnumerable<Finding> NeverEnds(Purpose purpose, KeepRule rule)
    {
        var isWithoutEnd = rule.Terms.Count > 0
            && (rule.Which == Whichever.Last ? rule.Terms.Any(t => t.Period is null) : rule.Terms.All(t => t.Period is null));
        var waits = isWithoutEnd && rule.Review is null && rule.Then != Disposal.Review;
        if (waits && (purpose.Review ?? purpose.Assessment?.Review ?? purpose.Agreement?.Review) is null)
        {
            yield return new("RETENTION-NO-CRITERION", Severity.Warning, $"{purpose.Id}.{rule.Kind} ends only with an event that may never come, and nobody looks at it.", rule.At,
                "UK GDPR article 5(1)(e)", "Add `review:` to the purpose, or a term with a period.");
        }
    }

    private static IEnumerable<Finding> WithoutWords(PolicyFile policy, KeepRule rule)
    {
        if (policy.Kinds.All(k => k.Id != rule.Kind))
        {
            yield return new("NO-WORDS", Severity.Note, $"The notice has no words for the kind `{rule.Kind}` and makes do with its id.", rule.At,
                "UK GDPR article 12(1): plain language", $"Add `{rule.Kind}` under `kinds`.");
        }
    }
}
