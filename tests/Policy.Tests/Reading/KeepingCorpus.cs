using System.Text.Json;
using Avow.Policy.Model;
using Avow.Policy.Reading;

namespace Avow.Policy.Tests.Reading;

/// <summary>One row of docs/keeping-corpus.md: a labelled clause and the rule that carries it.</summary>
/// <param name="Rule">Null where the clause is a duty.</param>
/// <param name="Chosen">What the clause leaves open and the rule says.</param>
internal sealed record CorpusRow(string Label, string Form, string Words, KeepRule? Rule, IReadOnlyList<string> Chosen, string Note)
{
    public static IReadOnlyList<CorpusRow> All { get; } =
    [
        .. Cells().Where(c => c.Length == 6 && char.IsAsciiDigit(c[0].FirstOrDefault()))
            .Select(c => new CorpusRow(c[0], c[2], c[3].Trim('`'), Read(c[3]), [.. c[4].Split(", ").Where(word => word != "-")], c[5])),
    ];

    public static IReadOnlyList<string> Wordings { get; } = [.. Cells().Where(c => c is [_, ['`', ..]]).Select(c => c[1].Trim('`'))];

    private static IEnumerable<string[]> Cells() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "docs", "keeping-corpus.md")).Where(line => line.StartsWith('|'))
            .Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries));

    private static KeepRule? Read(string cell) => KeepRuleReader.Read("record", cell.Trim('`'), default).Rule;
}

/// <summary>A retention label of the corpus, which stands beside the project and not in it.</summary>
internal sealed record CorpusLabel(string Id, string Kind, string? Period, bool HasEvent)
{
    /// <summary>The file of labels in a folder <c>shared/corpus</c> beside the project or one of its parents; null where there is none.</summary>
    public static string? File { get; } = Parents().Select(folder => Path.Combine(folder, "shared", "corpus", "labels.jsonl")).FirstOrDefault(System.IO.File.Exists);

    public static IReadOnlyList<CorpusLabel> All()
    {
        var labels = new List<CorpusLabel>();
        foreach (var line in System.IO.File.ReadLines(File!))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.GetProperty("type").GetString() == "retention")
            {
                var value = json.RootElement.GetProperty("value");
                labels.Add(new(json.RootElement.GetProperty("id").GetString()!, value.GetProperty("kind").GetString()!, Text(value, "period"), Text(value, "event") is not null));
            }
        }

        return labels;
    }

    private static string? Text(JsonElement value, string key) => value.TryGetProperty(key, out var found) ? found.GetString() : null;

    private static IEnumerable<string> Parents()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}

/// <summary>A test that needs the labels and says so when they are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute() => Skip = CorpusLabel.File is null ? "The labelled policies do not stand beside the project (shared/corpus/labels.jsonl)." : null;
}
