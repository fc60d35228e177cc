namespace Avow.Ledger;

/// <summary>Finds out what happened at the first place where a chain breaks, from the entries that follow the break.</summary>
/// <remarks>
/// A hash that does not fit says only that something is wrong. What it is shows in where the chain goes on: each entry stores the head
/// that it was sealed with, so the true successor is recognised wherever it stands.
/// </remarks>
/// <param name="size">How many entries were intact.</param>
/// <param name="before">The head before the last of them.</param>
/// <param name="head">The head after them.</param>
internal sealed class ChainDiagnosis(long size, Digest before, Digest head)
{
    // Far enough for any batch of rows that was shuffled by hand; 80 bytes each.
    private const int MostEntries = 65_536;

    private readonly List<SealedRow> _seen = [];

    /// <returns>False when enough was seen.</returns>
    public bool Add(SealedRow row)
    {
        _seen.Add(row);
        return _seen.Count < MostEntries;
    }

    /// <param name="next">The first valid checkpoint after the break, or null.</param>
    public ChainFault Conclude(Checkpoint? next)
    {
        var place = size + 1;
        var first = _seen[0];
        var successor = _seen.FindIndex(s => s.Follows(head));
        if (successor >= 0) return ForFound(place, successor);
        if (first.Sequence > place) return Dropped(place, first.Sequence - place);
        if (first.Sequence < place) return Added(first.Sequence);
        if (size > 0 && first.Follows(before)) return Added(size);
        return (next is null ? 0 : ShiftTo(next)) switch
        {
            > 0 and var missing => Dropped(place, missing),
            < 0 => Added(place),
            _ => Fault(ChainFaultKind.Altered, place, $"Entry {place} was altered: it does not hash to the head it was sealed with."),
        };
    }

    private ChainFault ForFound(long place, int successor)
    {
        var (first, found) = (_seen[0], _seen[successor]);
        if (successor > 0 && !_seen.Exists(s => first.Follows(s.Head))) return Added(first.Sequence);
        return Fault(ChainFaultKind.Moved, place, $"The entry sealed as {place} was moved to {found.Sequence}.");
    }

    // Where a checkpoint's head stands tells how many entries went or came before it, even when the rest was renumbered.
    private long ShiftTo(Checkpoint next)
    {
        var at = _seen.FindIndex(s => s.Head.Is(next.Head));
        return at < 0 ? 0 : next.Size - (size + 1 + at);
    }

    private static ChainFault Added(long place) =>
        Fault(ChainFaultKind.Added, place, $"Entry {place} was added: it was never sealed at that place.");

    private static ChainFault Dropped(long place, long count) => count == 1
        ? Fault(ChainFaultKind.Dropped, place, $"Entry {place} was dropped.")
        : new ChainFault(ChainFaultKind.Dropped, place, place + count - 1, $"Entries {place} to {place + count - 1} were dropped.");

    private static ChainFault Fault(ChainFaultKind kind, long place, string message) => new(kind, place, place, message);
}
