using Avow.Database;
using Avow.Holdings;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Promises;

/// <summary>One promise with what proves it.</summary>
/// <param name="Course">The figure of the nights before, oldest first, today's last; empty when it has none.</param>
public sealed record Tile(string Sentence, EvidenceShown Shown, IReadOnlyList<double> Course);

/// <summary>Every promise of the policy in force with its evidence, each asked anew.</summary>
public sealed class PromiseBoard(EvidenceRegister register, KeepEvidence keep, HoldingRegister holds)
{
    private const int DaysOfCourse = 70;

    /// <summary>The tiles of the sentences, in their order.</summary>
    /// <param name="work">A reading unit of the organisation.</param>
    public async Task<IReadOnlyList<Tile>> Of(Work work, Surroundings around, IEnumerable<string> sentences, Instant now, CancellationToken cancel = default)
    {
        var days = await Days(work.Db, now.InZone(around.Policies.InForce(now).Zone).Date, cancel);
        var shown = await Shown(work, around, sentences, now, cancel);
        return [.. shown.Select(s => new Tile(s.Sentence, s.Shown, s.Shown.Line is { } line ? [.. days[s.Sentence], line] : []))];
    }

    /// <summary>How each sentence stands, without the nights before.</summary>
    public async Task<IReadOnlyList<(string Sentence, EvidenceShown Shown)>> Shown(
        Work work, Surroundings around, IEnumerable<string> sentences, Instant now, CancellationToken cancel = default)
    {
        var policy = around.Policies.InForce(now);
        var today = now.InZone(policy.Zone).Date;
        var nights = await NightsBefore.Of(work.Db, now, policy.Zone, cancel);
        var duties = (await DutyEvidence.All(work.Db, policy, today, cancel)).ToDictionary(d => DutyEvidence.Prefix + d.Duty.Id);
        var kinds = await KindsInUse.Of(work, holds, nights, cancel);
        var all = new List<(string, EvidenceShown)>();
        foreach (var sentence in sentences)
        {
            all.Add((sentence, await Show(new(work, around, policy, sentence, now, nights) { Kinds = kinds }, duties, cancel)));
        }

        return all;
    }

    private Task<EvidenceShown> Show(EvidenceAsked asked, Dictionary<string, DutyStanding> duties, CancellationToken cancel)
    {
        if (register.Find(asked.Sentence) is { } query)
        {
            return query(asked, cancel);
        }

        return asked.Sentence.StartsWith(KeepEvidence.Prefix, StringComparison.Ordinal) ? keep.Show(asked, cancel)
            : duties.TryGetValue(asked.Sentence, out var duty) ? Task.FromResult(DutyEvidence.Show(duty))
            : Task.FromResult(NobodyYet);
    }

    private static EvidenceShown NobodyYet => new(Standing.NotKeptYet, new("promises.not-yet"), new("promises.nobody"));

    private static async Task<ILookup<string, double>> Days(AvowDb db, LocalDate today, CancellationToken cancel)
    {
        var since = today.PlusDays(-DaysOfCourse);
        var days = await db.Set<BoardDay>().AsNoTracking().Where(d => d.Day >= since && d.Day < today).ToListAsync(cancel);
        return days.OrderBy(d => d.Day).ToLookup(d => d.Sentence, d => d.Figure);
    }
}
