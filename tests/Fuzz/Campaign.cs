using System.Diagnostics;
using System.Security.Cryptography;
using Avow.Policy.Reading;

namespace Avow.Fuzz;

/// <summary>The loop: take an input, change it, let it travel, keep it when it reached something new, and write down what broke.</summary>
internal sealed class Campaign
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(2);
    private readonly Random _random;
    private readonly Seeds _seeds = Seeds.In(AppContext.BaseDirectory);
    private readonly Coverage _coverage;
    private readonly Corpus _corpus;
    private readonly Journey _journey = new();
    private readonly Dictionary<string, int> _broken = [];
    private readonly HashSet<string> _codes = [];
    private readonly string _folder;
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly LastInput _last;
    private long _read;
    private long _hangs;
    private TimeSpan _slowest;

    private Campaign(byte[] hits, string[] areas, int seed, string folder)
    {
        _random = new(seed);
        _coverage = new(hits, areas);
        _corpus = new(_random);
        _folder = Directory.CreateDirectory(folder).FullName;
        _last = new(Path.Combine(_folder, "last-input.bin"));
    }

    /// <summary>Runs; 0 when nothing broke.</summary>
    /// <param name="hits">Counts the library's blocks.</param>
    /// <param name="areas">For each block, the part of the library that it is of.</param>
    public static int Run(byte[] hits, string[] areas, string[] args)
    {
        string After(string name, string otherwise) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : otherwise;
        if (After("--input", "") is { Length: > 0 } file)
        {
            return Replay(File.ReadAllBytes(file));
        }

        var (inputs, seed) = (int.Parse(After("--inputs", "10000")), int.Parse(After("--seed", "20261122")));
        var campaign = new Campaign(hits, areas, seed, After("--out", Path.Combine(Path.GetTempPath(), "avow-fuzz")));
        Console.WriteLine($"fuzz: {inputs:N0} inputs, seed {seed}, {hits.Length:N0} blocks counted");
        campaign.Travel(inputs);
        return campaign._broken.Count == 0 && campaign._hangs == 0 ? 0 : 1;
    }

    /// <summary>One input by itself; what breaks is thrown.</summary>
    private static int Replay(byte[] input)
    {
        foreach (var fault in PolicyReader.Read(input).Faults)
        {
            Console.WriteLine(fault);
        }

        Console.WriteLine(string.Join(' ', new Journey().Take(input)));
        return 0;
    }

    private void Travel(int inputs)
    {
        var mutator = new Mutator(_random, _seeds);
        foreach (var seed in _seeds.Small.Concat(_seeds.Policies).Concat(_seeds.Hostile))
        {
            Try(seed, keep: seed.Length < 100_000);
        }

        Told(0);
        for (var i = 1; i <= inputs; i++)
        {
            Try(Next(mutator, i), keep: true);
            if (i % Math.Max(1, inputs / 20) == 0)
            {
                Told(i);
            }
        }

        foreach (var (area, blocks, reached) in _coverage.ByArea())
        {
            Console.WriteLine($"  {area,-24} {reached,6:N0} of {blocks,6:N0} blocks ({100.0 * reached / blocks:N1} %)");
        }

        Console.WriteLine($"codes met: {string.Join(' ', _codes.Order(StringComparer.Ordinal))}");
    }

    /// <summary>Mostly small files; a whole policy each 500 and a hostile one each 5,000 inputs.</summary>
    private byte[] Next(Mutator mutator, int number) => number % 5_000 == 0 ? _seeds.Hostile[_random.Next(_seeds.Hostile.Count)]
        : number % 500 == 0 ? mutator.Change(_seeds.Policies[_random.Next(_seeds.Policies.Count)], _corpus.Pick())
        : mutator.Change(_random.Next(20) == 0 ? _seeds.Small[_random.Next(_seeds.Small.Count)] : _corpus.Pick(), _corpus.Pick());

    private void Try(byte[] input, bool keep)
    {
        _last.Write(input);
        _coverage.Clear();
        var began = Stopwatch.GetTimestamp();
        var before = _journey.Before;
        Travelled(input);
        var took = Stopwatch.GetElapsedTime(began);
        _slowest = took > _slowest ? took : _slowest;
        var reads = !ReferenceEquals(_journey.Before, before);
        _read += reads ? 1 : 0;
        if (took > Hang)
        {
            TryAgain(input);
        }

        if (_coverage.Take() && keep)
        {
            _corpus.Add(input, reads);
        }
    }

    private void Travelled(byte[] input)
    {
        try
        {
            _codes.UnionWith(_journey.Take(input));
        }
        catch (Exception e)
        {
            // Whatever it is, it is a finding; its kind and place tell it from others.
            var place = string.Join(" < ", new StackTrace(e).GetFrames().Select(f => f.GetMethod()).Where(m => m?.DeclaringType?.Namespace?.StartsWith("Avow.Policy", StringComparison.Ordinal) == true).Take(3).Select(m => $"{m!.DeclaringType!.Name}.{m.Name}"));
            WriteDown($"{e.GetType().Name}: {(e is BrokenWord ? e.Message : "")} at {place}", input, e.ToString());
        }
    }

    /// <summary>The machine may have been busy: only what is slow three times is slow.</summary>
    private void TryAgain(byte[] input)
    {
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var again = Stopwatch.StartNew();
            Travelled(input);
            fastest = again.Elapsed < fastest ? again.Elapsed : fastest;
        }

        if (fastest > Hang)
        {
            _hangs++;
            WriteDown($"slow: {fastest.TotalSeconds:N1} s", input, "");
        }
    }

    private void WriteDown(string what, byte[] input, string more)
    {
        var count = _broken[what] = _broken.GetValueOrDefault(what) + 1;
        if (count > 1)
        {
            return;
        }

        var name = Path.Combine(_folder, "broken-" + Convert.ToHexStringLower(SHA256.HashData(input))[..12]);
        File.WriteAllBytes(name + ".yaml", input);
        File.WriteAllText(name + ".txt", $"{what}\n{more}\n");
        Console.WriteLine($"BROKEN {what}  [{name}]");
    }

    private void Told(int inputs)
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true) / (1024 * 1024);
        var resident = Process.GetCurrentProcess().WorkingSet64 / (1024 * 1024);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        Console.WriteLine(
            $"{inputs,9:N0} inputs {_time.Elapsed:hh\\:mm\\:ss} (cpu {cpu:hh\\:mm\\:ss})  {_read:N0} read  blocks {_coverage.Reached:N0} of {_coverage.Blocks:N0} ({100.0 * _coverage.Reached / _coverage.Blocks:N1} %)  "
            + $"points {_coverage.Points:N0}  corpus {_corpus.Count:N0}  codes {_codes.Count}  slowest {_slowest.TotalMilliseconds:N0} ms  heap {heap} MB  resident {resident} MB  broken {_broken.Count}  hangs {_hangs}");
    }
}
