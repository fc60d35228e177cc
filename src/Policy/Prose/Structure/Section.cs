namespace Avow.Policy.Prose.Structure;

/// <summary>What stands under one heading; the root has none.</summary>
/// <param name="Topics">What the heading is about: <c>retention</c>, <c>sharing</c>, <c>rights</c> … Empty where the words do not tell.</param>
internal sealed record Section(Section? Parent, int Level, string Heading, IReadOnlySet<string> Topics)
{
    /// <summary>The topics of the nearest heading that has any.</summary>
    public IReadOnlySet<string> NearestTopics => Topics.Count > 0 || Parent is null ? Topics : Parent.NearestTopics;
}
