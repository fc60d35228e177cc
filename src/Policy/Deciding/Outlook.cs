using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Deciding;

/// <summary>What the purposes together say of one record: which need is the last, and which fields end before it.</summary>
internal readonly ref struct Outlook
{
    private readonly ReadOnlySpan<Need> _needs;
    private readonly KindVersion _version;
    private readonly Facts _facts;
    private readonly int _asking;

    private Outlook(KindVersion version, ReadOnlySpan<Need> needs, Need end, long nextChange, int asking, Facts facts)
    {
        _version = version;
        _needs = needs;
        _facts = facts;
        _asking = asking;
        End = end;
        NextChange = nextChange;
    }

    /// <summary>The last need: when it is over, the record goes.</summary>
    public Need End { get; }

    /// <summary>When the first thing happens: fields go, or the record.</summary>
    public long NextChange { get; }

    /// <summary>When the first question is due, open or to come.</summary>
    private long Ask => _asking < 0 ? Need.Open : _needs[_asking].Ask;

    public static Outlook Of(KindHistory history, int version, ReadOnlySpan<Need> needs, Facts facts, long now)
    {
        var rules = history.Versions[version];
        var mine = needs[..rules.Rules.Length];
        var end = Decision.Latest(mine, mine.Length);
        var next = end.Until;
        for (var c = 0; rules.FieldsMayGoFirst && c < rules.Categories.Length; c++)
        {
            var fieldEnd = FieldEnd(rules, mine, c);
            next = fieldEnd < next && !IsBlanked(facts, rules.Categories[c]) ? fieldEnd : next;
        }

        return new(rules, mine, end, next, FirstAsking(mine, now), facts);
    }

    /// <summary>When it must be looked at again: the next change, or a question that is still to come.</summary>
    public long NextLook(long now) => Math.Min(NextQuestion(now), NextChange);

    /// <summary>When a question that is not due yet will be.</summary>
    public long NextQuestion(long now) => Ask > now ? Ask : Need.Open;

    public Verdict Dispose(KindHistory history, long dueAt)
    {
        var rule = Rule(history);
        var outcome = End.Ground == Ground.Unanswered ? rule.OutcomeOfSilence : rule.Outcome;
        return Say(history, outcome, dueAt, dueAt, End.Ground, [], null, null);
    }

    public Verdict Blank(KindHistory history, long now, long dueAt) =>
        Say(history, Outcome.Blank, dueAt, dueAt, Ground.Period, Over(now), null, Duty());

    public Verdict Keep(KindHistory history, long dueAt, long lookAt, Ground ground, string? stoppedBy) =>
        Say(history, Outcome.Keep, dueAt, lookAt, ground, [], stoppedBy, Duty());

    /// <summary>The purpose that asks first among those that still need the record; -1 when none does.</summary>
    private static int FirstAsking(ReadOnlySpan<Need> needs, long now)
    {
        var first = -1;
        for (var i = 0; i < needs.Length; i++)
        {
            first = needs[i].Asks && needs[i].Fields > now && (first < 0 || needs[i].Ask < needs[first].Ask) ? i : first;
        }

        return first;
    }

    private CompiledRule Rule(KindHistory history) => history.Versions[End.Version].Rules[End.Rule];

    private KeepDuty? Duty()
    {
        if (_asking < 0)
        {
            return null;
        }

        var rule = _version.Rules[_asking];
        return new(rule.Question?.By ?? Answerer.Us, Instant.FromUnixTimeTicks(Ask), rule.Id, rule.Question?.Owner ?? RuleDuty.PrivacyLead);
    }

    private Verdict Say(
        KindHistory history, Outcome outcome, long due, long look, Ground ground, IReadOnlyList<string> blanks, string? stoppedBy, KeepDuty? duty)
    {
        var version = history.Versions[End.Version];
        var rule = version.Rules[End.Rule];
        return new(outcome, At(due), At(look) ?? Instant.MaxValue, rule.Id, version.Policy.Version, ground, rule.Sentence, blanks, stoppedBy, duty);
    }

    private string[] Over(long at)
    {
        var over = new List<string>();
        for (var c = 0; c < _version.Categories.Length; c++)
        {
            if (FieldEnd(_version, _needs, c) <= at && !IsBlanked(_facts, _version.Categories[c]))
            {
                over.Add(_version.Categories[c]);
            }
        }

        return [.. over];
    }

    /// <summary>When the last purpose that needs the category is over; open when no purpose that applies names it.</summary>
    private static long FieldEnd(KindVersion version, ReadOnlySpan<Need> needs, int category)
    {
        var end = Need.Never;
        for (var i = 0; i < needs.Length; i++)
        {
            if ((version.Rules[i].Data & (1UL << category)) != 0)
            {
                end = Math.Max(end, needs[i].Fields);
            }
        }

        return end == Need.Never ? Need.Open : end;
    }

    private static bool IsBlanked(Facts facts, string category) => facts.Blanked.Count > 0 && facts.Blanked.Contains(category);

    private static Instant? At(long ticks) => ticks is Need.Open or Need.Never ? null : Instant.FromUnixTimeTicks(ticks);
}

/// <summary>One rule as it was weighed, for an explanation.</summary>
/// <param name="History">The kind's history, to name version and rule.</param>
/// <param name="Own">What the rule says by itself.</param>
/// <param name="Counted">What counted, once the version before was heard.</param>
internal readonly record struct Considered(KindHistory History, Need Own, Need Counted);
