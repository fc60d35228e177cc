using Avow.Database;
using Avow.Holdings;
using Avow.Policy.Deciding;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Promises;

/// <summary>Records that should be gone.</summary>
/// <param name="Since">When the first of them should have gone.</param>
/// <param name="More">True when there may be more than were counted.</param>
public sealed record OverdueRecords(int Count, Instant Since, bool More);

/// <summary>Finds records that are past their due midnight, although nothing stops it and a night has had its chance at them.</summary>
public sealed class Overdue
{
    private const int MostCounted = 1_000;

    public async Task<OverdueRecords> Of(EvidenceAsked asked, Holding holding, CancellationToken cancel)
    {
        if (asked.Kinds?.Due.Contains(holding.Kind) == false)
        {
            return new(0, Instant.MaxValue, More: false);
        }

        var candidates = holding.Candidates(asked.Work.Db, asked.Nights.Chance, MostCounted);
        var late = candidates.Select(known => (known, verdict: asked.Around.Decide(holding, known, asked.Now)))
            .Where(d => d.verdict.Outcome != Outcome.Keep && d.verdict.Sentence == asked.Sentence && d.verdict.DueAt < asked.Nights.Chance).ToList();
        if (late.Count > 0)
        {
            var lately = await Lately(asked, cancel);
            late.RemoveAll(d => Since(asked, lately, d.known, d.verdict) >= asked.Nights.Chance);
        }

        return new(late.Count, late.Count == 0 ? Instant.MaxValue : late.Min(d => d.verdict.DueAt!.Value), candidates.Count == MostCounted);
    }

    /// <summary>Since when the record could have gone: a version in force since today, a hold lifted today, an instruction given today count from then.</summary>
    private static Instant Since(EvidenceAsked asked, ILookup<Guid, Instant> lately, Known known, Verdict verdict)
    {
        var version = asked.Around.Policies.Versions.First(v => v.Version == verdict.Policy);
        var since = Instant.Max(verdict.DueAt!.Value, Policies.InForceFrom(version));
        var changes = lately[known.Id].Concat(known.ClientId is { } client ? lately[client] : []);
        return changes.Aggregate(since, Instant.Max);
    }

    private static async Task<ILookup<Guid, Instant>> Lately(EvidenceAsked asked, CancellationToken cancel)
    {
        var chance = asked.Nights.Chance;
        var holds = await asked.Work.Db.Set<PlacedHold>().AsNoTracking()
            .Where(h => h.LiftedAt >= chance || (h.LiftedAt == null && h.Until >= chance && h.Until <= asked.Now)).ToListAsync(cancel);
        var told = await asked.Work.Db.Set<ClientInstruction>().AsNoTracking().Where(i => i.GivenAt >= chance).ToListAsync(cancel);
        return holds.Select(h => (h.Covers, At: h.LiftedAt ?? h.Until!.Value)).Concat(told.Select(i => (Covers: i.ClientId, At: i.GivenAt)))
            .ToLookup(c => c.Covers, c => c.At);
    }
}
