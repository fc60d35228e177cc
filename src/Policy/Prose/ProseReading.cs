using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose;

/// <summary>What the reader understood of one text.</summary>
/// <param name="Language">en or sv.</param>
/// <param name="Promises">In the order of the text; may be empty.</param>
/// <param name="IsCut">Whether the text had more sentences than are read.</param>
public sealed record ProseReading(string Language, IReadOnlyList<Promise> Promises, bool IsCut)
{
    internal string Original { get; init; } = "";

    internal IReadOnlyList<Sentence> Sentences { get; init; } = [];
}
