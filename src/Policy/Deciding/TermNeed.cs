using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Deciding;

/// <summary>What the terms of one rule say: the periods after its clocks, the earliest or the latest of them.</summary>
internal static class TermNeed
{
    /// <summary>What the terms say together. Without terms: what the law says alone, or no end.</summary>
    public static Need OfAll(KindVersion version, int versionIndex, int ruleIndex, Facts facts, bool alone)
    {
        var rule = version.Rules[ruleIndex];
        if (rule.Terms.Length == 0)
        {
            return OfNone(rule, versionIndex, ruleIndex, facts);
        }

        var all = Of(rule.Terms[0], version, versionIndex, ruleIndex, facts, alone);
        for (var i = 1; i < rule.Terms.Length; i++)
        {
            var next = Of(rule.Terms[i], version, versionIndex, ruleIndex, facts, alone);
            all = rule.Which == Whichever.First ? Need.Earlier(all, next) : Need.Later(all, next);
        }

        return all;
    }

    private static Need OfNone(CompiledRule rule, int versionIndex, int ruleIndex, Facts facts) =>
        rule.Statute is { } law && facts.StartOf(law.Clock) is { } anchor && rule.AsksOnlyWithoutEnd
            ? new(Need.Never, anchor.ToUnixTimeTicks(), versionIndex, ruleIndex, Ground.Statute)
            : new(Need.Open, Need.Open, versionIndex, ruleIndex, Ground.NotStarted);

    private static Need Of(KeepTerm term, KindVersion version, int versionIndex, int ruleIndex, Facts facts, bool alone)
    {
        if (facts.StartOf(term.Clock) is not { } started)
        {
            return new(Need.Open, Need.Open, versionIndex, ruleIndex, Ground.NotStarted) { Floor = term.Floor is null ? Need.Never : Need.Open };
        }

        var ticks = started.ToUnixTimeTicks();
        var day = version.Calendar.DayOf(ticks);
        var need = Started(term, ticks, day, version, versionIndex, ruleIndex, Ground.Period);
        need = alone ? need : Shortest(need, term, day, version);
        return version.Rules[ruleIndex].FollowsInstruction && facts.Instruction is { } told && term.Period is not null
            ? Told(need, version.Calendar.StartAfter(day, told.Keep), versionIndex, ruleIndex)
            : need;
    }

    /// <summary>A term whose clock has started: when the record, its fields and the look at it are due.</summary>
    private static Need Started(
        KeepTerm term, long ticks, LocalDate day, KindVersion version, int versionIndex, int ruleIndex, Ground ground)
    {
        var then = version.Rules[ruleIndex].Then;
        var end = term.Period is { } period ? version.Calendar.StartAfter(day, period) : ticks;
        if (term.Bound is Bound.Exactly or Bound.AtMost && then is Disposal.Delete or Disposal.Anonymise)
        {
            return new(end, ticks, versionIndex, ruleIndex, ground);
        }

        var floor = term.Floor is { } least ? version.Calendar.StartAfter(day, least) : Need.Never;
        var stays = term.Bound == Bound.AtLeast || then == Disposal.Review;
        end = Math.Max(end, floor);
        return new(stays || then == Disposal.Blank ? Need.Open : end, ticks, versionIndex, ruleIndex, stays && ground == Ground.Period ? Ground.Review : ground)
        {
            Fields = stays ? Need.Open : end,
            Ask = floor == Need.Never ? end : floor,
            Floor = floor,
        };
    }

    /// <summary>A term's need under the shortest of its periods since its own clock started. Each clock counts by itself: an event under a longer
    /// version, such as a service that ceases, must not carry an older clock's term over to the longer period.</summary>
    private static Need Shortest(Need need, KeepTerm term, LocalDate day, KindVersion version)
    {
        var (start, rule, index) = (need.ClockStart, need.Rule, need.Version);
        while (start < version.InForceFrom && version.Rules[rule].Before is >= 0 and var before && version.Earlier is { } earlier)
        {
            (rule, index, version) = (before, index - 1, earlier);
            foreach (var same in version.Rules[rule].Terms)
            {
                if (same.Clock == term.Clock && same.Period is not null)
                {
                    need = Need.Earlier(need, Started(same, start, day, version, index, rule, Ground.EarlierVersion));
                }
            }
        }

        return need;
    }

    /// <summary>The client's shorter period, but not below the rule's minimum.</summary>
    private static Need Told(Need need, long end, int versionIndex, int ruleIndex)
    {
        end = Math.Max(end, need.Floor);
        return end >= need.Fields ? need
            : need.Until == Need.Open && need.Fields != Need.Open ? need with { Fields = end, Ask = Math.Min(need.Ask, end) }
            : new(end, need.ClockStart, versionIndex, ruleIndex, Ground.Instruction) { Floor = need.Floor };
    }
}
