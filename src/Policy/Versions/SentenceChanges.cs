using Avow.Policy.Model;
using Avow.Policy.Notices;

namespace Avow.Policy.Versions;

/// <summary>Whatever else a notice says otherwise: asked where nothing else was found, so that no change of words goes unseen.</summary>
/// <remarks>The day of the version, of an assessment and of a duty's last round are no news.</remarks>
internal static class SentenceChanges
{
    private const string Told = "UK GDPR and GDPR article 12(1) and 13(3)";

    public static IReadOnlyList<Change> Of(VersionPair pair)
    {
        var before = Undated(pair.Older, pair.Newer);
        string?[] brands = [null, .. pair.Newer.Brands.Select(b => b.Id).Intersect(pair.Older.Brands.Select(b => b.Id))];
        return !pair.SpeaksAlike ? [] : [.. brands.SelectMany(b => Between(pair, Notice.Of(before, pair.NewNotice.Language, b), Notice.Of(pair.Newer, pair.NewNotice.Language, b))).DistinctBy(c => c.Sentence)];
    }

    private static IEnumerable<Change> Between(VersionPair pair, NoticeText older, NoticeText newer)
    {
        var (before, now) = (All(older), All(newer));
        foreach (var (id, words) in now.Where(n => before.GetValueOrDefault(n.Key) != n.Value))
        {
            yield return before.TryGetValue(id, out var old) ? Make(pair, "sentence-changed", id, ("new", words), ("old", old)) : Make(pair, "sentence-added", id, ("new", words));
        }

        foreach (var (id, words) in before.Where(b => !now.ContainsKey(b.Key)))
        {
            yield return Make(pair, "sentence-removed", id, ("old", words));
        }
    }

    private static Change Make(VersionPair pair, string code, string id, params ReadOnlySpan<(string, string)> parts) => pair.Make(code, id, Obligation.Tell, "said", Told, null, parts);

    private static Dictionary<string, string> All(NoticeText notice) =>
        notice.Sections.SelectMany(s => s.Sentences).GroupBy(s => s.Id).ToDictionary(g => g.Key, g => string.Join(' ', g.Select(s => s.Text)));

    private static PolicyFile Undated(PolicyFile policy, PolicyFile like) => policy with
    {
        Version = like.Version,
        Purposes = [.. policy.Purposes.Select(p => p.Assessment is { } test && like.PurposeOf(p.Id)?.Assessment is { } again ? p with { Assessment = test with { On = again.On } } : p)],
        Duties = [.. policy.Duties.Select(d => d with { LastDone = like.Duties.FirstOrDefault(l => l.Id == d.Id)?.LastDone })],
    };
}
