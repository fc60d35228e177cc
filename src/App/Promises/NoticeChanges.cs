using Avow.Policy.Notices;

namespace Avow.Promises;

/// <summary>A sentence that differs between two notices: what both have before and after, and what was taken and put between.</summary>
public sealed record ChangedSentence(string Id, string Before, string Taken, string Put, string After);

/// <summary>What changed from one notice to the next, sentence by sentence.</summary>
public static class NoticeChanges
{
    // The version says its own id and date in a sentence; that it differs is no news.
    private const string OwnVersion = "who.version";

    /// <summary>The changes in the order of the newer notice; sentences that it no longer has come last.</summary>
    public static IReadOnlyList<ChangedSentence> Between(NoticeText older, NoticeText newer)
    {
        var (was, now) = (Sentences(older), Sentences(newer));
        var before = was.ToDictionary(s => s.Id, s => s.Text);
        var changed = now.Where(s => before.GetValueOrDefault(s.Id) != s.Text).Select(s => Compare(s.Id, before.GetValueOrDefault(s.Id) ?? "", s.Text));
        var stays = now.Select(s => s.Id).ToHashSet();
        return [.. changed, .. was.Where(s => !stays.Contains(s.Id)).Select(s => Compare(s.Id, s.Text, ""))];
    }

    private static List<Sentence> Sentences(NoticeText notice) => [.. notice.Sections.SelectMany(s => s.Sentences).Where(s => s.Id != OwnVersion)];

    /// <summary>Whole words only: half a number would not say what changed.</summary>
    private static ChangedSentence Compare(string id, string was, string now)
    {
        var (old, fresh) = (was.Split(' '), now.Split(' '));
        var start = old.Zip(fresh).TakeWhile(p => p.First == p.Second).Count();
        var end = old.Skip(start).Reverse().Zip(fresh.Skip(start).Reverse()).TakeWhile(p => p.First == p.Second).Count();
        return new(id, Words(old[..start]), Words(old[start..^end]), Words(fresh[start..^end]), Words(old[^end..]));
    }

    private static string Words(string[] words) => string.Join(' ', words);
}
