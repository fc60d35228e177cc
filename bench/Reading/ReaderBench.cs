using System.Diagnostics;
using System.Globalization;
using Avow.Policy.Model;
using Avow.Policy.Prose;
using Avow.Policy.Prose.Drafting;
using NodaTime;

namespace Avow.Bench.Reading;

/// <summary>Holds the policy reader against the labelled policies of a corpus beside the project.</summary>
internal static class ReaderBench
{
    private static readonly string[] Complete = ["retention", "recipient", "transfer", "basis", "cookie", "right"];

    public static int Run(string? given, string? sample = null)
    {
        var corpus = given ?? Path.GetFullPath(Path.Combine("..", "shared", "corpus"));
        if (!File.Exists(Path.Combine(corpus, "labels.jsonl")))
        {
            Console.Error.WriteLine($"bench reader: no corpus at {corpus}; name it with --corpus FOLDER. Nothing was measured.");
            return 1;
        }

        var texts = Directory.GetFiles(Path.Combine(corpus, "texts"), "*.txt").Order(StringComparer.Ordinal).ToDictionary(f => Path.GetFileNameWithoutExtension(f), File.ReadAllText);
        var readings = texts.ToDictionary(t => t.Key, t => ProseReader.Read(t.Value));
        var labels = Label.All(corpus);
        Console.WriteLine("Rules stand in data files; nothing is trained, so there is nothing to leave out. The rules were written with these documents in sight.");
        Types(labels, readings);
        Values(labels, readings);
        Documents(labels, readings);
        var further = LintBench.Run("corpus", LintLabel.All(corpus), readings, texts);
        further.AddRange(Seeds(corpus));
        Judgements.Run(further, sample);
        UnseenBench.Run();
        Speed(texts);
        Batch([.. texts.Values]);
        return 0;
    }

    /// <summary>The five policies that the hand-written files of policies/ answer, where they lie beside the corpus.</summary>
    private static List<FurtherFinding> Seeds(string corpus)
    {
        var folder = Path.Combine(corpus, "..", "seeds");
        var labels = SeedFaults.All(Path.Combine(corpus, "..", "law", "vectors.csv"));
        if (labels.Count > 0 && Directory.Exists(folder))
        {
            var texts = Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).ToDictionary(f => Path.GetFileNameWithoutExtension(f), File.ReadAllText);
            Console.WriteLine("\nThe five policies as published");
            var further = LintBench.Run("seed", labels, texts.ToDictionary(t => t.Key, t => ProseReader.Read(t.Value)), texts);
            DraftBench.Run(texts);
            return further;
        }

        return [];
    }

    private static void Types(List<Label> labels, Dictionary<string, ProseReading> readings)
    {
        foreach (var language in new[] { "all", "en", "sv" })
        {
            var docs = readings.Where(r => language == "all" || r.Value.Language == language).ToDictionary();
            Console.WriteLine($"\n{language} ({docs.Count} documents)\n{"type",-14} {"labels",6} {"found",6} {"P",6} {"R",6} {"F1",6} {"strict",7}");
            foreach (var type in labels.Select(l => l.Type).Distinct().OrderBy(t => !Complete.Contains(t)))
            {
                Console.WriteLine($"{type + (Complete.Contains(type) ? "" : " *"),-14} {Score.Of(labels, docs, l => l == type)}");
            }

            Console.WriteLine($"{"complete types",-14} {Score.Of(labels, docs, t => Complete.Contains(t))}");
            Console.WriteLine($"{"all types",-14} {Score.Of(labels, docs, t => t != "purpose")}");
        }

        Console.WriteLine("* not labelled completely: precision is a lower bound.\n\nErrors");
        foreach (var label in labels.Where(l => !readings[l.Doc].Promises.Any(p => Overlap.Meets(l, p))))
        {
            Console.WriteLine($"  missed {label.Type} in {label.Doc}: {Short(label.Quote)}");
        }

        foreach (var (doc, promise) in readings.SelectMany(r => r.Value.Promises.Select(p => (r.Key, p))).Where(p => Complete.Contains(p.p.Type) && !labels.Exists(l => l.Doc == p.Key && Overlap.Meets(l, p.p))))
        {
            Console.WriteLine($"  extra {promise.Type} in {doc} by {promise.Rule}: {Short(promise.Quote)}");
        }
    }

    private static void Values(List<Label> labels, Dictionary<string, ProseReading> readings)
    {
        var found = labels.Where(l => l.Type == "retention").Select(l => (Label: l, Promises: readings[l.Doc].Promises.Where(p => Overlap.Meets(l, p)).ToList())).Where(f => f.Promises.Count > 0).ToList();
        var wrong = found.Where(f => !f.Promises.Exists(p => Overlap.IsValueRight(f.Label, p))).ToList();
        Console.WriteLine($"\nretention values (period, event, kind) right: {found.Count - wrong.Count} of {found.Count} found");
        wrong.ForEach(w => Console.WriteLine($"  wrong in {w.Label.Doc}: {Short(w.Label.Quote)} wanted {w.Label.Value}"));
    }

    private static void Documents(List<Label> labels, Dictionary<string, ProseReading> readings)
    {
        Console.WriteLine("\nper document (complete types)");
        foreach (var (doc, reading) in readings)
        {
            Console.WriteLine($"{doc,-26} {Score.Of(labels, new() { [doc] = reading }, t => Complete.Contains(t))}");
        }
    }

    private static void Speed(Dictionary<string, string> texts)
    {
        var whole = string.Join("\n\n", Enumerable.Repeat(string.Join("\n\n", texts.Values), 15));
        var watch = Stopwatch.StartNew();
        ProseReader.Read(whole, "en");
        var page = whole[..30_000];
        var perMegabyte = watch.Elapsed.TotalSeconds / (whole.Length / 1e6);
        watch.Restart();
        ProseReader.Read(page);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{perMegabyte:0.0} s per million characters; 30,000 characters in {watch.ElapsedMilliseconds} ms; {GC.GetTotalMemory(true) / 1_000_000} MB held"));
    }

    public static string Short(string quote) => quote.ReplaceLineEndings(" ") is { Length: > 120 } line ? line[..120] + "…" : quote.ReplaceLineEndings(" ");

    /// <summary>A thousand policies one after another, each read, linted and drafted, no two the same: what stays behind must not grow.</summary>
    private static void Batch(string[] texts)
    {
        const int Policies = 1_000;
        var (watch, used) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        Console.WriteLine("\nA batch of 1,000 policies, each read, linted and drafted");
        for (var done = 1; done <= Policies; done++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{texts[done % texts.Length]}\n\nEdition {done}. We delete the visitor book of door {done} after {done} days.\n");
            var reading = ProseReader.Read(text);
            _ = ProseLint.Of(reading);
            _ = PolicyDraft.Of(reading, new VersionId(new LocalDate(2026, 1, 1)));
            if (done is 100 or 250 or 500 or Policies)
            {
                var held = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  after {done,5}: {held:0.0} MB held, {Environment.WorkingSet / 1e6:0} MB resident, {(Environment.CpuUsage.TotalTime - used).TotalMilliseconds / done:0} ms of processor time each, {watch.Elapsed.TotalSeconds:0} s"));
            }
        }
    }
}
