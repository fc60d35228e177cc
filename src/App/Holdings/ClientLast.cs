using Avow.Database;
using Avow.Policy.Deciding;
using NodaTime;

namespace Avow.Holdings;

/// <summary>A client's own row goes last: while another record of its service stays, because of a hold or a longer rule, that record names the
/// client, and so the row stays with it.</summary>
internal static class ClientLast
{
    private const int Page = 500;

    /// <summary>The same verdicts, but for clients that have to wait: they are looked at again before the next night.</summary>
    public static async Task<List<Decided>> Settle(
        AvowDb db, HoldingRegister holds, Surroundings around, Holding holding, List<Decided> decided, Instant now, CancellationToken cancel)
    {
        for (var i = 0; holding.IsClientItself && i < decided.Count; i++)
        {
            var (known, verdict) = decided[i];
            if (verdict.Outcome != Outcome.Keep && await Staying(db, holds, around, known.Id, now, cancel) is { } longer)
            {
                decided[i] = new(known, verdict with
                {
                    Outcome = Outcome.Keep,
                    DueAt = longer.DueAt,
                    Ground = longer.Ground,
                    StoppedBy = longer.StoppedBy,
                    LookAt = now + Sweep.Soon,
                });
            }
        }

        return decided;
    }

    /// <summary>The verdict on the first record of the client that stays; null when all of them go.</summary>
    private static async Task<Verdict?> Staying(AvowDb db, HoldingRegister holds, Surroundings around, Guid client, Instant now, CancellationToken cancel)
    {
        foreach (var holding in holds.All.Where(h => h.ClientColumn is not null && !h.IsClientItself))
        {
            for (Guid? after = Guid.Empty; after is not null;)
            {
                var page = await holding.Page(db, client, after.Value, Page, cancel);
                if (page.Select(k => around.Decide(holding, k, now)).FirstOrDefault(v => v.Outcome == Outcome.Keep) is { } stays)
                {
                    return stays;
                }

                after = page.Count < Page ? null : page[^1].Id;
            }
        }

        return null;
    }
}
