using Avow.Holdings;
using Avow.Policy.Deciding;
using NodaTime;

namespace Avow.Promises;

/// <summary>Records that only a person can decide on: a rule's question is open, and nobody has answered.</summary>
/// <param name="Count">How many.</param>
/// <param name="More">Whether there may be more than were looked at.</param>
/// <param name="Since">When the oldest of the questions came up.</param>
/// <param name="Owner">Whose duty it is.</param>
public sealed record WaitingForAnswer(int Count, bool More, Instant Since, string Owner)
{
    private const int MostLookedAt = 5_000;

    /// <summary>Those of one rule; null when nothing waits. Rules without a question cost nothing.</summary>
    public static WaitingForAnswer? Of(EvidenceAsked asked, Holding holding)
    {
        var rule = asked.Sentence[KeepEvidence.Prefix.Length..];
        if (!RuleDuty.Of(asked.Policy).Any(d => d.Rule == rule))
        {
            return null;
        }

        var (looked, open) = (0, new List<KeepDuty>());
        foreach (var known in holding.Everything(asked.Work.Db).Take(MostLookedAt))
        {
            looked++;
            if (asked.Around.Decide(holding, known, asked.Now).Duty is { } duty && duty.Rule == rule && duty.IsOpen(asked.Now))
            {
                open.Add(duty);
            }
        }

        return open.Count == 0 ? null : new(open.Count, looked == MostLookedAt, open.Min(d => d.At), open[0].Owner);
    }
}
