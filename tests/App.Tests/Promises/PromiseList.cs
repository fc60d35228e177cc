using System.Text;
using System.Text.RegularExpressions;
using App.Tests.Harness;

namespace App.Tests.Promises;

/// <summary>Reads from the sources which tests answer for which promise, and writes <c>docs/promises.md</c>.</summary>
internal static partial class PromiseList
{
    public const string File = "docs/promises.md";

    /// <summary>Promise to tests, each with the file it stands in.</summary>
    public static SortedDictionary<string, List<(string Test, string File)>> Read(IEnumerable<(string File, string Text)> sources)
    {
        var found = new SortedDictionary<string, List<(string, string)>>(StringComparer.Ordinal);
        foreach (var (file, text) in sources)
        {
            foreach (Match test in Test().Matches(text))
            {
                foreach (Match promise in Promise().Matches(test.Groups["attributes"].Value))
                {
                    found.TryAdd(promise.Groups["id"].Value, []);
                    found[promise.Groups["id"].Value].Add((test.Groups["name"].Value.Replace('_', ' '), file));
                }
            }
        }

        return found;
    }

    public static SortedDictionary<string, List<(string Test, string File)>> OfThisTree() =>
        Read(SourceTree.Files("tests", "*.cs").Select(f => (f, System.IO.File.ReadAllText(SourceTree.At(f)))));

    public static string Write(SortedDictionary<string, List<(string Test, string File)>> promises, IReadOnlyDictionary<string, string> sentences)
    {
        var page = new StringBuilder("""
            # Promises and the tests that answer for them
            Made from the tests by a test; run it with `AVOW_WRITE_DOCS=1` to write this page anew. `dotnet test --filter Promise=D-11` runs one promise's tests.

            """);
        foreach (var (id, tests) in promises)
        {
            page.Append($"\n## {id}\n{sentences[id]}\n\n");
            foreach (var (test, file) in tests.OrderBy(t => t.File, StringComparer.Ordinal).ThenBy(t => t.Test, StringComparer.Ordinal))
            {
                page.Append($"- {test} ([{Path.GetFileNameWithoutExtension(file)}](../{file}))\n");
            }
        }

        return page.ToString();
    }

    [GeneratedRegex(@"(?<attributes>(?:^[ ]*\[[^\n]*\]\r?\n)+)[ ]*public (?:async )?(?:Task|void) (?<name>\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Test();

    [GeneratedRegex("""Promise\("(?<id>[A-Z]-\d\d)"\)""")]
    private static partial Regex Promise();
}
