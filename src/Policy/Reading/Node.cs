using Avow.Policy.Model;

namespace Avow.Policy.Reading;

/// <summary>A part of a file with its place. The tree is bounded in depth and size.</summary>
internal abstract record Node(Place At);

/// <summary>A text, whatever YAML might take it for: no value is turned into a number, a date or a yes.</summary>
/// <param name="Raw">Where it stands in the source, quotes included.</param>
/// <param name="IsPlain">Whether it stands there letter for letter.</param>
internal sealed record ScalarNode(Place At, string Text, Range Raw, bool IsPlain) : Node(At);

internal sealed record ListNode(Place At, IReadOnlyList<Node> Items) : Node(At);

internal sealed record MapNode(Place At, IReadOnlyList<Entry> Entries) : Node(At)
{
    public Node? Find(string key) => Entries.FirstOrDefault(e => e.Key == key)?.Value;
}

/// <summary>A part that was refused as such, so that nobody complains about its content too.</summary>
internal sealed record RefusedNode(Place At) : Node(At);

internal sealed record Entry(string Key, Place At, Node Value);
