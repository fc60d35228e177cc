using System.Text;
using Avow.Modules.Imports.Formats;
using Avow.Modules.People.Public;
using Avow.Permits;
using NodaTime;

namespace Avow.Modules.Imports;

/// <summary>One contact of a file with its cells under our own words.</summary>
/// <param name="Bad">The meaning of a cell that cannot be read (a date), or null.</param>
internal sealed record MappedRow(FileRow Row, Arrival Arrival, Instant? Ended, string? Bad)
{
    /// <summary>The contact under the organisation's key; empty until it is asked for by <see cref="Marked"/>.</summary>
    public byte[] Mark { get; private init; } = [];

    private static readonly HashSet<string> Fields = [.. Arrivals.Fields];

    private const string Family = "family-name";
    private const string Given = "given-name";

    public static MappedRow Of(FileRow row, ImportFile file, IReadOnlyList<string> mapping, DateTimeZone zone) =>
        file.Format == SourceFile.Tickets ? OfTicket(row, zone) : Of(row, mapping, zone);

    private static MappedRow Of(FileRow row, IReadOnlyList<string> mapping, DateTimeZone zone)
    {
        var values = new List<(string, string)>(mapping.Count + 1);
        var days = new Dictionary<string, Instant?>(2);
        string? bad = null;
        for (var i = 0; i < mapping.Count && i < row.Cells.Count; i++)
        {
            var (meaning, cell) = (mapping[i], Plain(row.Cells[i]));
            if (cell.Length == 0)
            {
                continue;
            }

            if (meaning is Meaning.Since or Meaning.LastContact or Meaning.OptedIn or Meaning.Confirmed or Meaning.Ended)
            {
                days[meaning] = WrittenDay.Read(cell, zone);
                bad ??= days[meaning] is null ? meaning : null;
            }
            else if (meaning == Meaning.FullName)
            {
                values.AddRange(Parts(cell));
            }
            else if (Fields.Contains(meaning))
            {
                values.Add((meaning, cell.AsSpan().IndexOfAny('\r', '\n') < 0 ? cell : cell.ReplaceLineEndings("\n")));
            }
        }

        var evidence = EvidenceOf(row, mapping, days);
        var since = days.GetValueOrDefault(Meaning.Since) ?? (evidence == "double-opt-in" ? days[Meaning.Confirmed] : evidence == "form" ? days[Meaning.OptedIn] : null);
        return new(row, new([.. Named(values)], since, days.GetValueOrDefault(Meaning.LastContact), evidence), days.GetValueOrDefault(Meaning.Ended), bad);
    }

    /// <summary>A ticket has its own headings; it is marked and named like a contact.</summary>
    private static MappedRow OfTicket(FileRow row, DateTimeZone zone)
    {
        var cells = row.Cells.Select(Plain).ToList();
        var (opened, closed) = (WrittenDay.Read(cells[4], zone), WrittenDay.Read(cells[6], zone));
        var values = new (string Field, string Value)[] { ("number", cells[0]), ("subject", cells[1]), (Given, cells[2]), ("email", cells[3]), ("text", cells[7]), ("phone", cells[8]), ("words", cells[9]) };
        var bad = cells[4].Length > 0 && opened is null ? Meaning.Since : cells[6].Length > 0 && closed is null ? Meaning.Ended : null;
        return new(row, new([.. values.Where(v => v.Value.Length > 0)], opened, null, null), closed, bad);
    }

    /// <summary>No text holds a zero; one database would refuse it.</summary>
    private static string Plain(string cell) => cell.Replace("\0", "", StringComparison.Ordinal).Trim();

    public MappedRow Marked(MarkKeys keys, ImportFile file, long organisation) => this with { Mark = keys.MarkOf(organisation, Words(file.Kind, file.PeopleGroup)) };

    /// <summary>What tells this contact from every other, whatever the columns were called.</summary>
    private string Words(string kind, string group)
    {
        var words = new StringBuilder(kind).Append('\n').Append(group);
        var values = Arrival.Values.ToArray();
        Array.Sort(values, InOrder);
        foreach (var (field, value) in values)
        {
            words.Append('\n').Append(field).Append('=').Append(value);
        }

        return words.Append('\n').Append(Arrival.Since).Append('\n').Append(Ended).ToString();
    }

    private static int InOrder((string Field, string Value) one, (string Field, string Value) other) =>
        string.CompareOrdinal(one.Field, other.Field) is var fields && fields != 0 ? fields : string.CompareOrdinal(one.Value, other.Value);

    /// <summary>A confirmed sign-up, or one with a time and the address it came from; anything less shows no consent.</summary>
    private static string? EvidenceOf(FileRow row, IReadOnlyList<string> mapping, Dictionary<string, Instant?> days)
    {
        bool Has(string meaning) => mapping.Index().Any(m => m.Item == meaning && m.Index < row.Cells.Count && row.Cells[m.Index].Trim().Length > 0);
        return days.GetValueOrDefault(Meaning.Confirmed) is not null ? "double-opt-in"
            : days.GetValueOrDefault(Meaning.OptedIn) is not null && Has(Meaning.OptedFrom) ? "form"
            : null;
    }

    private static IEnumerable<(string, string)> Parts(string name)
    {
        var at = name.LastIndexOf(' ');
        return at < 0 ? [(Given, name)] : [(Given, name[..at].Trim()), (Family, name[(at + 1)..])];
    }

    /// <summary>A subscriber who left no name is called by the address, as the program it comes from does.</summary>
    private static IEnumerable<(string Field, string Value)> Named(List<(string Field, string Value)> values) =>
        values.Exists(v => v.Field is Given or Family) || values.Find(v => v.Field == "email") is not { Value: { } address }
            ? values.Distinct()
            : values.Append((Given, address.Length <= 100 ? address : address[..100])).Distinct();
}
