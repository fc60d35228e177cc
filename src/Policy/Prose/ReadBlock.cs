namespace Avow.Policy.Prose;

/// <summary>A heading, paragraph, list item or row of the text as it was read.</summary>
public sealed record ReadBlock(bool IsHeading, bool IsListed, IReadOnlyList<ReadSentence> Sentences);

/// <summary>One sentence in clean words, without markup.</summary>
/// <param name="Promises">Places in <see cref="ProseReading.Promises"/> of those whose words stand in it; may be empty.</param>
public sealed record ReadSentence(string Text, IReadOnlyList<int> Promises);
