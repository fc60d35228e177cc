using Avow.Policy.Model;
using Avow.Policy.Notices;
using NodaTime;

namespace Avow.Policy.Versions;

/// <summary>Rules of keeping that came, went or say another period.</summary>
internal static class KeepChanges
{
    private const string Told = "UK GDPR and GDPR article 13(2)(a) and (3)";
    private static readonly LocalDate Anchor = new(2026, 1, 31);

    public static IEnumerable<Change> Of(VersionPair pair)
    {
        foreach (var purpose in pair.Newer.Purposes)
        {
            foreach (var rule in purpose.Keep)
            {
                var before = pair.Older.PurposeOf(purpose.Id)?.Keep.FirstOrDefault(k => k.Kind == rule.Kind);
                var change = before is null ? Added(pair, purpose, rule) : Changed(pair, purpose, before, rule);
                if (change is not null)
                {
                    yield return change with { Kinds = [rule.Kind] };
                }
            }
        }

        foreach (var (purpose, rule) in pair.Older.Purposes.SelectMany(p => p.Keep.Select(k => (p, k))).Where(r => pair.Newer.PurposeOf(r.p.Id) is { } now && now.Keep.All(k => k.Kind != r.k.Kind)))
        {
            yield return Make(pair, "rule-removed", purpose, rule, Obligation.Tell, "rule-removed", ("old", Sentence(pair.OldNotice, purpose, rule))) with { Kinds = [rule.Kind] };
        }
    }

    private static Change? Added(VersionPair pair, Purpose purpose, KeepRule rule) => pair.Older.PurposeOf(purpose.Id) is null
        ? null
        : Make(pair, "rule-added", purpose, rule, Obligation.Tell, "rule-added", ("new", Sentence(pair.NewNotice, purpose, rule)));

    private static Change? Changed(VersionPair pair, Purpose purpose, KeepRule before, KeepRule now)
    {
        if (before.ToString() == now.ToString())
        {
            return pair.SpeaksAlike && Sentence(pair.OldNotice, purpose, before) != Sentence(pair.NewNotice, purpose, now) ? Reworded(pair, purpose, before, now) : null;
        }

        var (old, fresh) = (Periods(pair.OldNotice, purpose, before), Periods(pair.NewNotice, purpose, now));
        var differing = old.Count == fresh.Count ? old.Zip(fresh).Where(p => p.First != p.Second).ToList() : [];
        if (differing.Count != 1 || Bones(before) != Bones(now))
        {
            return Reworded(pair, purpose, before, now);
        }

        var (was, becomes) = differing[0];
        var shorter = becomes.After(Anchor) < was.After(Anchor);
        return Make(pair, shorter ? "period-shorter" : "period-longer", purpose, now, Obligation.Tell, shorter ? "shorter" : "longer",
            ("many", Many(pair, now)), ("new", pair.Words.Notice.Period(becomes)), ("old", pair.Words.Notice.Period(was)), ("sentence", Sentence(pair.NewNotice, purpose, now)));
    }

    /// <summary>Another rule, or the same one with other words for its records or events.</summary>
    private static Change Reworded(VersionPair pair, Purpose purpose, KeepRule before, KeepRule now) => Make(
        pair, "rule-changed", purpose, now, Obligation.Tell, "rule-changed", ("new", Sentence(pair.NewNotice, purpose, now)), ("old", Sentence(pair.OldNotice, purpose, before)));

    private static Change Make(VersionPair pair, string code, Purpose purpose, KeepRule rule, Obligation obligation, string because, params ReadOnlySpan<(string, string)> parts) =>
        pair.Make(code, $"{purpose.Id}.{rule.Kind}", obligation, because, purpose.Role == Role.Processor ? "UK GDPR and GDPR article 28(3)(a) and (g)" : Told, purpose, parts);

    /// <summary>The rule without its numbers: equal bones mean that only periods differ.</summary>
    private static string Bones(KeepRule rule) => string.Join(' ', rule.ToString().Split(' ').Where(w => !int.TryParse(w, out _)).Select(w => w is "day" or "week" or "month" or "year" or "days" or "weeks" or "months" or "years" ? "#" : w));

    private static List<KeepPeriod> Periods(NoticeText notice, Purpose purpose, KeepRule rule) =>
        [.. (notice.Find($"keep.{purpose.Id}.{rule.Kind}")?.Spans ?? []).Select(s => s.Period).OfType<KeepPeriod>()];

    private static string Sentence(NoticeText notice, Purpose purpose, KeepRule rule) => notice.Find($"keep.{purpose.Id}.{rule.Kind}")?.Text ?? rule.ToString();

    private static string Many(VersionPair pair, KeepRule rule) =>
        KeepSentence.Capital(pair.Newer.Kinds.FirstOrDefault(k => k.Id == rule.Kind)?.Many.In(pair.Language) ?? pair.Words.Notice.Say("kind.other", ("kind", KeepSentence.Plain(rule.Kind))));
}
