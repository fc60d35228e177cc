using System.Runtime.CompilerServices;
using System.Text.Json;
using Avow.Policy.Prose;

namespace Avow.Policy.Tests.Prose;

/// <summary>The labelled texts of other styles, which the bench measures: what was reached on them does not get lost.</summary>
public class OtherStylesTests
{
    [Theory]
    [InlineData("Unseen", 0.85)]
    [InlineData("Second", 0.85)]
    [InlineData("Untouched", 0.45)]
    public void As_much_is_found_as_the_results_say(string folder, double least)
    {
        var labels = File.ReadLines(Path.Combine(Here(), folder, "labels.jsonl")).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var texts = Directory.GetFiles(Path.Combine(Here(), folder, "texts")).ToDictionary(f => Path.GetFileNameWithoutExtension(f), File.ReadAllText);
        var readings = texts.ToDictionary(t => t.Key, t => ProseReader.Read(t.Value));
        var found = labels.Count(l => readings[l.GetProperty("doc").GetString()!].Promises.Any(p => Meets(l, p)));
        labels.ShouldAllBe(l => texts[l.GetProperty("doc").GetString()!].IndexOf(l.GetProperty("quote").GetString()!, StringComparison.Ordinal) == l.GetProperty("start").GetInt32());
        (found / (double)labels.Count).ShouldBeGreaterThan(least);
    }

    private static bool Meets(JsonElement label, Promise promise)
    {
        var (start, length) = (label.GetProperty("start").GetInt32(), label.GetProperty("quote").GetString()!.Length);
        var shared = Math.Min(start + length, promise.End) - Math.Max(start, promise.Start);
        return label.GetProperty("type").GetString() == promise.Type && shared * 2 >= Math.Min(length, promise.Quote.Length)
            && (promise.Type != "right" || label.GetProperty("value").GetProperty("right").GetString() == promise.Text("right"));
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
