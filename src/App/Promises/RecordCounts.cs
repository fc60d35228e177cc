using System.Collections.Concurrent;
using Avow.Holdings;
using NodaTime;

namespace Avow.Promises;

/// <summary>How many records of a kind there are. Above ten thousand the figure may be half a minute old: counting a million rows takes its time.</summary>
public sealed class RecordCounts
{
    private const int CountedEachTime = 10_000;
    private static readonly Duration Remembered = Duration.FromSeconds(30);
    private readonly ConcurrentDictionary<(long Organisation, string Kind), (Instant At, int Count)> _last = new();

    public async Task<int> Of(EvidenceAsked asked, Holding holding, CancellationToken cancel)
    {
        var key = (asked.Work.OrganisationId, holding.Kind);
        if (_last.TryGetValue(key, out var last) && last.Count > CountedEachTime && last.At <= asked.Now && asked.Now - last.At < Remembered)
        {
            return last.Count;
        }

        var count = await holding.Count(asked.Work.Db, cancel);
        _last[key] = (asked.Now, count);
        return count;
    }
}
