using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Deciding;

/// <summary>Until when one purpose needs a record, in ticks since the Unix epoch, and because of what.</summary>
internal readonly record struct Need
{
    /// <summary>The purpose never needed it (it came into the policy after the record).</summary>
    public const long Never = long.MinValue;

    /// <summary>The purpose needs it until something happens that has not happened.</summary>
    public const long Open = long.MaxValue;

    public Need(long until, long clockStart, int version, int rule, Ground ground)
    {
        (Until, Fields, Ask, AskStart, Floor) = (until, until, until, Open, Never);
        (ClockStart, Version, Rule, Ground) = (clockStart, version, rule, ground);
    }

    /// <summary>When the record may go for this purpose; <see cref="Open"/> where only its fields go, or only a person ends it.</summary>
    public long Until { get; init; }

    /// <summary>When the purpose's categories may go; never later than <see cref="Until"/>.</summary>
    public long Fields { get; init; }

    /// <summary>When a person must look or be asked; no duty where it is not before <see cref="Fields"/>.</summary>
    public long Ask { get; init; }

    /// <summary>What the question counts from: the last answer, else its clock; <see cref="Open"/> when there is no question.</summary>
    public long AskStart { get; init; }

    /// <summary>Before when neither a removal, an instruction nor silence ends it.</summary>
    public long Floor { get; init; }

    /// <summary>When the deciding clock started; <see cref="Open"/> when none has.</summary>
    public long ClockStart { get; init; }

    public int Version { get; init; }

    public int Rule { get; init; }

    public Ground Ground { get; init; }

    /// <summary>Whether somebody must look, now or later, while the purpose needs the record.</summary>
    public bool Asks => Ask < Fields;

    /// <summary>What the rule says: its terms, its question, the client's instruction, a removal, the statute.</summary>
    /// <param name="alone">True for what it says by itself, as an explanation tells it; false when clocks older than the version keep the shorter
    /// periods of the versions before.</param>
    public static Need Of(KindVersion version, int versionIndex, int ruleIndex, Facts facts, bool alone = false)
    {
        var rule = version.Rules[ruleIndex];
        var need = TermNeed.OfAll(version, versionIndex, ruleIndex, facts, alone);
        need = need.Asks ? AfterAnswer(need, version, rule, facts) : need;
        if (rule.Question is not null && (!rule.AsksOnlyWithoutEnd || (need.Fields == Open && !need.Asks)))
        {
            need = QuestionNeed.On(need, version, versionIndex, ruleIndex, facts, alone);
        }

        if (facts.RemovedAt is { } removed && removed.ToUnixTimeTicks() is var at && at < need.Until)
        {
            var until = Math.Min(Math.Max(at, need.Floor), need.Until);
            need = new(until, at, versionIndex, ruleIndex, until > at ? Ground.Minimum : Ground.Removed) { Fields = Math.Min(need.Fields, until), Floor = need.Floor };
        }

        return WithLaw(need, version, versionIndex, ruleIndex, facts);
    }

    /// <summary>A look that was answered after it was due is due again once the answer has grown old.</summary>
    private static Need AfterAnswer(Need need, KindVersion version, CompiledRule rule, Facts facts)
    {
        var answered = facts.StartOf(rule.AnswerClock)?.ToUnixTimeTicks() ?? Never;
        return answered < need.Ask
            ? need
            : need with { Ask = version.Calendar.StartAfter(version.Calendar.DayOf(answered), rule.AskAgain), AskStart = answered };
    }

    /// <summary>The need, or what the rule's law asks for where that is longer. A law reaches every record it names, whenever its clock started.</summary>
    public static Need WithLaw(Need need, KindVersion version, int versionIndex, int ruleIndex, Facts facts)
    {
        if (version.Rules[ruleIndex].Statute is not { } statute || facts.StartOf(statute.Clock) is not { } anchor)
        {
            return need;
        }

        var floor = StatuteEnd(version.Calendar, statute, anchor);
        return need.Fields >= floor && need.Ask >= floor ? need
            : need.Until < floor ? new(floor, need.ClockStart, versionIndex, ruleIndex, Ground.Statute)
            : need with { Fields = Math.Max(need.Fields, floor), Ask = Math.Max(need.Ask, floor) };
    }

    public Need Because(Ground ground) => this with { Ground = ground };

    /// <summary>Of each kind of end the earlier one; whose end of the record is the earlier gives its name.</summary>
    public static Need Earlier(in Need a, in Need b) => (b.IsBefore(a) ? b : a) with
    {
        Until = Math.Min(a.Until, b.Until),
        Fields = Math.Min(a.Fields, b.Fields),
        Ask = Math.Min(a.Ask, b.Ask),
        Floor = Math.Min(a.Floor, b.Floor),
    };

    /// <summary>Of each kind of end the later one; whose end of the record is the later gives its name.</summary>
    public static Need Later(in Need a, in Need b) => (a.IsBefore(b) ? b : a) with
    {
        Until = Math.Max(a.Until, b.Until),
        Fields = Math.Max(a.Fields, b.Fields),
        Ask = Math.Max(a.Ask, b.Ask),
        Floor = Math.Max(a.Floor, b.Floor),
    };

    /// <summary>Whether nothing of it ends later than the other's.</summary>
    public bool IsWithin(in Need other) => Until <= other.Until && Fields <= other.Fields && Ask <= other.Ask;

    /// <summary>Only what never ends by itself is told apart by its fields and its question: they change no outcome of a record that goes.</summary>
    private bool IsBefore(in Need other) =>
        Until != other.Until ? Until < other.Until
        : Until == Open && (Fields != other.Fields ? Fields < other.Fields : Ask < other.Ask);

    private static long StatuteEnd(CivilCalendar calendar, Law.Statute statute, Instant anchor) =>
        calendar.StartOf(statute.LastDay(calendar.DayOf(anchor.ToUnixTimeTicks())).PlusDays(1));
}
