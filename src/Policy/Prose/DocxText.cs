using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Avow.Policy.Prose;

/// <summary>The text of a word processor's file (DOCX): headings as Markdown, list items with a dash, table cells as paragraphs.</summary>
public static class DocxText
{
    private const int MostCharacters = ProseReader.MostCharacters;
    private const string Main = "word/document.xml";

    /// <param name="bytes">The whole file.</param>
    /// <returns>Text to which the offsets of its reading refer.</returns>
    /// <exception cref="InvalidDataException">It is no DOCX, or unpacks to more than is read.</exception>
    public static string Read(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var entry = zip.GetEntry(Main) ?? throw new InvalidDataException("this archive is no DOCX; it has no document inside");
        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 8L * MostCharacters });
        try
        {
            return Text(reader);
        }
        catch (XmlException fault)
        {
            throw new InvalidDataException($"the document inside cannot be read: {fault.Message}", fault);
        }
    }

    private static string Text(XmlReader reader)
    {
        var text = new StringBuilder();
        var prefix = "";
        var paragraph = new StringBuilder();
        while (reader.Read() && text.Length < MostCharacters)
        {
            var isStart = reader.NodeType == XmlNodeType.Element;
            switch (reader.LocalName)
            {
                case "pStyle" when isStart && reader.GetAttribute("val", reader.NamespaceURI) is { } style && style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase):
                    prefix = "## ";
                    break;
                case "numPr" when isStart:
                    prefix = "- ";
                    break;
                case "tab" or "br" when isStart:
                    paragraph.Append(' ');
                    break;
                case "p" when reader.NodeType == XmlNodeType.EndElement:
                    text.Append(prefix).Append(paragraph).Append("\n\n");
                    paragraph.Clear();
                    prefix = "";
                    break;
            }

            if (reader.NodeType == XmlNodeType.Text)
            {
                paragraph.Append(reader.Value);
            }
        }

        return text.ToString();
    }
}
