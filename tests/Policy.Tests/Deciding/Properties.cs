using Avow.Policy.Deciding;
using Avow.Policy.Model;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Outcome = Avow.Policy.Deciding.Outcome;

namespace Avow.Policy.Tests.Deciding;

public class Properties
{
    private static void Hold(Func<Scenario, bool> law) => Prop
        .ForAll(ArbMap.Default.ArbFor<int>(), seed => law(new(seed)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(4_000).WithStartSize(100_000).WithEndSize(1_000_000_000));

    [Fact]
    public void Until_look_at_the_record_is_kept() => Hold(s =>
    {
        var verdict = s.At(s.Now);
        return verdict.Outcome != Outcome.Keep
            || verdict.LookAt <= s.Now
            || s.At(s.Between(s.Now, verdict.LookAt)).Outcome == Outcome.Keep;
    });

    [Fact]
    public void A_kept_record_is_looked_at_later_than_now() => Hold(s => s.At(s.Now) is var v && (v.Outcome != Outcome.Keep || v.LookAt > s.Now));

    [Fact]
    public void Look_at_is_never_later_than_the_due_instant() => Hold(s => s.At(s.Now) is var v && (v.DueAt is not { } due || v.LookAt <= due));

    [Fact]
    public void At_the_due_instant_of_the_last_version_the_record_goes() => Hold(s =>
    {
        var now = Instant.Max(s.Now, Policies.InForceFrom(s.Versions[^1]));
        var verdict = s.At(now);
        return verdict.Outcome != Outcome.Keep || verdict.DueAt is not { } due || s.At(due).Disposes();
    });

    [Fact]
    public void Look_at_is_never_later_than_a_duty_to_come() => Hold(s => s.At(s.Now) is var v && (v.Duty is not { } duty || duty.IsOpen(s.Now) || v.LookAt <= duty.At));

    [Fact]
    public void A_duty_changes_no_outcome() => Hold(s =>
    {
        var without = s.Versions.Select(v => v with { Purposes = [.. v.Purposes.Select(p => p with { Review = null, Keep = [.. p.Keep.Select(k => k with { Review = Quiet(k) })] })] });
        return s.At(s.Now).Outcome == Decision.Decide(s.Facts(), new(without), s.Now).Outcome;

        static KeepReview? Quiet(KeepRule rule) => rule.Review is { Unanswered: null } && rule.Terms.Count > 0 ? null : rule.Review;
    });

    [Fact]
    public void What_goes_says_since_when() => Hold(s => s.At(s.Now) is var v && (v.Outcome == Outcome.Keep || v.DueAt <= s.Now));

    [Fact]
    public void A_hold_never_shortens() => Hold(s =>
    {
        var with = Decision.Decide(s.Facts(holds: s.Holds.Append(s.Hold())), new(s.Versions), s.Now);
        var without = s.At(s.Now);
        return (!with.Disposes() || without.Disposes()) && (with.Outcome == Outcome.Keep || without.Outcome != Outcome.Keep);
    });

    [Fact]
    public void Adding_a_purpose_never_shortens() => Hold(s =>
    {
        var extra = s.Purpose("z");
        var longer = s.Versions.Select(v => v with { Purposes = [.. v.Purposes, extra] });
        var late = s.Versions.Select((v, i) => i == s.Versions.Count - 1 ? v with { Purposes = [.. v.Purposes, extra] } : v);
        var before = s.At(s.Now).Disposes();
        return (before || !Decision.Decide(s.Facts(), new(longer), s.Now).Disposes())
            && (before || !Decision.Decide(s.Facts(), new(late), s.Now).Disposes());
    });

    [Fact]
    public void The_order_of_events_holds_and_versions_never_matters() => Hold(s =>
    {
        var other = Decision.Decide(s.Facts(s.Holds.Reverse(), s.Clock.Reverse()), new(s.Versions.Reverse()), s.Now);
        var one = s.At(s.Now);
        return other with { Blanks = [], StoppedBy = null } == one with { Blanks = [], StoppedBy = null } && other.Blanks.SequenceEqual(one.Blanks);
    });

    [Fact]
    public void A_record_that_goes_today_goes_tomorrow_too() => Hold(s =>
        !s.At(s.Now).Disposes() || s.Holds.Count > 0 || s.At(s.Now + Duration.FromDays(1)).Disposes() || s.Versions.Count > 1);
}
