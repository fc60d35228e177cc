namespace Avow.Policy.Prose.Grammar;

/// <summary>A word, number or mark, with its place in the clean text of its block.</summary>
/// <param name="Word">In lower case.</param>
internal readonly record struct Token(string Word, int Start, int End, bool IsCapital)
{
    public bool IsMark => !char.IsLetterOrDigit(Word[0]) && Word.Length == 1;
}
