namespace Avow.Fuzz;

/// <summary>The inputs that did something new. Those that read, and of them small and young ones, are taken more often: they cost less and lead further.</summary>
internal sealed class Corpus(Random random)
{
    private readonly List<byte[]> _reading = [];
    private readonly List<byte[]> _refused = [];

    public int Count => _reading.Count + _refused.Count;

    /// <param name="reads">Whether a policy came of it.</param>
    public void Add(byte[] input, bool reads) => (reads ? _reading : _refused).Add(input);

    public byte[] Pick()
    {
        var from = random.Next(8) == 0 ? _refused : _reading;
        var best = Any(from);
        for (var i = 0; i < 2; i++)
        {
            var other = Any(from);
            best = other.Length < best.Length ? other : best;
        }

        return best;
    }

    private byte[] Any(List<byte[]> from) => from[random.Next(3) == 0 ? Math.Max(0, from.Count - 1 - random.Next(64)) : random.Next(from.Count)];
}
