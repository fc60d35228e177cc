using Avow.Modules.Imports.Formats;

namespace Avow.Modules.Imports;

/// <summary>Opens an uploaded file by its format.</summary>
internal sealed class SourceFile(SealedParts parts)
{
    public IRowFile Open(long organisation, ImportFile file)
    {
        var stream = parts.Open(organisation, file);
        return file.Format == "vcard" ? VCardFile.Open(stream, FileLimits.Usual) : CsvFile.Open(stream, FileLimits.Usual);
    }

    /// <summary>By its first words, whatever its name ends in.</summary>
    public string FormatOf(long organisation, ImportFile file)
    {
        using var reader = WrittenText.Open(parts.Open(organisation, file));
        var begins = new char[200];
        var length = reader.ReadBlock(begins);
        return new string(begins, 0, length).TrimStart().StartsWith("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase) ? "vcard" : "csv";
    }
}
