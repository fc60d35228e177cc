using Avow.Holdings;
using Avow.Policy.Deciding;
using Avow.Policy.Model;
using NodaTime;

namespace Avow.Promises;

/// <summary>The evidence of every sentence that says how long records are kept: asked of the engine, never of a module.</summary>
public sealed class KeepEvidence(HoldingRegister holds, RecordCounts counts, Overdue overdue)
{
    private const int OldestLookedAt = 50;

    /// <summary>The id of a keep rule's sentence begins so: <c>keep.purpose.kind</c>.</summary>
    public const string Prefix = "keep.";

    public async Task<EvidenceShown> Show(EvidenceAsked asked, CancellationToken cancel)
    {
        var kind = asked.Sentence[(asked.Sentence.LastIndexOf('.') + 1)..];
        if (holds.Find(kind) is not { } holding)
        {
            return new(Standing.NotKeptYet, new("promises.not-yet"), new("promises.no-part", ("kinds", Words(asked.Policy, kind))));
        }

        if (asked.Kinds?.Filled.Contains(kind) == false)
        {
            return Nothing(asked, kind);
        }

        var late = await overdue.Of(asked, holding, cancel);
        if (late.Count > 0)
        {
            return Late(asked, late);
        }

        if (WaitingForAnswer.Of(asked, holding) is { } waiting)
        {
            return new(
                Standing.NeedsPerson,
                new(waiting.More ? "promises.waiting-more" : "promises.waiting", ("count", waiting.Count)),
                new("promises.waiting-since", ("owner", waiting.Owner.Replace('-', ' ')), ("date", waiting.Since.InZone(asked.Policy.Zone).Date)),
                Link: "retention");
        }

        var count = await counts.Of(asked, holding, cancel);
        return count == 0
            ? Nothing(asked, kind)
            : Reporting(asked) ?? Stale(asked) ?? await Oldest(asked, holding, count, cancel);
    }

    private static EvidenceShown Nothing(EvidenceAsked asked, string kind) =>
        new(Standing.NothingYet, new("promises.none"), new("promises.none-of", ("kinds", Words(asked.Policy, kind))));

    private static EvidenceShown Late(EvidenceAsked asked, OverdueRecords late) => new(
        Standing.Broken,
        new(late.More ? "promises.late-more" : "promises.late", ("count", late.Count)),
        new(asked.Nights.ShadowSince is null ? "promises.late-since" : "promises.late-shadow", ("date", late.Since.InZone(asked.Policy.Zone).Date)),
        Full: 1,
        Link: "retention");

    /// <summary>While the nights only report, nothing keeps the promise: somebody has to let them go live.</summary>
    private static EvidenceShown? Reporting(EvidenceAsked asked) => asked.Nights.ShadowSince is { } since
        ? new(Standing.NeedsPerson, new("promises.shadow"), new("promises.shadow-since", ("date", since.InZone(asked.Policy.Zone).Date)), Link: "retention/shadow")
        : null;

    /// <summary>Evidence that is older than a day proves nothing.</summary>
    private static EvidenceShown? Stale(EvidenceAsked asked) => asked.Nights switch
    {
        { Fresh: true } => null,
        { Stopped: true, Last: { } run } => new(
            Standing.NeedsPerson, new("promises.stopped"), new("promises.stopped-why", ("due", run.Due)), Link: $"retention/runs/{run.Id}"),
        { Finished: { } run } => new(
            Standing.NeedsPerson, new("promises.stale"), new("promises.stale-since", ("date", run.DecidedFor.InZone(asked.Policy.Zone).Date)), Link: "retention"),
        _ => new(Standing.NothingYet, new("promises.first-night"), new("promises.first-night-why"), Link: "retention"),
    };

    private static async Task<EvidenceShown> Oldest(EvidenceAsked asked, Holding holding, int count, CancellationToken cancel)
    {
        var first = holding.Candidates(asked.Work.Db, Instant.MaxValue, OldestLookedAt);
        var running = first.Select(known => (known, verdict: asked.Around.Decide(holding, known, asked.Now)))
            .Where(d => d.verdict is { DueAt: not null, StoppedBy: null } && d.verdict.Sentence == asked.Sentence)
            .OrderBy(d => d.verdict.Ground is Ground.Instruction).ThenBy(d => d.verdict.DueAt!.Value).ToList();
        var kinds = Words(asked.Policy, holding.Kind);
        if (running.Count == 0)
        {
            return new(Standing.NothingYet, new("promises.held", ("count", count)), new("promises.no-clock"));
        }

        var (days, period) = Age(asked, running[0].known, running[0].verdict);
        return new(
            Standing.Kept,
            new("promises.age", ("days", days), ("period", period)),
            new("promises.oldest", ("count", count), ("kinds", kinds)),
            Full: period == 0 ? 1 : (double)days / period,
            Line: days,
            Limit: period,
            Link: "retention");
    }

    /// <summary>How old the record is and how old it may grow, in civil days since the clock that decides.</summary>
    private static (int Days, int Period) Age(EvidenceAsked asked, Known known, Verdict verdict)
    {
        var zone = asked.Policy.Zone;
        var due = verdict.DueAt!.Value.InZone(zone).Date;
        var rule = asked.Around.Policies.Versions.First(v => v.Version == verdict.Policy).Purposes.SelectMany(p => p.Keep.Where(k => $"{p.Id}.{k.Kind}" == verdict.Rule)).Single();
        var starts = rule.Terms
            .SelectMany(t => known.Clocks.ToArray().Where(c => c.Name == t.Clock).Select(c => (Term: t, On: c.StartedAt.InZone(zone).Date)))
            .OrderBy(s => s.Term.Period?.After(s.On) == due ? 0 : 1).ThenBy(s => s.On);
        var start = starts.Select(s => (LocalDate?)s.On).FirstOrDefault() ?? FirstEvent(known, zone, due);
        return (Period.DaysBetween(start, asked.Now.InZone(zone).Date), Period.DaysBetween(start, due));
    }

    /// <summary>Where a law or a question ends the keeping, its age counts from the record's first event.</summary>
    private static LocalDate FirstEvent(Known known, DateTimeZone zone, LocalDate due) =>
        known.Clocks.ToArray().Select(c => c.StartedAt.InZone(zone).Date).DefaultIfEmpty(due).Min();

    private static object Words(PolicyFile policy, string kind) => policy.Kinds.FirstOrDefault(k => k.Id == kind) is { } words ? words.Many : kind;
}
