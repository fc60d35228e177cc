using Avow.Policy.Prose.Grammar;
using Avow.Policy.Prose.Promises;
using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose;

/// <summary>
/// Reads a published policy (text, Markdown or HTML; English or Swedish) and finds the promises in it. Pure and deterministic:
/// the same text gives the same promises, each with the rule that found it. Time grows with the length of the text.
/// </summary>
public static class ProseReader
{
    /// <summary>Texts longer than this are refused: no policy for people is that long.</summary>
    public const int MostCharacters = 12_000_000;

    /// <summary>The promises of a text in the order in which they stand.</summary>
    /// <param name="text">As published; offsets refer to it.</param>
    /// <param name="language">en or sv; null to let the words tell.</param>
    /// <exception cref="ArgumentException">The text is longer than <see cref="MostCharacters"/> or the language is not known.</exception>
    public static ProseReading Read(string text, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters)
        {
            throw new ArgumentException($"A text of {text.Length} characters is too long; {MostCharacters} are read.", nameof(text));
        }

        var grammar = ProseGrammar.Default;
        var spoken = language is null ? grammar.LanguageOf(text) : grammar.Languages.FirstOrDefault(l => l.Code == language)
            ?? throw new ArgumentException($"The language {language} is not known; en and sv are.", nameof(language));
        var blocks = HtmlBlocks.IsPage(text) ? HtmlBlocks.Read(text) : LineBlocks.Read(text);
        var sentences = Outline.Of(spoken, blocks);
        var promises = new PromiseFinder(grammar).In(sentences).Select(d => d.ToPromise(text)).ToList();
        return new(spoken.Code, promises, sentences.Count >= Outline.MostSentences) { Original = text, Sentences = sentences };
    }
}
