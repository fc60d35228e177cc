using Avow.Policy.Prose;

namespace Avow.Commands;

/// <summary>Findings as SARIF 2.1.0, which editors and build servers show.</summary>
internal static class ProseSarif
{
    public static Dictionary<string, object> Of(string file, string text, IReadOnlyList<ProseFinding> findings) => new()
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new[]
        {
            new
            {
                tool = new { driver = new { name = "avow", rules = findings.Select(f => f.Code).Distinct().Select(c => new { id = c }) } },
                columnKind = "utf16CodeUnits",
                results = findings.Select(f => new
                {
                    ruleId = f.Code,
                    level = f.Severity switch { "error" => "error", "warn" => "warning", _ => "note" },
                    message = new { text = $"{f.Why} {f.Mend} ({f.Source})" },
                    locations = new[] { new { physicalLocation = new { artifactLocation = new { uri = file.Replace('\\', '/') }, region = Region(text, f) } } },
                }),
            },
        },
    };

    private static object Region(ReadOnlySpan<char> text, ProseFinding finding)
    {
        var start = finding.Start ?? 0;
        return new { startLine = text[..start].Count('\n') + 1, charOffset = start, charLength = finding.Quote?.Length ?? 0 };
    }
}
