using Avow.Modules.Imports.Formats;

namespace Avow.Modules.Imports;

/// <summary>Opens an uploaded file by its format.</summary>
internal sealed class SourceFile(SealedParts parts)
{
    public const string Tickets = "tickets";

    private static readonly string[] SieLabels = ["#FLAGGA", "#PROGRAM", "#FORMAT", "#GEN", "#SIETYP"];

    public IRowFile Open(long organisation, ImportFile file)
    {
        var stream = parts.Open(organisation, file);
        return file.Format switch
        {
            "vcard" => VCardFile.Open(stream, FileLimits.Usual),
            "sie" => SieFile.Open(stream, FileLimits.Usual),
            Tickets => TicketFile.Open(stream, FileLimits.Usual),
            _ => CsvFile.Open(stream, FileLimits.Usual),
        };
    }

    /// <summary>By its first words, whatever its name ends in.</summary>
    public string FormatOf(long organisation, ImportFile file)
    {
        using var reader = WrittenText.Open(parts.Open(organisation, file));
        var begins = new char[200];
        var length = reader.ReadBlock(begins);
        var words = new string(begins, 0, length).TrimStart();
        return words.StartsWith("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase) ? "vcard"
            : SieLabels.Any(l => words.StartsWith(l, StringComparison.OrdinalIgnoreCase)) ? "sie"
            : words.StartsWith('[') ? Tickets
            : "csv";
    }
}
