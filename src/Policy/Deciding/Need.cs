using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Deciding;

/// <summary>Until when one purpose needs a record, in ticks since the Unix epoch, and because of what.</summary>
internal readonly struct Need(long until, long clockStart, int version, int rule, Ground ground)
{
    /// <summary>The purpose never needed it (it came into the policy after the record).</summary>
    public const long Never = long.MinValue;

    /// <summary>The purpose needs it until something happens that has not happened.</summary>
    public const long Open = long.MaxValue;

    public long Until { get; } = until;

    /// <summary>When the deciding clock started; <see cref="Open"/> when none has.</summary>
    public long ClockStart { get; } = clockStart;

    public int Version { get; } = version;

    public int Rule { get; } = rule;

    public Ground Ground { get; } = ground;

    /// <summary>What the rule says by itself: its terms, the client's instruction, the statute.</summary>
    public static Need Of(KindVersion version, int versionIndex, int ruleIndex, Facts facts)
    {
        var terms = OfTerms(version, versionIndex, ruleIndex, facts);
        if (facts.RemovedAt is { } removed && removed.ToUnixTimeTicks() < terms.Until)
        {
            terms = new(removed.ToUnixTimeTicks(), removed.ToUnixTimeTicks(), versionIndex, ruleIndex, Ground.Removed);
        }

        return WithLaw(terms, version, versionIndex, ruleIndex, facts);
    }

    /// <summary>The need, or what the rule's law asks for where that is longer. A law reaches every record it names, whenever its clock started.</summary>
    public static Need WithLaw(Need need, KindVersion version, int versionIndex, int ruleIndex, Facts facts)
    {
        if (version.Rules[ruleIndex].Statute is not { } statute || facts.StartOf(statute.Clock) is not { } anchor)
        {
            return need;
        }

        var floor = StatuteEnd(version.Calendar, statute, anchor);
        return need.Until >= floor ? need : new(floor, need.ClockStart, versionIndex, ruleIndex, Ground.Statute);
    }

    public Need Because(Ground ground) => new(Until, ClockStart, Version, Rule, ground);

    private static Need OfTerms(KindVersion version, int versionIndex, int ruleIndex, Facts facts)
    {
        var rule = version.Rules[ruleIndex];
        Need? winner = null;
        foreach (var term in rule.Terms)
        {
            var need = OfTerm(term, version, versionIndex, ruleIndex, facts);
            var wins = winner is not { } best
                || (rule.Which == Whichever.First ? need.Until < best.Until : need.Until > best.Until);
            winner = wins ? need : winner;
        }

        return winner!.Value;
    }

    private static Need OfTerm(KeepTerm term, KindVersion version, int versionIndex, int ruleIndex, Facts facts)
    {
        if (facts.StartOf(term.Clock) is not { } started)
        {
            return new(Open, Open, versionIndex, ruleIndex, Ground.NotStarted);
        }

        var ticks = started.ToUnixTimeTicks();
        if (term.Period is not { } period)
        {
            return new(ticks, ticks, versionIndex, ruleIndex, Ground.Period);
        }

        var day = version.Calendar.DayOf(ticks);
        var end = period.After(day);
        var sooner = version.Rules[ruleIndex].FollowsInstruction && facts.Instruction is { } told && told.Keep.After(day) < end;
        return sooner
            ? new(version.Calendar.StartOf(facts.Instruction!.Keep.After(day)), ticks, versionIndex, ruleIndex, Ground.Instruction)
            : new(version.Calendar.StartOf(end), ticks, versionIndex, ruleIndex, Ground.Period);
    }

    private static long StatuteEnd(CivilCalendar calendar, Law.Statute statute, Instant anchor) =>
        calendar.StartOf(statute.LastDay(calendar.DayOf(anchor.ToUnixTimeTicks())).PlusDays(1));
}
