namespace Avow.Policy.Prose.Grammar;

/// <summary>One word of a phrase: whole (<c>keep</c>), by its beginning (<c>retain*</c>) or by its end (<c>*cookies</c>).</summary>
internal readonly record struct WordPattern(string Word, bool IsPrefix, bool IsSuffix)
{
    public static WordPattern Of(string text) =>
        text.Length > 1 && text[^1] == '*' ? new(text[..^1], true, false)
        : text.Length > 1 && text[0] == '*' ? new(text[1..], false, true)
        : new(text, false, false);

    public bool Is(string word) =>
        IsPrefix ? word.StartsWith(Word, StringComparison.Ordinal)
        : IsSuffix ? word.EndsWith(Word, StringComparison.Ordinal)
        : word == Word;
}
