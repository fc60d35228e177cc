using Avow.Api;
using Avow.Holdings;
using Avow.Ledger;
using Avow.Modules.Retention.Public;
using Avow.Promises;
using Avow.Web;
using NodaTime;

namespace Avow.Modules.Retention;

/// <summary>A promise with what proves it.</summary>
/// <param name="Id">The id of the sentence of the notice.</param>
public sealed record ApiPromise(string Id, string Sentence, string Section, Standing Standing, string Figure, string Evidence);

/// <summary>Every promise of the version in force.</summary>
public sealed record ApiPromises(string Version, IReadOnlyList<ApiPromise> Items, string? Next);

/// <summary>What goes when.</summary>
/// <param name="Allowed">How many the guard lets go in one night without being asked.</param>
public sealed record ApiRetention(
    LocalDate Today, LocalDate Tonight, IReadOnlyDictionary<string, int> Going, int Staying, int Allowed, IReadOnlyList<ApiDay> Days, IReadOnlyList<ApiRun> Runs, IReadOnlyList<ApiTally> Counts);

/// <summary>How many records go, or went, in the night after a day.</summary>
public sealed record ApiDay(LocalDate Day, long Count);

/// <summary>A count of records that are gone; groups under five stand together.</summary>
public sealed record ApiTally(LocalDate Month, string Kind, string? Label, int Count);

/// <summary>One run of retention.</summary>
/// <param name="LeftOver">What the look afterwards found that should have gone; 0 is the proof.</param>
public sealed record ApiRun(Guid Id, Instant DecidedFor, RunState State, int Due, int Disposed, int Skipped, int Allowed, int? LeftOver, Instant StartedAt, Instant? EndedAt)
{
    internal static ApiRun Of(RetentionRun run) => new(run.Id, run.DecidedFor, run.State, run.Due, run.Disposed, run.Skipped, run.Allowed, run.LeftOver, run.StartedAt, run.EndedAt);
}

/// <summary>One run with what stayed and its entries.</summary>
public sealed record ApiWholeRun(ApiRun Run, IReadOnlyList<ApiSkip> Stayed, IReadOnlyList<ApiEntry> Entries, bool MayConfirm);

/// <summary>A record that was due and stayed.</summary>
public sealed record ApiSkip(string Kind, Guid Id, string? Name, string Why, Instant? LookAgain);

/// <summary>One night to come, record by record.</summary>
public sealed record ApiNight(LocalDate Date, int Total, IReadOnlyDictionary<string, int> PerKind, IReadOnlyList<ApiGoingRecord> Items, string? Next);

/// <summary>A record that goes.</summary>
public sealed record ApiGoingRecord(string Kind, Guid Id, string? Name, string? Rule, Instant? DueAt);

/// <summary>All holds that stand, and those that ended lately.</summary>
public sealed record ApiHolds(IReadOnlyList<ApiHold> Items, string? Next, IReadOnlyList<ApiHold> Over);

/// <summary>The ledger, newest first.</summary>
public sealed record ApiLedger(long Size, ApiCheckpoint? Checkpoint, ApiVerified? Verified, IReadOnlyList<ApiEntry> Items, string? Next);

/// <summary>An entry. Opaque ids and figures: nothing in it identifies anybody once the record is gone.</summary>
/// <param name="Sequence">Its place in the chain; null until it is sealed.</param>
public sealed record ApiEntry(Guid Id, long? Sequence, Instant At, string Act, string? Kind, int Count, string? Rule, string? Policy, string? By);

/// <summary>A signed head of the chain, as a signed note.</summary>
public sealed record ApiCheckpoint(long Size, Instant At, string Note, string KeyId);

/// <summary>What the recomputation of the whole chain found.</summary>
public sealed record ApiVerified(bool Intact, long Entries, long Signed, string Head, string? Fault);

/// <summary>What is known of one id.</summary>
/// <param name="State">proved, not-sealed-yet, here, or unknown.</param>
/// <param name="Download">Where the whole proof is, as JSON.</param>
public sealed record ApiProof(string Kind, Guid Id, string State, bool Holds, IReadOnlyList<ApiProofStep> Steps, Instant? HereUntil, string? Download);

/// <summary>One step of the proof, recomputed.</summary>
public sealed record ApiProofStep(string Step, bool Ok);

/// <summary>A duty of the policy.</summary>
public sealed record ApiDuty(string Id, LocalDate? LastDone, LocalDate By, Standing Standing);

/// <summary>The promise board, the nights, the holds and the ledger as programs reach them.</summary>
internal static class RetentionApi
{
    public static void Declare(ApiRegister api)
    {
        Board(api);
        Nights(api);
        Holds(api);
        Ledger(api);
    }

    private static void Board(ApiRegister api)
    {
        api.Get("/", "The promise board: each promise as its sentence, with its evidence of this moment").At("/promises").Gives((BoardPage p, PageContext page) => new ApiPromises(
            p.Board.Version.ToString(),
            [.. p.Board.Promises.Select(x => new ApiPromise(
                x.Promised.Id, x.Promised.Words, x.Promised.Section, x.Tile.Shown.Standing, x.Tile.Shown.Figure.In(page.Say), x.Tile.Shown.Words.In(page.Say)))],
            null));
        api.Get("/duties/{duty}", "A duty of the policy: when it was last done, and by when it must be")
            .Gives((DutyPage p) => new ApiDuty(p.Standing.Duty.Id, p.Standing.LastDone, p.Standing.By, p.Standing.Standing));
        api.Act("/duties/{duty}", "Writes down that a duty was done", Takes.Date("on").Must);
    }

    private static void Nights(ApiRegister api)
    {
        api.Get("/retention", "The retention plan: what goes tonight and in the weeks ahead, and the nights behind").Gives((RetentionPage p) => new ApiRetention(
            p.View.Today, p.View.Tonight.Date, p.View.Tonight.PerKind, p.View.Staying.Count, p.View.Allowed, [.. p.View.Days.Select(d => new ApiDay(d.On, d.Count))], [.. p.View.Runs.Select(ApiRun.Of)],
            [.. p.View.Counts.Select(c => new ApiTally(c.Month, c.Kind, c.Label, c.Count))]));
        api.Get("/retention/nights/{date}", "One night to come, record by record, a hundred a page").Gives((NightPage p, PageContext page) => new ApiNight(
            p.View.Date, p.View.List.Total, p.View.List.PerKind,
            [.. p.View.List.Rows.Select(r => new ApiGoingRecord(r.Kind, r.Id, p.View.List.Names.GetValueOrDefault(r.Id), r.Verdict.Rule, r.Verdict.DueAt))],
            p.View.From + p.View.Shown < p.View.OfKind ? ApiAddress.Of($"{page.Path[ApiEndpoints.Prefix.Length..]}{After(p.View)}") : null));
        api.Get("/retention/runs/{id:guid}", "One run: what it did, what stayed and why").Gives((RunPage p) => new ApiWholeRun(
            ApiRun.Of(p.View.Run), [.. p.View.Skips.Select(s => new ApiSkip(s.Kind, s.RecordId, p.View.Names.GetValueOrDefault(s.RecordId), s.Why, s.Next))],
            [.. p.View.Entries.Select(e => Entry(e, null))], p.View.MayConfirm));
        api.Act("/retention/shadow/beginning", "Lets the nights only report from now on: nothing goes until somebody goes live");
        api.Act("/retention/live", "Lets the nights go live again; the count of records that are due must be said as it stands", Takes.Number("count").Must);
        api.Act("/retention/runs/{id:guid}/confirmation", "Lets a run go on that the guard stopped; the count must be said as it stands", Takes.Number("count").Must);
    }

    private static void Holds(ApiRegister api)
    {
        api.Get("/holds", "The holds that stand, those to be looked at soonest first")
            .Gives((HoldsPage p) => new ApiHolds([.. p.Standing.Select(ApiHold.Of)], null, [.. p.Over.Select(ApiHold.Of)]));
        api.Act("/holds", "Places a hold on one record, on all that is one person's, or on all of a client",
            Takes.Text("record").Meaning("Its id or its number, such as M-48213; or a person's id."), Takes.Text("client").Meaning("The client's id, instead of a record."), Takes.Text("reason").Must,
            Takes.Text("owner").Must.Meaning("The id of a member of staff who answers for it."), Takes.Date("from").Must, Takes.Date("until"), Takes.Date("review").Must,
            Takes.Flag("asked").Meaning("Whether the client asked for it: on its callers' records only the client may."));
        api.Act("/holds/{id:guid}/lifting", "Lifts a hold; what it held back goes in the next night");
    }

    private static void Ledger(ApiRegister api)
    {
        api.Get("/ledger", "The ledger, newest first, a hundred a page, with the last signed checkpoint").Gives((LedgerPage p, PageContext page) => Ledger(p, page));
        api.Act("/ledger/verification", "Recomputes every entry, the chain and all signatures").Gives((LedgerPage p, PageContext page) => Ledger(p, page));
        api.Get("/proof/{kind}/{id:guid}", "What is known of one id: proved gone with each step recomputed, gone a moment ago, still here, or nothing").Gives((ProofPage p, PageContext page) => Proof(p.View, page));
        api.Get("/proof/{kind}/{id:guid}/proof.json", "The whole proof, for the verifier").PassesOn("application/json");
    }

    private static string After(NightView view) =>
        QueryString.Create([KeyValuePair.Create("kind", view.Kind), KeyValuePair.Create("from", (string?)FormattableString.Invariant($"{view.From + view.PageSize}"))]).ToString();

    private static ApiLedger Ledger(LedgerPage p, PageContext page)
    {
        var view = p.View;
        var last = view.Entries.Count(e => e.Sequence is not null) == view.PageSize ? view.Entries[^1].Sequence : null;
        return new(
            view.Size, view.Checkpoint is { } c ? new(c.Size, c.At, c.Note, c.KeyId) : null,
            view.Verified?.Report is { } r ? new(r.Intact, r.Size, r.Covered, Convert.ToHexStringLower(r.Head), r.Fault?.Message) : null,
            [.. view.Entries.Select(e => Entry(e, e.Actor is { } by ? view.Staff.GetValueOrDefault(by) : null))],
            last > 1 ? ApiAddress.Of(page.At(FormattableString.Invariant($"ledger?before={last}"))) : null);
    }

    private static ApiEntry Entry(LedgerEntry entry, string? by) => new(entry.Id, entry.Sequence, entry.At, entry.Act, entry.Kind, entry.Count, entry.Rule, entry.Policy, by);

    private static ApiProof Proof(ProofView view, PageContext page) => new(
        view.Kind, view.Id,
        view.Found switch { ProofFound.Whole => "proved", ProofFound.NotSealedYet => "not-sealed-yet", _ => view.Here is null ? "unknown" : "here" },
        view.Holds, [.. view.Steps.Select(s => new ApiProofStep(s.Kind.ToString(), s.Ok))], view.Here?.DueAt,
        view.Found is ProofFound.Whole ? ApiAddress.Of(page.At($"proof/{view.Kind}/{view.Id}/proof.json")) : null);
}
