using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Deciding;

/// <summary>What the question of a rule adds to its terms: when somebody must answer, and what silence does.</summary>
internal static class QuestionNeed
{
    /// <summary>The need with the question: asked again each time after the last answer; where silence has an end, over at it.</summary>
    public static Need On(Need need, KindVersion version, int versionIndex, int ruleIndex, Facts facts, bool alone)
    {
        var question = version.Rules[ruleIndex].Question!;
        if (StartOf(question, facts) is not { } start)
        {
            return need;
        }

        var day = version.Calendar.DayOf(start);
        var asked = Asked(need.Floor, question, start, day, version, versionIndex, ruleIndex);
        asked = alone ? asked : Shortest(asked, need, question, day, version, facts);

        // A question alone ends nothing: whatever is answered, the record goes when and as its terms say.
        return asked.Until == Need.Open
            ? need with { Ask = Math.Min(need.Ask, asked.Ask), AskStart = start, Ground = need.Until == Need.Open ? Ground.Review : need.Ground }
            : Need.Earlier(need, asked) with { Floor = need.Floor, AskStart = start };
    }

    private static Need Asked(long floor, KeepReview question, long start, LocalDate day, KindVersion version, int versionIndex, int ruleIndex)
    {
        var date = question.Every.After(day);
        var ask = Math.Max(version.Calendar.StartOf(date), floor);
        var asked = new Need(Need.Open, start, versionIndex, ruleIndex, Ground.Review) { Ask = ask };
        if (question.Unanswered is not { } silence)
        {
            return asked;
        }

        var end = Math.Max(version.Calendar.StartOf(silence.For.After(date)), floor);
        return asked with { Until = end, Fields = end, Ground = Ground.Unanswered };
    }

    /// <summary>The shortest rhythm and silence since the last answer; never sooner than the minimum of the version that says it.</summary>
    private static Need Shortest(Need asked, Need need, KeepReview question, LocalDate day, KindVersion version, Facts facts)
    {
        var (start, rule, index) = (asked.ClockStart, asked.Rule, asked.Version);
        while (start < version.InForceFrom && version.Rules[rule].Before is >= 0 and var before && version.Earlier is { } earlier)
        {
            (rule, index, version) = (before, index - 1, earlier);
            if (version.Rules[rule] is { AsksOnlyWithoutEnd: false, Question: { } same } && same.By == question.By)
            {
                var floor = Math.Max(need.Floor, TermNeed.OfAll(version, index, rule, facts, alone: true).Floor);
                asked = Need.Earlier(asked, Asked(floor, question.Unanswered is null ? same with { Unanswered = null } : same, start, day, version, index, rule));
            }
        }

        return asked;
    }

    /// <summary>The last answer, or where there is none the question's clock, else the record's first event.</summary>
    private static long? StartOf(KeepReview question, Facts facts)
    {
        var answer = facts.StartOf(question.AnswerClock)?.ToUnixTimeTicks();
        var start = question.After is { } clock ? facts.StartOf(clock)?.ToUnixTimeTicks() : FirstOf(facts);
        return start is { } from && answer is { } at ? Math.Max(from, at) : start ?? answer;
    }

    private static long? FirstOf(Facts facts)
    {
        long? first = null;
        foreach (var clock in facts.Clocks)
        {
            var at = clock.StartedAt.ToUnixTimeTicks();
            first = first is { } earlier && earlier <= at ? earlier : at;
        }

        return first;
    }
}
