using System.Collections.Concurrent;

namespace Avow.Policy.Prose.Grammar;

/// <summary>Which classes of the lexicon begin at each word of a sentence.</summary>
internal sealed class Tags(IReadOnlyList<Token> tokens)
{
    private readonly HashSet<string> _words = [.. tokens.Select(t => t.Word)];
    private readonly List<(int Class, int Length)>?[] _at = new List<(int, int)>?[tokens.Count];
    private readonly HashSet<int> _present = [];

    public void Add(int at, int name, int length)
    {
        (_at[at] ??= []).Add((name, length));
        _present.Add(name);
    }

    public IReadOnlyList<(int Class, int Length)> At(int at) => _at[at] ?? (IReadOnlyList<(int, int)>)[];

    public bool HasWord(string word) => _words.Contains(word);

    public bool Has(int name) => _present.Contains(name);

    public bool Has(string name) => _present.Contains(ClassNames.Of(name));

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

    public static int Of(string name) => Known.GetOrAdd(name, _ => Interlocked.Increment(ref _last));
}
