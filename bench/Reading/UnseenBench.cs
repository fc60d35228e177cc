using System.Globalization;
using Avow.Policy.Prose;

namespace Avow.Bench.Reading;

/// <summary>Short policies of invented firms, written for the tests in styles that the corpus does not have: how far the reader gets on wording that nobody gave it.</summary>
internal static class UnseenBench
{
    private static readonly string[] Types = ["retention", "recipient", "right"];

    public static void Run()
    {
        Of("Six policies of other styles; the grammar was mended where it missed them", "Unseen");
        Of("Four more, written after that mending; mended again where it missed them", "Second");
        Of("Three more, written after both; the grammar was widened where it missed them", "Untouched");
        Of("Three more in words of every day, labelled before they were read; tables were mended since", "Fresh");
        Of("Three of the ordinary kind, labelled before they were read; mended since where they were missed", "Ordinary");
    }

    private static void Of(string title, string name)
    {
        var folder = Path.Combine("tests", "Policy.Tests", "Prose", name);
        if (!Directory.Exists(folder))
        {
            Console.WriteLine($"\nno texts at {folder}: start the bench in the project's folder");
            return;
        }

        var labels = Label.All(folder);
        var readings = Directory.GetFiles(Path.Combine(folder, "texts")).Order(StringComparer.Ordinal).ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => ProseReader.Read(File.ReadAllText(f)));
        Console.WriteLine($"\n{title}\n{"type",-14} {"labels",6} {"found",6} {"P",6} {"R",6} {"F1",6} {"strict",7}");
        foreach (var type in Types)
        {
            Console.WriteLine($"{type,-14} {Score.Of(labels, readings, t => t == type)}");
        }

        Console.WriteLine($"{"all three",-14} {Score.Of(labels, readings, Types.Contains)}");
        Errors(labels, readings);
    }

    private static void Errors(List<Label> labels, Dictionary<string, ProseReading> readings)
    {
        foreach (var label in labels.Where(l => !readings[l.Doc].Promises.Any(p => Overlap.Meets(l, p))))
        {
            Console.WriteLine($"  missed {label.Type} {label.Text("right")} in {label.Doc}: {ReaderBench.Short(label.Quote)}");
        }

        foreach (var (doc, promise) in readings.SelectMany(r => r.Value.Promises.Select(p => (r.Key, p))).Where(p => Types.Contains(p.p.Type) && !labels.Exists(l => l.Doc == p.Key && Overlap.Meets(l, p.p))))
        {
            Console.WriteLine($"  extra {promise.Type} {promise.Text("right")} in {doc} by {promise.Rule}: {ReaderBench.Short(promise.Quote)}");
        }

        var found = labels.Where(l => l.Type == "retention").Select(l => (Label: l, Promises: readings[l.Doc].Promises.Where(p => Overlap.Meets(l, p)).ToList())).Where(f => f.Promises.Count > 0).ToList();
        var wrong = found.Where(f => !f.Promises.Exists(p => Overlap.IsValueRight(f.Label, p))).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  values right: {found.Count - wrong.Count} of {found.Count} found"));
        wrong.ForEach(w => Console.WriteLine($"  wrong in {w.Label.Doc}: {ReaderBench.Short(w.Label.Quote)} wanted {w.Label.Value}, got {string.Join(" / ", w.Promises.Select(p => $"{p.Text("period")} {p.Text("kind")} {p.Text("event")}"))}"));
    }
}
