using Avow.Policy.Law;
using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Deciding;

/// <summary>The version history of one organisation's policy, compiled for deciding. Immutable; at least one version.</summary>
public sealed class Policies
{
    private readonly Dictionary<string, KindHistory> _kinds = [];

    /// <param name="versions">In any order; two versions with one id are refused.</param>
    /// <exception cref="ArgumentException">There is no version, or two have the same id.</exception>
    public Policies(IEnumerable<PolicyFile> versions)
    {
        Versions = [.. versions.OrderBy(v => v.Version)];
        if (Versions.Count == 0)
        {
            throw new ArgumentException("A history needs at least one version.", nameof(versions));
        }

        if (Versions.Zip(Versions.Skip(1)).FirstOrDefault(pair => pair.First.Version == pair.Second.Version) is { First: { } twice })
        {
            throw new ArgumentException($"Version {twice.Version} stands twice.", nameof(versions));
        }

        foreach (var kind in Versions.SelectMany(v => v.Purposes).SelectMany(p => p.Keep).Select(k => k.Kind).Distinct())
        {
            _kinds[kind] = KindHistory.Compile(kind, Versions);
        }
    }

    /// <summary>All versions, oldest first.</summary>
    public IReadOnlyList<PolicyFile> Versions { get; }

    /// <summary>The version in force: the latest whose date has begun in its own zone; the first one before that.</summary>
    public PolicyFile InForce(Instant now) =>
        Versions.LastOrDefault(v => InForceFrom(v) <= now) ?? Versions[0];

    /// <summary>The first instant of the version's date in its zone.</summary>
    public static Instant InForceFrom(PolicyFile version) => version.Zone.AtStartOfDay(version.Version.Date).ToInstant();

    /// <summary>Whether any version has a rule for the record kind.</summary>
    public bool Covers(string kind) => _kinds.ContainsKey(kind);

    /// <summary>The history with one more version, as a publication would make it.</summary>
    public Policies With(PolicyFile version) => new(Versions.Append(version));

    internal KindHistory HistoryOf(string kind) => _kinds.TryGetValue(kind, out var history)
        ? history
        : throw new ArgumentException($"No purpose of any version covers the record kind {kind}.", nameof(kind));
}

/// <summary>The rules for one record kind, version by version. Versions that do not speak of the kind are left out.</summary>
internal sealed class KindHistory
{
    private KindHistory(string kind, KindVersion[] versions)
    {
        Kind = kind;
        Versions = versions;
        MostPurposes = versions.Max(v => v.Rules.Length);
    }

    public string Kind { get; }

    public KindVersion[] Versions { get; }

    public int MostPurposes { get; }

    public static KindHistory Compile(string kind, IReadOnlyList<PolicyFile> versions)
    {
        var compiled = new List<KindVersion>();
        foreach (var version in versions.Where(v => v.Purposes.Any(p => p.Keep.Any(k => k.Kind == kind))))
        {
            compiled.Add(KindVersion.Compile(kind, version, compiled.LastOrDefault()));
        }

        return new(kind, [.. compiled]);
    }
}

/// <summary>The rules for one record kind in one version.</summary>
internal sealed class KindVersion
{
    public required PolicyFile Policy { get; init; }

    public required long InForceFrom { get; init; }

    public required CivilCalendar Calendar { get; init; }

    public required CompiledRule[] Rules { get; init; }

    /// <summary>The categories that some rule names, in a fixed order; bit n of a rule's mask is category n.</summary>
    public required string[] Categories { get; init; }

    /// <summary>Whether some category may go before the record does: several purposes need the kind, or one blanks.</summary>
    public required bool FieldsMayGoFirst { get; init; }

    /// <summary>Indexes of the rules of the version before whose purposes this version no longer has for the kind.</summary>
    public required int[] Vanished { get; init; }

    /// <summary>The version before that speaks of the kind, or null.</summary>
    public required KindVersion? Earlier { get; init; }

    public static KindVersion Compile(string kind, PolicyFile policy, KindVersion? before)
    {
        var covering = policy.Purposes.SelectMany(p => p.Keep.Where(k => k.Kind == kind).Select(k => (Purpose: p, Rule: k))).ToArray();
        var categories = covering.SelectMany(c => c.Purpose.Data ?? []).Distinct().Order().Take(64).ToArray();
        return new()
        {
            Policy = policy,
            InForceFrom = Policies.InForceFrom(policy).ToUnixTimeTicks(),
            Calendar = CivilCalendar.Of(policy.Zone),
            Earlier = before,
            Categories = categories,
            FieldsMayGoFirst = covering.Length > 1 || covering.Any(c => c.Rule.Then == Disposal.Blank) || before is { FieldsMayGoFirst: true },
            Vanished = before is null ? [] : [.. Enumerable.Range(0, before.Rules.Length).Where(i => covering.All(c => c.Purpose.Id != before.Rules[i].Purpose))],
            Rules = [.. covering.Select(c => CompiledRule.Compile(c.Purpose, c.Rule, categories, before))],
        };
    }
}

/// <summary>How long one purpose needs the record kind, ready to be counted.</summary>
internal sealed class CompiledRule
{
    public required string Id { get; init; }

    public required string Sentence { get; init; }

    public required string Purpose { get; init; }

    public required bool FollowsInstruction { get; init; }

    public required KeepTerm[] Terms { get; init; }

    public required Whichever Which { get; init; }

    public required Disposal Then { get; init; }

    /// <summary>How the record goes once its keeping is over or somebody removed it.</summary>
    public Outcome Outcome => Then == Disposal.Anonymise ? Outcome.Anonymise : Outcome.Delete;

    /// <summary>How the record goes when nobody answered the question.</summary>
    public Outcome OutcomeOfSilence => Question?.Unanswered?.Then == Disposal.Anonymise ? Outcome.Anonymise : Outcome.Delete;

    /// <summary>The question that comes back: the rule's own, else the purpose's review. Null when neither asks.</summary>
    public required KeepReview? Question { get; init; }

    /// <summary>Whether the question is the purpose's: asked only where the keeping has no end and nobody else looks.</summary>
    public required bool AsksOnlyWithoutEnd { get; init; }

    /// <summary>How long after an answer a term that ended with a look is looked at again.</summary>
    public required KeepPeriod AskAgain { get; init; }

    /// <summary>The clock that an answer starts.</summary>
    public required string AnswerClock { get; init; }

    public required Statute? Statute { get; init; }

    public required ulong Data { get; init; }

    /// <summary>Index of the same purpose's rule in the version before, or -1.</summary>
    public required int Before { get; init; }

    public static CompiledRule Compile(Purpose purpose, KeepRule rule, string[] categories, KindVersion? before) => new()
    {
        Id = $"{purpose.Id}.{rule.Kind}",
        Sentence = $"keep.{purpose.Id}.{rule.Kind}",
        Purpose = purpose.Id,
        FollowsInstruction = purpose.Role == Role.Processor,
        Terms = [.. rule.Terms],
        Which = rule.Which,
        Then = rule.Then,
        Question = QuestionOf(purpose, rule),
        AsksOnlyWithoutEnd = rule.Review is null,
        AskAgain = QuestionOf(purpose, rule)?.Every ?? RuleDuty.Yearly,
        AnswerClock = rule.Review?.AnswerClock ?? KeepReview.Reviewed,
        Statute = (rule.Statute ?? purpose.Law) is { } law ? Statutes.Find(law) : null,
        Data = purpose.Data is null ? ulong.MaxValue : Mask(purpose.Data, categories),
        Before = before is null ? -1 : Array.FindIndex(before.Rules, r => r.Purpose == purpose.Id),
    };

    private static KeepReview? QuestionOf(Purpose purpose, KeepRule rule) =>
        rule.Review ?? (purpose.Review is { } every ? new(Answerer.Us, every) : null);

    private static ulong Mask(IReadOnlyList<string> data, string[] categories) =>
        data.Aggregate(0UL, (mask, c) => Array.IndexOf(categories, c) is >= 0 and var i ? mask | (1UL << i) : mask);
}
