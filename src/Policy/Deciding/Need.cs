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

    /// <summary>What the rule says: its terms, the client's instruction, the statute.</summary>
    /// <param name="alone">True for what it says by itself, as an explanation tells it; false when clocks older than the version keep the shorter
    /// periods of the versions before.</param>
    public static Need Of(KindVersion version, int versionIndex, int ruleIndex, Facts facts, bool alone = false)
    {
        var terms = OfTerms(version, versionIndex, ruleIndex, facts, alone);
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

    private static Need OfTerms(KindVersion version, int versionIndex, int ruleIndex, Facts facts, bool alone)
    {
        var rule = version.Rules[ruleIndex];
        Need? winner = null;
        foreach (var term in rule.Terms)
        {
            var need = OfTerm(term, version, versionIndex, ruleIndex, facts, alone);
            var wins = winner is not { } best
                || (rule.Which == Whichever.First ? need.Until < best.Until : need.Until > best.Until);
            winner = wins ? need : winner;
        }

        return winner!.Value;
    }

    private static Need OfTerm(KeepTerm term, KindVersion version, int versionIndex, int ruleIndex, Facts facts, bool alone)
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
        var need = new Need(version.Calendar.StartOf(period.After(day)), ticks, versionIndex, ruleIndex, Ground.Period);
        need = alone ? need : Shortest(need, term, version, day);
        var told = version.Rules[ruleIndex].FollowsInstruction ? facts.Instruction?.Keep.After(day) : null;
        return told is { } end && version.Calendar.StartOf(end) < need.Until
            ? new(version.Calendar.StartOf(end), ticks, versionIndex, ruleIndex, Ground.Instruction)
            : need;
    }

    /// <summary>A term's need under the shortest of its periods since its own clock started. Each clock counts by itself: an event under a longer
    /// version, such as a service that ceases, must not carry an older clock's term over to the longer period.</summary>
    private static Need Shortest(Need need, KeepTerm term, KindVersion version, LocalDate day)
    {
        var (rule, index) = (need.Rule, need.Version);
        while (need.ClockStart < version.InForceFrom && version.Rules[rule].Before is >= 0 and var before && version.Earlier is { } earlier)
        {
            (rule, index, version) = (before, index - 1, earlier);
            foreach (var same in version.Rules[rule].Terms)
            {
                if (same.Clock == term.Clock && same.Period is { } period && version.Calendar.StartOf(period.After(day)) is var until && until < need.Until)
                {
                    need = new(until, need.ClockStart, index, rule, Ground.EarlierVersion);
                }
            }
        }

        return need;
    }

    private static long StatuteEnd(CivilCalendar calendar, Law.Statute statute, Instant anchor) =>
        calendar.StartOf(statute.LastDay(calendar.DayOf(anchor.ToUnixTimeTicks())).PlusDays(1));
}
