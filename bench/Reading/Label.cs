using System.Text.Json;

namespace Avow.Bench.Reading;

/// <summary>One labelled promise of the corpus.</summary>
internal sealed record Label(string Doc, string Type, string Quote, JsonElement Value, int Start)
{
    public int End => Start + Quote.Length;

    public string? Text(string key) => Value.TryGetProperty(key, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;

    public static List<Label> All(string corpus) =>
    [
        .. File.ReadLines(Path.Combine(corpus, "labels.jsonl")).Select(l => JsonDocument.Parse(l).RootElement)
            .Select(r => new Label(r.GetProperty("doc").GetString()!, r.GetProperty("type").GetString()!, r.GetProperty("quote").GetString()!, r.GetProperty("value"), r.GetProperty("start").GetInt32())),
    ];
}

/// <summary>One labelled fault; a null quote means an absence, severity <c>none</c> a control that must not be reported.</summary>
internal sealed record LintLabel(string Doc, string Code, string Severity, string? Quote)
{
    public static List<LintLabel> All(string corpus) =>
    [
        .. File.ReadLines(Path.Combine(corpus, "lint.jsonl")).Select(l => JsonDocument.Parse(l).RootElement)
            .Select(r => new LintLabel(r.GetProperty("doc").GetString()!, r.GetProperty("code").GetString()!, r.GetProperty("severity").GetString()!, r.GetProperty("quote").GetString())),
    ];
}
