using Avow.Policy.Model;

namespace Avow.Policy.Reading;

/// <summary>Reads a policy file: all faults at once, each with its place; whatever the bytes, never an exception.</summary>
/// <remarks>Bounded before parsing: 2 MB, 20,000 lines, 16 levels, 20,000 parts; no anchors, aliases, tags, directives or second document.</remarks>
public static class PolicyReader
{
    /// <summary>Reads the bytes of a file.</summary>
    public static ReadResult Read(ReadOnlySpan<byte> bytes)
    {
        var faults = new List<Fault>();
        return SourceText.Decode(bytes, faults) is { } text ? Read(text, faults) : new(null, faults);
    }

    /// <summary>Reads the bytes of a file.</summary>
    public static ReadResult Read(byte[] bytes) => Read(bytes.AsSpan());

    /// <summary>Reads a stream from its position, and no further than the size limit.</summary>
    public static ReadResult Read(Stream stream)
    {
        var buffer = new byte[SourceText.MostBytes + 1];
        var count = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return Read(buffer.AsSpan(0, count));
    }

    /// <summary>Reads a text, such as one edited on a page.</summary>
    public static ReadResult Read(string text)
    {
        var faults = new List<Fault>();
        return SourceText.Check(text, faults) ? Read(text, faults) : new(null, faults);
    }

    private static ReadResult Read(string text, List<Fault> faults)
    {
        var tree = TreeReader.Read(text, faults);
        if (tree is not null)
        {
            new ShapeCheck(Names.In(tree), faults).Check(tree);
            KeepCheck.Check(tree, faults);
        }

        return faults.Count == 0 && tree is MapNode map ? new(PolicyBuilder.Build(map), []) : new(null, InOrder(faults));
    }

    private static List<Fault> InOrder(List<Fault> faults) =>
        [.. faults.OrderBy(f => f.Line).ThenBy(f => f.Column).Take(ReadResult.MostFaults)];
}
