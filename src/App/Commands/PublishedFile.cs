using System.Text;
using Avow.Policy.Prose;

namespace Avow.Commands;

/// <summary>The text of a file that somebody published; what is no text is refused with what to do.</summary>
internal static class PublishedFile
{
    private const long MostBytes = 30_000_000;

    /// <exception cref="InvalidDataException">The file is empty, too long or no text.</exception>
    public static string Read(string file)
    {
        var length = new FileInfo(file) is { Exists: true } info ? info.Length : throw new InvalidDataException("there is no such file");
        if (length is 0 or > MostBytes)
        {
            throw new InvalidDataException(length == 0 ? "the file is empty; save the policy's page or its text and give that" : $"the file has {length} bytes; {MostBytes} are read");
        }

        return Of(File.ReadAllBytes(file));
    }

    /// <summary>The text of what somebody handed in.</summary>
    /// <exception cref="InvalidDataException">It is no text.</exception>
    public static string Of(byte[] bytes)
    {
        if (bytes is [0x50, 0x4B, ..])
        {
            return DocxText.Read(bytes);
        }

        var text = bytes is [0xFF, 0xFE, ..] ? Encoding.Unicode.GetString(bytes) : Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        return text.AsSpan(0, Math.Min(text.Length, 4_000)).Contains('\0') || text.StartsWith("%PDF", StringComparison.Ordinal)
            ? throw new InvalidDataException("this is no text; save the policy as text, HTML, Markdown or DOCX and give that")
            : text;
    }
}
