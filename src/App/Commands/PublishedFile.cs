using System.Text;
using Avow.Policy.Prose;

namespace Avow.Commands;

/// <summary>The text of a file that somebody published; what is no text is refused with what to do.</summary>
internal static class PublishedFile
{
    private const long MostBytes = 30_000_000;

    /// <exception cref="InvalidDataException">The file is too long, or a damaged archive.</exception>
    /// <exception cref="MisfitFile">It is empty or no text.</exception>
    public static string Read(string file)
    {
        var length = new FileInfo(file) is { Exists: true } info ? info.Length : throw new InvalidDataException("there is no such file");
        return length > MostBytes ? throw new InvalidDataException($"the file has {length} bytes; {MostBytes} are read") : Of(File.ReadAllBytes(file));
    }

    /// <summary>The text of what somebody handed in.</summary>
    /// <exception cref="MisfitFile">It is empty or no text.</exception>
    public static string Of(byte[] bytes) =>
        Misfit.Of(bytes) is { } misfit ? throw new MisfitFile(misfit)
        : bytes is [0x50, 0x4B, ..] ? DocxText.Read(bytes)
        : bytes is [0xFF, 0xFE, ..] ? Encoding.Unicode.GetString(bytes)
        : Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
}

/// <summary>A file that is no text.</summary>
internal sealed class MisfitFile(Misfit misfit) : Exception(MisfitWords.Of(misfit))
{
    public Misfit Misfit => misfit;
}
