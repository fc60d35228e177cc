using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Policy.Model;
using Avow.Modules.Retention.Public;
using Avow.Promises;
using Avow.Web;
using Avow.Web.Kit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Retention;

/// <summary>What one kind loses tonight, and why.</summary>
public sealed record KindTonight(string Kind, string Kinds, int Count, string Because, string Sentence);

/// <summary>What goes when.</summary>
public sealed record RetentionView(
    LocalDate Today, ComingNight Tonight, IReadOnlyList<KindTonight> Kinds, IReadOnlyList<HeldRecord> Staying, bool MayStayMore, int Allowed,
    IReadOnlyList<Month.DayCount> Days, IReadOnlyList<RetentionRun> Runs, IReadOnlyList<ShownHold> Holds, IReadOnlyList<Choice> KindChoices,
    IReadOnlyList<CountThatStays> Counts, bool OnlyReports);

/// <summary>A count of records that are gone.</summary>
/// <param name="Label">Null: the small groups of the month together.</param>
public sealed record CountThatStays(LocalDate Month, string Kind, string Kinds, string? Label, int Count);

/// <summary>What goes when: tonight's plan, the weeks ahead, the nights behind.</summary>
internal static class ShowRetention
{
    private const int Weeks = 5;
    private const int RunsShown = 14;
    private const int MonthsCounted = 24;

    public static void Map(IEndpointRouteBuilder organisation) => organisation.MapGet("/retention", Show).For(Access.AnyStaff);

    private static async Task<IResult> Show(
        Visit visit, Pages pages, PageContext page, PolicyShelf shelf, NightsAhead ahead, HoldingRegister holds, CancellationToken cancel)
    {
        var around = await Surroundings.Of(visit.Db, shelf, cancel);
        var nights = await ahead.Of(visit.Work, around, visit.Now, Weeks * 7, cancel);
        var at = visit.Zone.AtStartOfDay(nights[0].Date).ToInstant();
        var staying = await HeldBack.At(visit.Work, holds, around, at, ShowBoard.MostHeld, cancel: cancel);
        var state = await visit.Db.Set<RetentionState>().AsNoTracking().SingleAsync(cancel);
        var runs = await Runs(visit, cancel);
        var view = new RetentionView(
            visit.Today, nights[0], KindsOf(visit.Policy, nights[0], page.Say), staying, staying.Count == ShowBoard.MostHeld, Guard.Allowed(state),
            Days(visit, nights, runs), [.. runs.Take(RunsShown)], await ShownHold.Standing(visit.Db, holds, visit.Now, 6, cancel), ProofKinds(visit.Policy, holds, page.Say),
            await Counts(visit, page.Say, cancel), state.ShadowSince is not null);
        return pages.Show<RetentionPage>(page.Say["retention.title"], new { View = view });
    }

    internal static IReadOnlyList<Choice> ProofKinds(PolicyFile policy, HoldingRegister holds, Say say) =>
        [.. holds.UsedUnder(policy).OrderBy(h => h.Whose != Whose.CallerOfClient).Select(h => new Choice(h.Kind, say.Kind(policy, h.Kind)))];

    private static IReadOnlyList<KindTonight> KindsOf(PolicyFile policy, ComingNight night, Say say) =>
        [.. night.PerKind.OrderByDescending(k => k.Value).Select(k => KindOf(policy, k.Key, k.Value, say))];

    private static KindTonight KindOf(PolicyFile policy, string kind, int count, Say say)
    {
        var (purpose, rule) = policy.Purposes.SelectMany(p => p.Keep.Select(k => (p, k))).First(x => x.k.Kind == kind);
        return new(kind, say.Kinds(policy, kind), count, say.Terms(policy, rule), $"{KeepEvidence.Prefix}{purpose.Id}.{kind}");
    }

    private static async Task<IReadOnlyList<CountThatStays>> Counts(Visit visit, Say say, CancellationToken cancel)
    {
        var since = visit.Today.PlusMonths(-MonthsCounted);
        var tallies = await visit.Db.Set<Tally>().AsNoTracking().Where(t => t.Month >= since).ToListAsync(cancel);
        // Counts of other things than records have a page of their own.
        return [.. tallies.GroupBy(t => t.Kind).Where(k => HoldingRegister.Covers(visit.Policy, k.Key)).SelectMany(k => Tallies.Shown(k).Select(t => new CountThatStays(t.Month, k.Key, say.Kinds(visit.Policy, k.Key), t.Label, t.Count)))];
    }

    private static Task<List<RetentionRun>> Runs(Visit visit, CancellationToken cancel)
    {
        var since = visit.Zone.AtStartOfDay(visit.Today.PlusDays(-14)).ToInstant();
        return visit.Db.Set<RetentionRun>().AsNoTracking().Where(r => r.DecidedFor >= since && r.State != RunState.Running)
            .OrderByDescending(r => r.DecidedFor).ThenByDescending(r => r.StartedAt).Take(200).ToListAsync(cancel);
    }

    /// <summary>Whole weeks from Monday of this one. A day's cell is the night that follows it.</summary>
    private static IReadOnlyList<Month.DayCount> Days(Visit visit, IReadOnlyList<ComingNight> nights, List<RetentionRun> runs)
    {
        var monday = visit.Today.PlusDays(1 - (int)visit.Today.DayOfWeek);
        var gone = runs.Where(r => r.State == RunState.Finished).ToLookup(r => r.DecidedFor.InZone(visit.Zone).Date);
        return [.. Enumerable.Range(0, Weeks * 7).Select(d => monday.PlusDays(d)).Select(day => day < visit.Today
            ? new Month.DayCount(day, gone[day.PlusDays(1)].Sum(r => r.Disposed), Link(gone[day.PlusDays(1)], visit))
            : Coming(day, nights[Period.DaysBetween(visit.Today, day)], visit))];
    }

    private static string Link(IEnumerable<RetentionRun> runs, Visit visit) =>
        runs.FirstOrDefault() is { } run ? visit.At($"retention/runs/{run.Id}") : visit.At("retention#last");

    private static Month.DayCount Coming(LocalDate day, ComingNight night, Visit visit) =>
        new(day, night.Total, visit.At($"retention/nights/{Inputs.Written(night.Date)}"));
}
