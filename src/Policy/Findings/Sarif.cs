using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Avow.Policy.Reading;

namespace Avow.Policy.Findings;

/// <summary>One file as it was checked, for a report.</summary>
/// <param name="Uri">The file as a relative reference with forward slashes.</param>
public sealed record CheckedFile(string Uri, IReadOnlyList<Fault> Faults, IReadOnlyList<Finding> Findings);

/// <summary>Faults and findings as SARIF 2.1.0 (OASIS, 27 March 2020), which code hosts and editors show beside the lines.</summary>
public static class Sarif
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The report as text, ending in a line end. Every rule that a result names is described in it.</summary>
    public static string Write(IReadOnlyList<CheckedFile> files)
    {
        var faults = files.SelectMany(f => f.Faults).Select(f => f.Code).Distinct().Order(StringComparer.Ordinal).ToList();
        var found = files.SelectMany(f => f.Findings).Select(f => f.Code).Distinct().Order(StringComparer.Ordinal).ToList();
        var order = faults.Concat(found).ToList();
        var run = new JsonObject
        {
            ["tool"] = new JsonObject { ["driver"] = Driver(faults, found) },
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = new JsonArray([.. files.SelectMany(f => f.Faults.Select(x => Result(x, f.Uri, order)).Concat(f.Findings.Select(x => Result(x, f.Uri, order))))]),
        };
        var report = new JsonObject { ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json", ["version"] = "2.1.0", ["runs"] = new JsonArray(run) };
        return report.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Driver(List<string> faults, List<string> found) => new()
    {
        ["name"] = "avow",
        ["rules"] = new JsonArray([.. faults.Select(Rule), .. found.Select(c => Rule(FindingCodes.Of(c)))]),
    };

    private static JsonNode Rule(string fault) => new JsonObject
    {
        ["id"] = fault,
        ["shortDescription"] = Text("The file cannot be read as a policy."),
        ["defaultConfiguration"] = new JsonObject { ["level"] = "error" },
    };

    private static JsonNode Rule(FindingCode code) => new JsonObject
    {
        ["id"] = code.Code,
        ["shortDescription"] = Text(code.Meaning),
        ["fullDescription"] = Text($"{code.Meaning} Source: {code.Source}."),
        ["defaultConfiguration"] = new JsonObject { ["level"] = Level(code.Severity) },
    };

    private static JsonNode Result(Fault fault, string uri, List<string> order) =>
        Result(fault.Code, "error", fault.Message, uri, fault.Line, fault.Column, order);

    private static JsonNode Result(Finding finding, string uri, List<string> order)
    {
        var result = Result(finding.Code, Level(finding.Severity), $"{finding.Message} {finding.Mend} ({finding.Because})", uri, finding.At.Line, finding.At.Column, order);
        if (finding.Dismissed is { } reason)
        {
            result["suppressions"] = new JsonArray(new JsonObject { ["kind"] = "external", ["status"] = "accepted", ["justification"] = reason });
        }

        return result;
    }

    private static JsonObject Result(string code, string level, string message, string uri, int line, int column, List<string> order) => new()
    {
        ["ruleId"] = code,
        ["ruleIndex"] = order.IndexOf(code),
        ["level"] = level,
        ["message"] = Text(message),
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = uri },
                ["region"] = new JsonObject { ["startLine"] = Math.Max(1, line), ["startColumn"] = Math.Max(1, column) },
            },
        }),
    };

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static string Level(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };
}
