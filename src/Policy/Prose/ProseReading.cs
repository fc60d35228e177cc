using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose;

/// <summary>What the reader understood of one text.</summary>
/// <param name="Language">en or sv.</param>
/// <param name="Promises">In the order of the text; may be empty.</param>
/// <param name="IsCut">Whether the text had more sentences than are read.</param>
public sealed record ProseReading(string Language, IReadOnlyList<Promise> Promises, bool IsCut)
{
    /// <summary>The text as it was understood: its blocks in order, each sentence with its promises. What is page furniture is not among them.</summary>
    public IReadOnlyList<ReadBlock> Blocks()
    {
        var blocks = new List<ReadBlock>();
        Block? last = null;
        var sentences = new List<ReadSentence>();
        foreach (var sentence in Sentences)
        {
            if (!ReferenceEquals(sentence.Block, last))
            {
                blocks.Add(new(sentence.IsHeading, sentence.IsListed, sentences = []));
                last = sentence.Block;
            }

            sentences.Add(new(sentence.Text, [.. Enumerable.Range(0, Promises.Count).Where(i => Promises[i].Start < sentence.End && Promises[i].End > sentence.Start)]));
        }

        return blocks;
    }

    internal string Original { get; init; } = "";

    internal IReadOnlyList<Sentence> Sentences { get; init; } = [];
}
