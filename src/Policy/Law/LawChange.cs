using Avow.Policy.Model;

namespace Avow.Policy.Law;

/// <summary>One difference between two sets of law, and what of a policy it touches.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="What">What changed, one clause for each difference, such as <c>period: 6 years becomes 5 years</c>. Never empty.</param>
/// <param name="Purposes">Ids of the policy's purposes it touches, in the order of the policy; may be empty.</param>
/// <param name="Recipients">Ids of the policy's recipients it touches, in the order of the policy; may be empty.</param>
/// <param name="Cookies">Names of the policy's cookies it touches; may be empty.</param>
/// <param name="TouchesEverybody">Whether it reaches all that the organisation does under the policy: the time of requests, breaches and holidays.</param>
public sealed record LawChange(
    string Rule, IReadOnlyList<string> What, IReadOnlyList<string> Purposes, IReadOnlyList<string> Recipients, IReadOnlyList<string> Cookies, bool TouchesEverybody)
{
    /// <summary>Whether the policy has anything to do with the change.</summary>
    public bool TouchesPolicy => TouchesEverybody || Purposes.Count + Recipients.Count + Cookies.Count > 0;

    /// <summary>All differences between two sets of law, in order of rule; a new day of verification or another place in the file is none.</summary>
    /// <param name="old">The law so far.</param>
    /// <param name="new">The law to come.</param>
    /// <param name="policy">The policy whose purposes and recipients are named.</param>
    public static IReadOnlyList<LawChange> Between(LawBook old, LawBook @new, PolicyFile policy) =>
    [
        .. from id in old.Rules.Concat(@new.Rules).Select(r => r.Id).Distinct().Order(StringComparer.Ordinal)
           let before = old.Find(id)
           let after = @new.Find(id)
           let what = LawDifference.Of(before, after)
           where what.Count > 0
           select Touching(id, what, before, after, policy),
    ];

    private static LawChange Touching(string id, IReadOnlyList<string> what, LawRule? before, LawRule? after, PolicyFile policy)
    {
        var reaches = new[] { before, after }.OfType<LawRule>().Select(r => LawReach.Of(r, policy)).ToList();
        return new(
            id,
            what,
            [.. policy.Purposes.Where(p => reaches.Exists(r => r.Purposes.Contains(p.Id))).Select(p => p.Id)],
            [.. policy.Recipients.Where(p => reaches.Exists(r => r.Recipients.Contains(p.Id))).Select(p => p.Id)],
            [.. policy.Cookies.Where(c => reaches.Exists(r => r.Cookies.Contains(c.Name))).Select(c => c.Name)],
            reaches.Exists(r => r.IsEverybody));
    }
}
