using Avow.Policy.Model;
using Avow.Promises;
using Avow.Web;

namespace Avow.Modules.People;

/// <summary>What a version of the policy says of one kind of relationship: of whom, with which data, from where, on which basis, and what ends it.</summary>
public sealed class RelationshipRule
{
    private readonly PolicyFile _policy;
    private readonly List<Purpose> _purposes;

    private RelationshipRule(PolicyFile policy, string kind, List<Purpose> purposes) => (_policy, Kind, _purposes) = (policy, kind, purposes);

    /// <summary>The record kind, such as <c>prospect-contact</c>.</summary>
    public string Kind { get; }

    public Purpose Purpose => _purposes[0];

    /// <summary>The people it may be about, such as <c>prospect</c>. At least one.</summary>
    /// <remarks>A purpose may keep two kinds for two groups; a kind that is named after a group (<c>supplier-contact</c>) is that group's alone.</remarks>
    public IReadOnlyList<string> Groups
    {
        get
        {
            var groups = _purposes.SelectMany(p => p.People).Distinct().ToList();
            var others = _purposes.SelectMany(p => p.Keep).Select(k => k.Kind).Where(k => k != Kind && PeopleHoldings.Kinds.Contains(k)).ToList();
            var own = groups.FindAll(g => IsNamedAfter(Kind, g));
            var left = groups.FindAll(g => !others.Exists(o => IsNamedAfter(o, g)));
            return own.Count > 0 ? own : left.Count > 0 ? left : groups;
        }
    }

    /// <summary>The categories of data that may be held; a field of any other is refused (promise C-03).</summary>
    public IReadOnlySet<string> Categories => _purposes.SelectMany(p => p.Data ?? []).ToHashSet();

    /// <summary>Where the data may come from (promise C-04).</summary>
    public IReadOnlyList<string> Sources => [.. _purposes.SelectMany(p => p.Sources).Distinct()];

    /// <summary>The bases it may rest on. At least one.</summary>
    public IReadOnlyList<string> Bases => [.. _purposes.Select(p => WordOf(p.Basis)).Distinct()];

    /// <summary>To whom the data goes.</summary>
    public IReadOnlyList<Recipient> Recipients => [.. _policy.Recipients.Where(r => _purposes.Any(p => p.Recipients.Contains(r.Id)))];

    /// <summary>Whether a coded mark of the address stays when such a relationship ends by a no, so that nobody writes again.</summary>
    public bool KeepsSuppression => _purposes.SelectMany(p => p.Keep).Any(k => k.Kind == Kind && k.KeepsSuppression);

    /// <summary>The ends that the rule waits for, and the objection that is open to whoever is held for an interest of ours (Art. 21).</summary>
    public IReadOnlyList<string> Ends => [.. Relationship.Ends.Where(e => Named(e) || (e == "objected" && Bases.Contains("legitimate-interests")) || (e == "withdrawn" && Bases.Contains("consent") && !Named("unsubscribed")))];

    /// <summary>The id of the sentence of the notice that lists the data.</summary>
    public string DataSentence => $"data.{Purpose.Id}";

    /// <summary>Whether the person was not the source, and so must be told where we got the data (Art. 14).</summary>
    public static bool IsFromOthers(string source) => Vocabulary.FromOthers.Contains(source);

    /// <summary>The kinds of relationship that a policy has, in the order of this module.</summary>
    public static IReadOnlyList<RelationshipRule> Of(PolicyFile policy) => [.. PeopleHoldings.Kinds.Select(k => Find(policy, k)).OfType<RelationshipRule>()];

    /// <summary>What the policy says of a kind, or null when it does not keep such records.</summary>
    public static RelationshipRule? Find(PolicyFile policy, string kind) =>
        policy.Purposes.Where(p => p.Keep.Any(k => k.Kind == kind)).ToList() is { Count: > 0 } purposes && PeopleHoldings.Kinds.Contains(kind)
            ? new(policy, kind, purposes)
            : null;

    /// <summary>The same, as far as it is about one group of people: two purposes may keep the same kind for two groups on two bases.</summary>
    public RelationshipRule For(string group) => _purposes.FindAll(p => p.People.Contains(group)) is { Count: > 0 } own ? new(_policy, Kind, own) : this;

    /// <summary>The sentence with which a field outside the list is refused.</summary>
    public string Refusal(Say say) => NoticeShelf.Of(_policy, say).Find(DataSentence)?.Text ?? string.Join(", ", Categories);

    public bool Allows(PersonField field) => Categories.Contains(field.Category);

    /// <summary>Whether the company's number may be held. A legal person's is the company's own; a sole trader's is asked for by name.</summary>
    public bool Allows(CompanyNumber number) => Categories.Contains("organisation-number") || (!number.IsOfAPerson && Categories.Contains("company"));

    /// <summary>How a group is called in the reader's language.</summary>
    public string GroupWord(Say say, string group) => GroupWord(_policy, say, group);

    public static string GroupWord(PolicyFile policy, Say say, string group) => policy.People.FirstOrDefault(p => p.Id == group)?.Words.In(say.Language) ?? group;

    private static bool IsNamedAfter(string kind, string group) => kind.StartsWith(group + "-", StringComparison.Ordinal);

    private bool Named(string clock) => _purposes.SelectMany(p => p.Keep).Any(k => k.Kind == Kind && k.Terms.Any(t => t.Clock == clock));

    private static string WordOf(Basis basis) => basis switch
    {
        Basis.Consent => "consent",
        Basis.Contract => "contract",
        Basis.LegalObligation => "legal-obligation",
        Basis.VitalInterests => "vital-interests",
        Basis.PublicTask => "public-task",
        _ => "legitimate-interests",
    };
}
