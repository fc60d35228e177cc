using Avow.Database;
using Avow.Holdings;
using Avow.Policy.Model;
using Avow.Web;
using NodaTime;

namespace Avow.Promises;

/// <summary>How a promise stands, in the order in which the board shows it.</summary>
public enum Standing
{
    /// <summary>✕ We did not keep it.</summary>
    Broken,

    /// <summary>◆ A person is needed.</summary>
    NeedsPerson,

    /// <summary>○ No module carries it yet.</summary>
    NotKeptYet,

    /// <summary>○ Carried, but there is nothing to show yet.</summary>
    NothingYet,

    /// <summary>● Kept, with evidence younger than its own period.</summary>
    Kept,
}

/// <summary>What stands beside a promise: its mark, one figure, one line of words.</summary>
/// <param name="Figure">Text key and arguments of the figure.</param>
/// <param name="Words">Text key and arguments of the line under it.</param>
/// <param name="Full">How far the promise's period has run, from 0 to 1; null when it has none.</param>
/// <param name="Line">The figure for the small line, today; null for none.</param>
/// <param name="Limit">The dashed limit of the small line.</param>
/// <param name="Link">Where it is looked into, relative to the organisation; null for nowhere.</param>
public sealed record EvidenceShown(
    Standing Standing, Phrase Figure, Phrase Words, double? Full = null, double? Line = null, double? Limit = null, string? Link = null);

/// <summary>A text key with its arguments, said later in the reader's language.</summary>
public sealed record Phrase(string Key, params (string Name, object Value)[] Arguments)
{
    /// <summary>The words; texts of the policy among the arguments are said in the same language.</summary>
    public string In(Say say) => say.T(Key, [.. Arguments.Select(a => (a.Name, a.Value is LocalText text ? text.In(say.Language) : a.Value))]);
}

/// <summary>What a query of evidence may ask.</summary>
/// <param name="Work">A reading unit of the organisation.</param>
/// <param name="Nights">What the nights before say of themselves.</param>
public sealed record EvidenceAsked(Work Work, Surroundings Around, PolicyFile Policy, string Sentence, Instant Now, NightsBefore Nights)
{
    /// <summary>Which kinds have anything to ask about, found once for a whole board; null when a sentence is asked alone.</summary>
    public KindsInUse? Kinds { get; init; }
}

/// <summary>Which record kinds have records, and which have some that the night should have looked at. Asking no further of the others spares a board
/// most of its questions.</summary>
/// <param name="Filled">Kinds with at least one record.</param>
/// <param name="Due">Kinds with a record whose <c>look_at</c> came before the night's chance.</param>
public sealed record KindsInUse(IReadOnlySet<string> Filled, IReadOnlySet<string> Due)
{
    public static async Task<KindsInUse> Of(Work work, HoldingRegister holds, NightsBefore nights, CancellationToken cancel) => new(
        (await holds.WithCandidates(work, Instant.MaxValue, cancel)).Select(h => h.Kind).ToHashSet(),
        (await holds.WithCandidates(work, nights.Chance, cancel)).Select(h => h.Kind).ToHashSet());
}

/// <summary>A query of the engine whose answer is the tile.</summary>
public delegate Task<EvidenceShown> EvidenceQuery(EvidenceAsked asked, CancellationToken cancel);

/// <summary>Which module carries which sentences of the notice.</summary>
public sealed class EvidenceRegister
{
    private readonly List<(string Pattern, EvidenceQuery Query)> _carried = [];

    /// <summary>Carries a sentence, or all whose id begins so when the pattern ends in <c>*</c>. The first that fits answers.</summary>
    public void For(string pattern, EvidenceQuery query) => _carried.Add((pattern, query));

    /// <summary>The query for a sentence, or null when no module carries it.</summary>
    public EvidenceQuery? Find(string sentence) => _carried
        .FirstOrDefault(c => c.Pattern == sentence || (c.Pattern.EndsWith('*') && sentence.StartsWith(c.Pattern[..^1], StringComparison.Ordinal))).Query;
}
