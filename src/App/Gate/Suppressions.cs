using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Policy.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Permits;

/// <summary>The list of addresses that nobody may write to: asked before every list that comes in.</summary>
public sealed class Suppressions(MarkKeys keys, HoldingRegister holds, PolicyShelf shelf, BusinessClock clock)
{
    /// <summary>Marks addresses; one that is marked already stays as it is.</summary>
    /// <returns>How many marks are new. None when the policy does not speak of such marks, or when their period is over.</returns>
    public async Task<int> Add(Work work, IReadOnlyList<NotAgain> addresses, PolicyFile policy, CancellationToken cancel = default)
    {
        if (addresses.Count == 0 || !HoldingRegister.Covers(policy, Suppression.Kind))
        {
            return 0;
        }

        var marked = await Among(work, [.. addresses.Select(a => a.Email)], cancel);
        var around = await Surroundings.Of(work.Db, shelf, cancel);
        var added = 0;
        foreach (var address in addresses.DistinctBy(a => Plain(a.Email)).Where(a => !marked.Contains(Plain(a.Email))))
        {
            added += Mark(work, address, around) ? 1 : 0;
        }

        return added;
    }

    /// <summary>Those of the addresses that are marked, in small letters.</summary>
    public async Task<HashSet<string>> Among(Work work, IReadOnlyCollection<string> emails, CancellationToken cancel = default)
    {
        if (emails.Count == 0 || !await work.Db.Set<Suppression>().AnyAsync(s => s.LiftedAt == null, cancel))
        {
            return [];
        }

        var marks = emails.Select(Plain).Distinct().ToDictionary(e => e, e => MarkOf(work, e));
        var found = await work.Among("SELECT mark FROM suppression WHERE organisation_id = @organisation AND mark {0} AND lifted_at IS NULL", marks.Values, r => (byte[])r[0], cancel);
        if (found.Count == 0)
        {
            return [];
        }

        var known = found.Select(Convert.ToHexString).ToHashSet();
        return [.. marks.Where(m => known.Contains(Convert.ToHexString(m.Value))).Select(m => m.Key)];
    }

    /// <summary>The person asked to hear from us again, or the no was a mistake of ours.</summary>
    public async Task Lift(Work work, IReadOnlyCollection<string> emails, Instant now, CancellationToken cancel = default)
    {
        var wanted = emails.Select(e => MarkOf(work, Plain(e))).ToList();
        await work.Db.Set<Suppression>().Where(s => wanted.Contains(s.Mark) && s.LiftedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.LiftedAt, now).SetProperty(x => x.LookAt, now), cancel);
    }

    private bool Mark(Work work, NotAgain address, Surroundings around)
    {
        var made = new Suppression { Id = Guid.CreateVersion7(), Mark = MarkOf(work, Plain(address.Email)), Why = address.Why, RecordedAt = address.At };
        var holding = holds.Of(Suppression.Kind);
        var verdict = around.Decide(holding, holding.Describe(made), clock.Now);
        if (verdict.Outcome != Policy.Deciding.Outcome.Keep)
        {
            return false;
        }

        made.LookAt = verdict.LookAt;
        work.Db.Add(made);
        return true;
    }

    private byte[] MarkOf(Work work, string plain) => keys.MarkOf(work.OrganisationId, "email " + plain);

    private static string Plain(string email) => email.Trim().ToLowerInvariant();
}
