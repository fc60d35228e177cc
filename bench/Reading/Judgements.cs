using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Avow.Policy.Prose;

namespace Avow.Bench.Reading;

/// <summary>A finding that no label names, by a name that tells nothing of the firm: "corpus 08", "seed 2".</summary>
internal sealed record FurtherFinding(string Document, ProseFinding Finding)
{
    public string Key => $"{Document}\t{Finding.Code}\t{Start}";

    private string Start => Finding.Start?.ToString(CultureInfo.InvariantCulture) ?? "-";
}

/// <summary>
/// Samples of further findings, each drawn with a seed that was fixed before anybody looked, and judged by reading:
/// <c>dotnet run -c Release --project bench -- reader --sample SEED</c> prints the fifty to judge; <c>reader</c> holds the judgements against what is found today.
/// </summary>
internal static class Judgements
{
    private const int Size = 50;

    public static void Run(List<FurtherFinding> further, string? seed)
    {
        if (seed is not null)
        {
            Draw(further, seed).ForEach(f => Console.WriteLine($"{f.Key}\t?\t{ReaderBench.Short(f.Finding.Quote ?? f.Finding.Why)}"));
            return;
        }

        foreach (var file in Directory.GetFiles(Path.Combine("bench", "Reading"), "judged.*.tsv").Order(StringComparer.Ordinal))
        {
            Held(further, file);
        }
    }

    /// <summary>The findings whose hashes with the seed come first: the place of one in the draw does not hang on the others.</summary>
    private static List<FurtherFinding> Draw(List<FurtherFinding> further, string seed) =>
        [.. further.OrderBy(f => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\t{f.Key}"))), StringComparer.Ordinal).Take(Size)];

    /// <summary>The name of the file carries the seed: judged.SEED.tsv.</summary>
    private static void Held(List<FurtherFinding> further, string file)
    {
        var seed = Path.GetFileName(file).Split('.')[1];
        var judged = File.ReadLines(file).Skip(1).Select(l => l.Split('\t')).ToList();
        var today = further.Select(f => f.Key).ToHashSet();
        var gone = judged.Where(j => !today.Contains(Key(j))).ToList();
        Console.WriteLine($"\nsample {seed}: {judged.Count(IsRight)} of {judged.Count} right when judged; of these {gone.Count} are no longer told ({gone.Count(j => !IsRight(j))} wrong ones), {judged.Count(j => !IsRight(j)) - gone.Count(j => !IsRight(j))} wrong ones still are");
        var known = judged.DistinctBy(Key).ToDictionary(Key, IsRight);
        var drawn = Draw(further, seed);
        Console.WriteLine($"  drawn again today: {drawn.Count(d => known.GetValueOrDefault(d.Key))} of {drawn.Count} right, {drawn.Count(d => !known.ContainsKey(d.Key))} not judged");
    }

    private static string Key(string[] row) => string.Join('\t', row.Take(3));

    private static bool IsRight(string[] row) => row[3] == "yes";
}
