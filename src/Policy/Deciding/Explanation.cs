using System.Globalization;
using Avow.Policy.Model;
using NodaTime;
using NodaTime.Text;

namespace Avow.Policy.Deciding;

/// <summary>A decision with its reasons, for a person who asks why.</summary>
/// <param name="Verdict">The same that <see cref="Decision.Decide(Facts, Policies, Instant)"/> gives.</param>
/// <param name="Lines">Plain English, in order: instant and version, clocks, rules with what counted, winner and losers, what stops it, outcome.</param>
public sealed record Explanation(Verdict Verdict, IReadOnlyList<string> Lines)
{
    /// <summary>Explains the decision on one record at one instant.</summary>
    /// <exception cref="ArgumentException">No version has a rule for the record's kind.</exception>
    public static Explanation Of(Facts facts, Policies policies, Instant now)
    {
        var weighed = new List<Considered>();
        var verdict = Decision.Decide(facts, policies, now, weighed.Add);
        var history = policies.HistoryOf(facts.Kind);
        var current = weighed.Max(w => w.Own.Version);
        var says = new Sayings(history.Versions[current].Policy.Zone);
        return new(verdict,
        [
            $"Decided for {says.At(now)}, under version {history.Versions[current].Policy.Version}.",
            .. Clocks(facts, says),
            .. weighed.SelectMany(w => Rule(w, facts, says)),
            .. Winner(weighed.Where(w => w.Own.Version == current).ToList(), verdict, says),
            .. Stops(facts, says),
            .. Duty(verdict, now, says),
            Outcome(verdict, says),
        ]);
    }

    private static IEnumerable<string> Clocks(Facts facts, Sayings says)
    {
        foreach (var clock in facts.Clocks.ToArray().OrderBy(c => c.StartedAt))
        {
            yield return $"Clock {clock.Name} started {says.At(clock.StartedAt)}.";
        }

        if (facts.Clocks.Length == 0)
        {
            yield return "No clock has started.";
        }
    }

    private static IEnumerable<string> Rule(Considered weighed, Facts facts, Sayings says)
    {
        var version = weighed.History.Versions[weighed.Own.Version];
        var rule = version.Rules[weighed.Own.Rule];
        yield return $"Rule {rule.Id} of version {version.Policy.Version}: by itself {says.Until(weighed.Own)}, because of {Name(weighed.Own.Ground)}"
            + (weighed.Counted.Until == weighed.Own.Until ? "." : $"; counted {says.Until(weighed.Counted)}, because of {Name(weighed.Counted.Ground)}.");
        foreach (var term in rule.Terms)
        {
            yield return $"  {term}: {TermEnd(term, version, facts, says)}.";
        }

        if (rule.Question is { } question)
        {
            var answered = facts.StartOf(question.AnswerClock) is { } at ? $"last answered {says.At(at)}" : "not answered yet";
            yield return $"  {(question.By == Answerer.Us ? "review" : "ask")} every {question.Every}: {answered}.";
        }
    }

    private static string TermEnd(KeepTerm term, KindVersion version, Facts facts, Sayings says) =>
        facts.StartOf(term.Clock) is not { } start ? $"the clock {term.Clock} has not started"
        : term.Period is not { } period ? says.At(start)
        : says.At(Instant.FromUnixTimeTicks(version.Calendar.StartOf(period.After(version.Calendar.DayOf(start.ToUnixTimeTicks())))));

    private static IEnumerable<string> Winner(List<Considered> weighed, Verdict verdict, Sayings says)
    {
        yield return $"Rule {verdict.Rule} of version {verdict.Policy} wins: the last purpose that needs the record decides.";
        foreach (var lost in weighed.Where(w => w.History.Versions[w.Own.Version].Rules[w.Own.Rule].Id != verdict.Rule))
        {
            yield return $"Lost: {lost.History.Versions[lost.Own.Version].Rules[lost.Own.Rule].Id}, {says.Until(lost.Counted)}.";
        }
    }

    private static IEnumerable<string> Stops(Facts facts, Sayings says)
    {
        if (facts.RemovedAt is { } removed)
        {
            yield return $"Removed on a page {says.At(removed)}.";
        }

        if (facts.Instruction is { } told)
        {
            yield return $"The client instructed to keep it {told.Keep} at most; that counts where we are processor.";
        }

        foreach (var hold in facts.Holds)
        {
            yield return $"Hold \"{hold.Reason}\" from {says.At(hold.From)} until {(hold.Until is { } until ? says.At(until) : "it is lifted")}.";
        }

        if (facts.Restriction is { } restriction)
        {
            yield return $"Restricted: {restriction.Ground}.";
        }
    }

    private static IEnumerable<string> Duty(Verdict verdict, Instant now, Sayings says)
    {
        if (verdict.Duty is { } duty)
        {
            var who = duty.By == Answerer.Us ? $"{duty.Owner} must look whether it is still needed" : $"{duty.Owner} must ask the person";
            yield return $"Duty of {duty.Rule}: {who}, {(duty.IsOpen(now) ? "open since" : "due")} {says.At(duty.At)}.";
        }
    }

    private static string Outcome(Verdict verdict, Sayings says)
    {
        var due = verdict.DueAt is { } at ? says.At(at) : "nothing that has happened yet";
        return verdict.Outcome switch
        {
            Deciding.Outcome.Keep => $"Outcome: keep, until {due}{(verdict.StoppedBy is { } by ? $" (stopped by: {by})" : "")}; decide again {(verdict.LookAt == Instant.MaxValue ? "when a fact changes" : $"at {says.At(verdict.LookAt)}")}.",
            Deciding.Outcome.Blank => $"Outcome: blank {string.Join(", ", verdict.Blanks)}, due since {due}.",
            var outcome => $"Outcome: {outcome.ToString().ToLowerInvariant()}, due since {due}.",
        };
    }

    private static string Name(Ground ground) => ground switch
    {
        Ground.Period => "its period",
        Ground.NotStarted => "a clock that has not started",
        Ground.Statute => "the law",
        Ground.Instruction => "the client's instruction",
        Ground.EarlierVersion => "the version before, whose end a later version cannot move back",
        Ground.Removed => "the removal on a page",
        Ground.Hold => "a hold",
        Ground.Minimum => "the minimum, which a removal does not cut",
        Ground.Review => "nobody who looked has removed it",
        Ground.Unanswered => "silence after a question",
        _ => "a restriction",
    };

    /// <summary>Instants as a person reads them: UTC, and the wall clock of the organisation.</summary>
    private sealed class Sayings(DateTimeZone zone)
    {
        private static readonly LocalDateTimePattern Local = LocalDateTimePattern.Create("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

        public string At(Instant instant) =>
            $"{InstantPattern.ExtendedIso.Format(instant)} ({Local.Format(instant.InZone(zone).LocalDateTime)} in {zone.Id})";

        public string Until(Need need) => need.Until switch
        {
            Need.Never => "it never needed the record",
            Need.Open => "it needs the record without a date",
            var ticks => $"it needs the record until {At(Instant.FromUnixTimeTicks(ticks))}",
        };
    }
}
