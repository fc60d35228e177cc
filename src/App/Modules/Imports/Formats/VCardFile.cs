using System.Diagnostics;

namespace Avow.Modules.Imports.Formats;

/// <summary>Contacts as vCards, versions 3.0 and 4.0, with the quoted-printable of 2.1 understood. Each card becomes a row under the same headings.</summary>
/// <remarks>Sources: RFC 2426, RFC 6350; folding: RFC 6350 section 3.2. A photograph, and whatever we have no heading for, is read past.</remarks>
public sealed class VCardFile(TextReader text, FileLimits limits) : IRowFile
{
    /// <summary>The headings under which a card is shown.</summary>
    public static readonly IReadOnlyList<string> Headings =
        ["Given name", "Family name", "Title", "Organisation", "E-mail", "E-mail 2", "Telephone", "Mobile", "Address", "Website", "Note", "Revised"];

    private readonly VCardLines _lines = new(text, limits);

    public IReadOnlyList<string> Columns => Headings;

    public FormatFault? Fault => null;

    public static VCardFile Open(Stream stream, FileLimits limits) => new(WrittenText.Open(stream), limits);

    public IEnumerable<FileRow> Rows()
    {
        var (number, began, card) = (0, Stopwatch.GetTimestamp(), new VCard());
        while (_lines.Next() is { } line)
        {
            if (line.Is("BEGIN", "VCARD"))
            {
                card.Open(line.At);
            }
            else if (line.Is("END", "VCARD") && card.Close())
            {
                number++;
                var fault = number > limits.Rows ? new("imports.format.rows", line.At, 1, limits.Rows, true)
                    : Stopwatch.GetElapsedTime(began).TotalSeconds > limits.Seconds ? new("imports.format.time", line.At, 1, limits.Seconds, true)
                    : card.Fault;
                yield return new(number, card.Began, card.Cells, fault);
                if (fault is { Ends: true })
                {
                    yield break;
                }

                card = new();
            }
            else
            {
                card.Take(line, limits);
            }
        }

        if (card.IsOpen)
        {
            yield return new(number + 1, card.Began, card.Cells, new("imports.format.card-open", card.Began, 1, Ends: true));
        }
    }

    public void Dispose() => text.Dispose();
}
