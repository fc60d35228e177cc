using System.Globalization;
using Avow.Policy.Prose;
using NodaTime;

namespace Avow.Bench.Reading;

/// <summary>Recall of the linter: same code, and the quotes overlap where both have one.</summary>
internal static class LintBench
{
    /// <summary>The day on which the texts were collected and read.</summary>
    private static readonly LocalDate Read = new(2026, 11, 22);

    /// <returns>The findings that no label names, in the order of the texts.</returns>
    public static List<FurtherFinding> Run(string kind, List<LintLabel> labels, Dictionary<string, ProseReading> readings, Dictionary<string, string> texts)
    {
        var findings = readings.ToDictionary(r => r.Key, r => ProseLint.Of(r.Value, Read));
        var wanted = labels.Where(l => l.Severity != "none").ToList();
        var missed = wanted.Where(l => !findings[l.Doc].Any(f => Meets(l, f, texts[l.Doc]))).ToList();
        Console.WriteLine($"\nlint: {wanted.Count - missed.Count} of {wanted.Count} labelled faults found ({100.0 * (wanted.Count - missed.Count) / wanted.Count:0} %)");
        missed.ForEach(m => Console.WriteLine($"  missed {m.Code} in {m.Doc}: {ReaderBench.Short(m.Quote ?? "(absence)")}"));
        foreach (var control in labels.Where(l => l.Severity == "none"))
        {
            var at = texts[control.Doc].IndexOf(control.Quote!, StringComparison.Ordinal);
            var told = findings[control.Doc].Where(f => f.Start is { } s && Overlap.Share(at, at + control.Quote!.Length, s, s + f.Quote!.Length) > 0.5).ToList();
            Console.WriteLine($"  control {(told.Count == 0 ? "quiet" : "REPORTED as " + told[0].Code)}: {ReaderBench.Short(control.Quote!)}");
        }

        var further = findings.SelectMany(f => f.Value.Select(x => (f.Key, x))).Where(f => !wanted.Exists(l => l.Doc == f.Key && Meets(l, f.x, texts[l.Doc]))).ToList();
        Console.WriteLine($"  {further.Count} further findings, to be judged by reading:");
        further.ForEach(f => Console.WriteLine($"    {f.x.Code} in {f.Key}: {ReaderBench.Short(f.x.Quote ?? f.x.Why)}"));
        return [.. further.Select(f => new FurtherFinding($"{kind} {Number(kind, f.Key)}", f.x))];
    }

    /// <summary>Labelled texts are counted as their files are, the published ones from 1.</summary>
    private static string Number(string kind, string file) =>
        kind == "seed" ? (int.Parse(file[..file.IndexOf('_', StringComparison.Ordinal)], CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture) : file[..file.IndexOf('-', StringComparison.Ordinal)];

    private static bool Meets(LintLabel label, ProseFinding finding, string text)
    {
        if (label.Code != finding.Code)
        {
            return false;
        }

        if (label.Quote is null || finding.Quote is null || finding.Quote.Contains(label.Quote, StringComparison.Ordinal))
        {
            return true;
        }

        var at = text.IndexOf(label.Quote, StringComparison.Ordinal);
        return Overlap.Share(at, at + label.Quote.Length, finding.Start!.Value, finding.Start.Value + finding.Quote.Length) >= 0.5;
    }
}
