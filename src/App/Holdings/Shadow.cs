using System.Globalization;
using Avow.Database;
using Avow.Ledger;
using Avow.Policy.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Holdings;

/// <summary>Who changes how the nights work, when, under which version.</summary>
/// <param name="By">Opaque id of an account.</param>
public sealed record ShadowAct(Work Work, PolicyFile Policy, Guid By, Instant Now);

/// <summary>The nights of a house that is moving in, or doubts a rule: they decide on every record, say what would go, and nothing goes, until a named
/// person lets them go live.</summary>
public sealed class Shadow(LedgerWriter ledger)
{
    /// <summary>The act with which the nights begin to report only.</summary>
    public const string Began = "shadow-began";

    /// <summary>The act with which they dispose again.</summary>
    public const string Live = "went-live";

    /// <summary>Since when the nights only report; null while they dispose.</summary>
    public static Task<Instant?> Since(AvowDb db, CancellationToken cancel = default) =>
        db.Set<RetentionState>().AsNoTracking().Select(s => s.ShadowSince).SingleOrDefaultAsync(cancel);

    /// <summary>From now on the nights only report. One that is on its way stops after the batch in its hands.</summary>
    /// <param name="because">One machine word: <c>chosen</c> or <c>import</c>.</param>
    /// <returns>Whether they disposed until now.</returns>
    public async Task<bool> Begin(ShadowAct act, string because, CancellationToken cancel = default)
    {
        var state = await act.Work.Db.Set<RetentionState>().SingleAsync(cancel);
        if (state.ShadowSince is not null)
        {
            return false;
        }

        state.ShadowSince = act.Now;
        await FactsLock.Changing(act.Work, cancel);
        Note(act, Began, 0, $"because={because}");
        return true;
    }

    /// <summary>The nights dispose again; the next one expects what the person has seen.</summary>
    /// <param name="seen">How many records the person was shown as due.</param>
    /// <returns>Whether they only reported until now.</returns>
    public async Task<bool> GoLive(ShadowAct act, int seen, CancellationToken cancel = default)
    {
        var state = await act.Work.Db.Set<RetentionState>().SingleAsync(cancel);
        if (state.ShadowSince is not { } since)
        {
            return false;
        }

        (state.ShadowSince, state.Approved) = (null, state.Approved + seen);
        await FactsLock.Changing(act.Work, cancel);
        Note(act, Live, seen, string.Create(CultureInfo.InvariantCulture, $"since={InstantAsMicroseconds.ToMicroseconds(since)}"));
        return true;
    }

    /// <summary>Writes down what a night would have done.</summary>
    internal static void Report(Work work, RetentionRun run, RetentionPlan plan)
    {
        work.Db.AddRange(plan.PerRule.Select(r => new ShadowCount
        {
            Id = Guid.CreateVersion7(), RunId = run.Id, Kind = r.Kind, Rule = r.Rule, Sentence = r.Sentence, Count = r.Count,
        }));
        work.Db.AddRange(plan.Oldest.Select(o => new ShadowRecord
        {
            Id = Guid.CreateVersion7(), RunId = run.Id, Kind = o.Kind, RecordId = o.Id, Rule = o.Verdict.Rule, Sentence = o.Verdict.Sentence, DueAt = o.Verdict.DueAt ?? run.DecidedFor,
        }));
    }

    private void Note(ShadowAct act, string word, int count, string detail) => ledger.Write(act.Work, new LedgerEntry
    {
        At = act.Now, Act = word, Count = count, Policy = act.Policy.Version.ToString(), Actor = act.By, Detail = detail,
    });
}
