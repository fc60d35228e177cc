using NodaTime;

namespace Avow.Policy.Deciding;

/// <summary>Deciding what happens to a record: pure, without I/O and without a clock.</summary>
public static class Decision
{
    /// <summary>The verdict on one record at one instant, under the version in force and the history behind it.</summary>
    /// <param name="facts">The record's clocks and states.</param>
    /// <param name="policies">The version history. A shorter period reaches every record; a longer one only records whose deciding clock
    /// started once the longer version was in force. A purpose that came later needs no older record.</param>
    /// <param name="now">UTC.</param>
    /// <returns>The verdict; the record is due at <see cref="Verdict.DueAt"/>, not after it: day 99 of 100 is in, day 100 is out.</returns>
    /// <exception cref="ArgumentException">No version has a rule for the record's kind.</exception>
    /// <remarks>A record stays while any purpose still needs it. Source: UK GDPR art. 5(1)(e), 17(3), 18(1), 28(3)(a) and (g).</remarks>
    public static Verdict Decide(Facts facts, Policies policies, Instant now) => Decide(facts, policies, now, trace: null);

    internal static Verdict Decide(Facts facts, Policies policies, Instant now, Action<Considered>? trace)
    {
        var history = policies.HistoryOf(facts.Kind);
        var at = now.ToUnixTimeTicks();
        var current = IndexInForce(history, at);
        var begun = IndexInForce(history, FirstStart(facts));
        var first = Math.Min(current, begun);
        Span<Need> needs = stackalloc Need[history.MostPurposes];
        Span<Need> before = stackalloc Need[history.MostPurposes];
        for (var version = first; version <= current; version++)
        {
            needs.CopyTo(before);
            NeedsUnder(history, version, version > first, facts, before, needs, trace);
        }

        var outlook = Outlook.Of(history, current, needs, facts, at);
        var later = current + 1 == history.Versions.Length ? Need.Open : SoonestUnderLaterVersions(history, current, begun, facts, needs, at);
        return Settle(history, outlook, later, facts, at);
    }

    /// <summary>The index of the version in force at an instant; the first one before any is.</summary>
    private static int IndexInForce(KindHistory history, long at)
    {
        var index = history.Versions.Length - 1;
        while (index > 0 && history.Versions[index].InForceFrom > at)
        {
            index--;
        }

        return index;
    }

    /// <summary>The record's first event; without any, a time at which every version is in force, so that none binds the next.</summary>
    private static long FirstStart(Facts facts)
    {
        var first = long.MaxValue;
        foreach (var clock in facts.Clocks)
        {
            first = Math.Min(first, clock.StartedAt.ToUnixTimeTicks());
        }

        return first;
    }

    /// <summary>What each purpose of one version needs, given what it needed under the version before.</summary>
    private static void NeedsUnder(
        KindHistory history, int version, bool grandfather, Facts facts, ReadOnlySpan<Need> before, Span<Need> needs, Action<Considered>? trace)
    {
        var rules = history.Versions[version];
        var gone = grandfather ? LatestOf(before, rules.Vanished) : default;
        for (var i = 0; i < rules.Rules.Length; i++)
        {
            var own = Need.Of(rules, version, i, facts);
            needs[i] = grandfather ? Need.WithLaw(Limited(own, rules, i, before, gone), rules, version, i, facts) : own;
            trace?.Invoke(new(history, Need.Of(rules, version, i, facts, alone: true), needs[i]));
        }
    }

    /// <summary>A longer period reaches only clocks that started under it.</summary>
    /// <param name="gone">The last need of the purposes that this version no longer has. A purpose that did not need the record before may be one of
    /// them under a new name: it keeps the record no longer than they did, so that no renaming orphans a record or lengthens its life.</param>
    private static Need Limited(Need own, KindVersion version, int rule, ReadOnlySpan<Need> before, Need gone)
    {
        if (own.ClockStart >= version.InForceFrom && own.ClockStart != Need.Open)
        {
            return own;
        }

        var same = version.Rules[rule].Before;
        if (same >= 0 && before[same].Until != Need.Never)
        {
            return Within(own, before[same].Because(before[same].Ground == Ground.Period ? Ground.EarlierVersion : before[same].Ground), version);
        }

        return Within(own, gone with { Version = own.Version, Rule = own.Rule, Ground = Ground.EarlierVersion }, version);
    }

    /// <summary>The need, no longer than the earlier one; a question answered under this version is asked again as this version says.</summary>
    private static Need Within(in Need own, in Need earlier, KindVersion version)
    {
        if (own.IsWithin(earlier))
        {
            return own;
        }

        var capped = Need.Earlier(own, earlier);
        return own.AskStart != Need.Open && own.AskStart >= version.InForceFrom ? capped with { Ask = own.Ask } : capped;
    }

    private static Need LatestOf(ReadOnlySpan<Need> needs, int[] some)
    {
        var latest = new Need(Need.Never, Need.Open, 0, 0, Ground.EarlierVersion);
        foreach (var i in some)
        {
            latest = Need.Later(latest, needs[i]);
        }

        return latest;
    }

    internal static Need Latest(ReadOnlySpan<Need> needs, int count)
    {
        var latest = needs[0];
        for (var i = 1; i < count; i++)
        {
            latest = needs[i].Until > latest.Until ? needs[i] : latest;
        }

        return latest;
    }

    /// <summary>A version already published for a later date may end the keeping sooner; the record must be looked at when it begins.</summary>
    /// <param name="begun">The version in force at the record's first event, which may lie ahead: no version before it binds those after.</param>
    private static long SoonestUnderLaterVersions(KindHistory history, int current, int begun, Facts facts, ReadOnlySpan<Need> currentNeeds, long now)
    {
        Span<Need> needs = stackalloc Need[history.MostPurposes];
        Span<Need> before = stackalloc Need[history.MostPurposes];
        currentNeeds.CopyTo(needs);
        var soonest = Need.Open;
        for (var version = current + 1; version < history.Versions.Length; version++)
        {
            needs.CopyTo(before);
            NeedsUnder(history, version, version > begun, facts, before, needs, trace: null);
            var next = Outlook.Of(history, version, needs, facts, now).NextLook(now);
            soonest = Math.Min(soonest, Math.Max(next, history.Versions[version].InForceFrom));
        }

        return soonest;
    }

    private static Verdict Settle(KindHistory history, Outlook outlook, long later, Facts facts, long now)
    {
        if (facts.Restriction is { } restriction)
        {
            var review = restriction.ReviewAt?.ToUnixTimeTicks() ?? Need.Open;
            return outlook.Keep(history, dueAt: Need.Open, lookAt: Math.Min(review, outlook.NextQuestion(now)), Ground.Restriction, restriction.Ground);
        }

        var (due, hold) = AfterHolds(outlook.End.Until, facts, now);
        if (due <= now)
        {
            return outlook.Dispose(history, due);
        }

        var (change, holdOnFields) = AfterHolds(outlook.NextChange, facts, now);
        if (change <= now)
        {
            return outlook.Blank(history, now, change);
        }

        var stopped = hold ?? holdOnFields;
        return outlook.Keep(history, due, Math.Min(Math.Min(change, outlook.NextQuestion(now)), later), stopped is null ? outlook.End.Ground : Ground.Hold, stopped?.Reason);
    }

    /// <summary>The first instant from <paramref name="due"/> on that no hold covers; when that is past and a hold stands now, the first after it.</summary>
    private static (long Due, Hold? By) AfterHolds(long due, Facts facts, long now)
    {
        if (due == Need.Open || facts.Holds.Count == 0)
        {
            return (due, null);
        }

        var first = FirstUncovered(due, facts.Holds);
        if (first.At > now)
        {
            return first;
        }

        var again = FirstUncovered(now, facts.Holds);
        return again.By is null ? first : again;
    }

    private static (long At, Hold? By) FirstUncovered(long from, IReadOnlyList<Hold> holds)
    {
        Hold? by = null;
        for (var moved = true; moved;)
        {
            moved = false;
            for (var i = 0; i < holds.Count; i++)
            {
                var hold = holds[i];
                if (from != Need.Open && hold.Covers(Instant.FromUnixTimeTicks(from)))
                {
                    by = hold;
                    from = hold.Until?.ToUnixTimeTicks() ?? Need.Open;
                    moved = true;
                }
            }
        }

        return (from, by);
    }
}
