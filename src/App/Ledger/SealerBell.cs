using System.Collections.Concurrent;

namespace Avow.Ledger;

/// <summary>Remembers which organisations have entries without a place, so that an idle house is not asked each second.</summary>
public sealed class SealerBell
{
    private readonly ConcurrentDictionary<long, bool> _waiting = new();

    public void Ring(long organisationId) => _waiting[organisationId] = true;

    /// <summary>The organisations that rang since the last call; may be empty.</summary>
    public IReadOnlyList<long> Answer()
    {
        var rang = _waiting.Keys.ToList();
        rang.ForEach(o => _waiting.TryRemove(o, out _));
        return rang;
    }
}
