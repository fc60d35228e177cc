using System.Text;
using Avow.Policy.Model;

namespace Avow.Policy.Versions;

/// <summary>A diff as plain text or Markdown.</summary>
public static class DiffText
{
    private const string Special = @"\`*_{}[]<>#|~";

    /// <summary>One paragraph a change, ending in a line end.</summary>
    public static string Plain(PolicyDiff diff, PolicyFile newer, PolicyFile older)
    {
        var (words, text) = (Phrases.Of("Versions", diff.Language), new StringBuilder());
        text.Append(Title(diff, words)).Append('\n');
        foreach (var change in diff.Changes)
        {
            text.Append($"\n{Mark(change.Obligation)} {change.Sentence}\n  {Follows(diff, change)}\n");
            if (People(change, newer, older, words) is { Length: > 0 } people)
            {
                text.Append($"  {people}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>A list under one heading an obligation, ending in a line end.</summary>
    public static string Markdown(PolicyDiff diff, PolicyFile newer, PolicyFile older)
    {
        var (words, text) = (Phrases.Of("Versions", diff.Language), new StringBuilder());
        text.Append($"# {Escape(Title(diff, words))}\n");
        foreach (var group in diff.Changes.GroupBy(c => c.Obligation))
        {
            text.Append($"\n## {Escape(PolicyDiff.Words(group.Key, diff.Language))}\n\n");
            foreach (var change in group)
            {
                text.Append($"- {Escape(change.Sentence)}  \n  {Escape($"{change.Reason} ({change.Source})")}");
                text.Append(People(change, newer, older, words) is { Length: > 0 } people ? $"  \n  {Escape(people)}\n" : "\n");
            }
        }

        return text.ToString();
    }

    /// <summary>How many changes there are, from which version to which.</summary>
    public static string Title(PolicyDiff diff) => Title(diff, Phrases.Of("Versions", diff.Language));

    /// <summary>The groups of people concerned, in the words of the notice.</summary>
    public static IReadOnlyList<string> Groups(Change change, PolicyFile newer, PolicyFile older, string language) =>
        [.. change.People.Select(id => (newer.People.FirstOrDefault(g => g.Id == id) ?? older.People.First(g => g.Id == id)).Words.In(language))];

    private static string Title(PolicyDiff diff, Phrases words) => words.Say(
        diff.Changes.Count switch { 0 => "title.none", 1 => "title.one", _ => "title.many" }, ("count", $"{diff.Changes.Count}"), ("old", diff.Older.ToString()), ("new", diff.Newer.ToString()));

    private static string Follows(PolicyDiff diff, Change change) => $"{PolicyDiff.Words(change.Obligation, diff.Language)}: {change.Reason} ({change.Source})";

    private static string People(Change change, PolicyFile newer, PolicyFile older, Phrases words) =>
        change.People.Count == 0 ? "" : words.Say("concerns", ("people", string.Join("; ", Groups(change, newer, older, words.Notice.Language))));

    private static string Mark(Obligation obligation) => obligation switch { Obligation.None => "·", Obligation.Tell => "→", _ => "?" };

    private static string Escape(string text) => string.Concat(text.Select(c => Special.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c is '\n' or '\r' ? " " : c.ToString()));
}
