using Avow.Policy.Deciding;
using Avow.Policy.Model;
using NodaTime;
using Outcome = Avow.Policy.Deciding.Outcome;

namespace Avow.Policy.Tests.Deciding;

/// <summary>A second, slow and obvious reading of one rule under one version: it walks the calendar day by day and knows no shortcut.</summary>
internal sealed class SlowDecision(KeepRule rule, Facts facts, DateTimeZone zone)
{
    /// <summary>Whether the record itself is still needed at an instant.</summary>
    public bool NeedsRecord(Instant now) => (!IsRemoved(now) && (rule.Then == Disposal.Blank || NeedsFields(now)) && !IsSilent(now)) || LawKeeps(now) || FloorKeeps(now);

    /// <summary>Whether the purpose's categories are still needed at an instant.</summary>
    public bool NeedsFields(Instant now) => (!IsRemoved(now) && !IsSilent(now) && !AreTermsOver(now)) || LawKeeps(now) || (FloorKeeps(now) && (IsRemoved(now) || IsSilent(now)));

    private bool IsRemoved(Instant now) => facts.RemovedAt is { } at && at <= now;

    private bool AreTermsOver(Instant now) =>
        rule.Terms.Count > 0 ? rule.Then != Disposal.Review && (rule.Which == Whichever.First ? rule.Terms.Any(t => IsOver(t, now)) : rule.Terms.All(t => IsOver(t, now)))
        : rule.Statute is not null && rule.Review is null && Start("recorded") is not null;

    private bool IsOver(KeepTerm term, Instant now) => Start(term.Clock) is { } start && term.Bound != Bound.AtLeast
        && (term.Period is { } period ? Passed(start, period, now) && (term.Least is not { } least || Passed(start, least, now)) : start <= now);

    private bool FloorKeeps(Instant now)
    {
        var floors = rule.Terms.Select(t => t.Floor is { } floor && !(Start(t.Clock) is { } start && Passed(start, floor, now))).ToList();
        return floors.Count > 0 && (rule.Which == Whichever.First ? floors.TrueForAll(f => f) : floors.Exists(f => f));
    }

    private bool IsSilent(Instant now)
    {
        if (rule.Review is not { Unanswered: { } silence } review)
        {
            return false;
        }

        var from = review.After is { } clock ? Start(clock) : facts.Clocks.ToArray().Select(c => (Instant?)c.StartedAt).Min();
        var last = new[] { from, Start(review.By == Answerer.Us ? "reviewed" : "confirmed") }.Max();
        return last is { } start && Passed(DayAfter(start, review.Every), silence.For, now);
    }

    private bool LawKeeps(Instant now) => rule.Statute is not null && Start("recorded") is { } start && now.InZone(zone).Date <= DayAfter(start, new(3, PeriodUnit.Years));

    private Instant? Start(string clock) => facts.Clocks.ToArray().Where(c => c.Name == clock).Select(c => (Instant?)c.StartedAt).FirstOrDefault();

    private bool Passed(Instant start, KeepPeriod period, Instant now) => now.InZone(zone).Date >= DayAfter(start, period);

    private bool Passed(LocalDate start, KeepPeriod period, Instant now) => now.InZone(zone).Date >= DayAfter(start, period);

    private LocalDate DayAfter(Instant start, KeepPeriod period) => DayAfter(start.InZone(zone).Date, period);

    /// <summary>Steps one day at a time; months and years to the same day of the month, or its last day.</summary>
    private static LocalDate DayAfter(LocalDate start, KeepPeriod period)
    {
        var months = period.Unit switch { PeriodUnit.Months => period.Count, PeriodUnit.Years => 12 * period.Count, _ => 0 };
        var date = start;
        for (var days = period.Unit switch { PeriodUnit.Days => period.Count, PeriodUnit.Weeks => 7 * period.Count, _ => 0 }; days > 0; days--)
        {
            date = date.PlusDays(1);
        }

        for (; months > 0; months--)
        {
            var next = date.Month == 12 ? (Year: date.Year + 1, Month: 1) : (date.Year, Month: date.Month + 1);
            date = new(next.Year, next.Month, Math.Min(start.Day, CalendarSystem.Iso.GetDaysInMonth(next.Year, next.Month)));
        }

        return date;
    }
}

public class SlowDecisionTests
{
    [Fact]
    public void One_rule_under_one_version_is_decided_as_a_slow_and_obvious_reading_decides_it()
    {
        for (var seed = 0; seed < 20_000; seed++)
        {
            var scenario = new Scenario(seed);
            var version = scenario.Versions[0];
            var purpose = version.Purposes[0] with { Role = Role.Controller };
            var rule = purpose.Keep[0];
            var facts = scenario.Facts(holds: []);
            var slow = new SlowDecision(rule, facts, version.Zone);

            var verdict = Decision.Decide(facts, new([version with { Purposes = [purpose] }]), scenario.Now);

            var expected = !slow.NeedsRecord(scenario.Now) ? "goes" : purpose.Data is { Count: > 0 } && !slow.NeedsFields(scenario.Now) ? "blank" : "stays";
            var actual = verdict.Disposes() ? "goes" : verdict.Outcome == Outcome.Blank ? "blank" : "stays";
            actual.ShouldBe(expected, $"seed {seed}: {rule} at {scenario.Now}\n{string.Join('\n', Explanation.Of(facts, new([version with { Purposes = [purpose] }]), scenario.Now).Lines)}");
        }
    }
}
