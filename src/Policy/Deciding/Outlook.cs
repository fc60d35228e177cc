using NodaTime;

namespace Avow.Policy.Deciding;

/// <summary>What the purposes together say of one record: which need is the last, and which fields end before it.</summary>
internal readonly ref struct Outlook
{
    private readonly ReadOnlySpan<Need> _needs;
    private readonly KindVersion _version;
    private readonly Facts _facts;

    private Outlook(KindVersion version, ReadOnlySpan<Need> needs, Need end, long nextChange, Facts facts)
    {
        _version = version;
        _needs = needs;
        _facts = facts;
        End = end;
        NextChange = nextChange;
    }

    /// <summary>The last need: when it is over, the record goes.</summary>
    public Need End { get; }

    /// <summary>When the first thing happens: fields go, or the record.</summary>
    public long NextChange { get; }

    public static Outlook Of(KindHistory history, int version, ReadOnlySpan<Need> needs, Facts facts)
    {
        var rules = history.Versions[version];
        var mine = needs[..rules.Rules.Length];
        var end = Decision.Latest(mine, mine.Length);
        var next = end.Until;
        for (var c = 0; mine.Length > 1 && c < rules.Categories.Length; c++)
        {
            var fieldEnd = FieldEnd(rules, mine, c);
            next = fieldEnd < next && !IsBlanked(facts, rules.Categories[c]) ? fieldEnd : next;
        }

        return new(rules, mine, end, next, facts);
    }

    public Verdict Dispose(KindHistory history, long dueAt) =>
        Say(history, End, Rule(history).Then, dueAt, dueAt, End.Ground, [], null);

    public Verdict Blank(KindHistory history, long now, long dueAt) =>
        Say(history, End, Outcome.Blank, dueAt, dueAt, Ground.Period, Over(now), null);

    public Verdict Keep(KindHistory history, long dueAt, long lookAt, Ground ground, string? stoppedBy) =>
        Say(history, End, Outcome.Keep, dueAt, lookAt, ground, [], stoppedBy);

    private CompiledRule Rule(KindHistory history) => history.Versions[End.Version].Rules[End.Rule];

    private static Verdict Say(
        KindHistory history, Need need, Outcome outcome, long due, long look, Ground ground, IReadOnlyList<string> blanks, string? stoppedBy)
    {
        var version = history.Versions[need.Version];
        var rule = version.Rules[need.Rule];
        return new(outcome, At(due), At(look) ?? Instant.MaxValue, rule.Id, version.Policy.Version, ground, rule.Sentence, blanks, stoppedBy);
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
                end = Math.Max(end, needs[i].Until);
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
