namespace Avow.Fuzz;

/// <summary>Which blocks ran, and about how often: new is a block that never ran, or one that ran in another order of magnitude.</summary>
internal sealed class Coverage(byte[] hits, string[] areas)
{
    private readonly byte[] _seen = new byte[hits.Length];

    public int Blocks => hits.Length;

    public int Reached => _seen.Count(s => s != 0);

    /// <summary>Blocks times orders of magnitude.</summary>
    public int Points { get; private set; }

    /// <summary>Each part of the library, with its blocks and how many of them ever ran.</summary>
    public IEnumerable<(string Area, int Blocks, int Reached)> ByArea() =>
        areas.Zip(_seen).GroupBy(b => b.First).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count(), g.Count(b => b.Second != 0)));

    public void Clear() => Array.Clear(hits);

    /// <summary>Whether the last input did something new; it is then no longer new.</summary>
    public bool Take()
    {
        var isNew = false;
        for (var at = Next(0); at >= 0; at = Next(at + 1))
        {
            var bucket = Bucket(hits[at]);
            if ((_seen[at] & bucket) == 0)
            {
                _seen[at] |= bucket;
                Points++;
                isNew = true;
            }
        }

        return isNew;
    }

    private int Next(int from) => hits.AsSpan(from).IndexOfAnyExcept((byte)0) is >= 0 and var at ? from + at : -1;

    private static byte Bucket(byte count) => count switch { 1 => 1, 2 => 2, 3 => 4, < 8 => 8, < 16 => 16, < 32 => 32, < 128 => 64, _ => 128 };
}
