using System.Collections.Concurrent;

namespace Avow.Policy.Prose.Grammar;

/// <summary>Which classes of the lexicon begin at each word of a sentence.</summary>
internal sealed class Tags(IReadOnlyList<Token> tokens)
{
    private readonly HashSet<string> _words = [.. tokens.Select(t => t.Word)];
    private readonly List<(int Class, int Length)>?[] _at = new List<(int, int)>?[tokens.Count];
    // One bit for each class: most patterns are ruled out by this look.
    private readonly ulong[] _present = new ulong[(ClassNames.Most / 64) + 1];

    public void Add(int at, int name, int length)
    {
        (_at[at] ??= []).Add((name, length));
        _present[name >> 6] |= 1UL << (name & 63);
    }

    public IReadOnlyList<(int Class, int Length)> At(int at) => _at[at] ?? (IReadOnlyList<(int, int)>)[];

    public bool HasWord(string word) => _words.Contains(word);

    public bool Has(int name) => (_present[name >> 6] & (1UL << (name & 63))) != 0;

    public bool Has(string name) => Has(ClassNames.Of(name));

    /// <summary>The longest stretch of the class that begins here; 0 when none does.</summary>
    public int LengthAt(int at, int name)
    {
        var longest = 0;
        foreach (var (known, length) in At(at))
        {
            longest = known == name && length > longest ? length : longest;
        }

        return longest;
    }

    public int LengthAt(int at, string name) => LengthAt(at, ClassNames.Of(name));
}

/// <summary>Numbers for the names of classes, so that a sentence is tagged without strings.</summary>
internal static class ClassNames
{
    private static readonly ConcurrentDictionary<string, int> Known = new();
    private static int _last;

    public const int Most = 511;

    public static int Of(string name) => Known.GetOrAdd(name, _ => Interlocked.Increment(ref _last));
}
