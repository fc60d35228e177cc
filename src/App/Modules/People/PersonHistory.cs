using Avow.Database;
using Avow.Modules.People.Public;
using Avow.Permits;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>One thing that happened with a person.</summary>
/// <param name="Key">The text's last part, under <c>people.happened</c>.</param>
/// <param name="Word">A word for the text: a basis, a source, an end.</param>
/// <param name="By">Opaque id of the account that did it, or null.</param>
/// <param name="Path">The page of the record in which it happened, or null.</param>
public sealed record Happening(Instant At, string Icon, string Key, string Word, string Kind, Guid? By, string? Path = null);

/// <summary>What happened with a person, newest first.</summary>
internal static class PersonHistory
{
    private const int MostReads = 20;
    private const int Begins = 90;

    /// <param name="records">What other modules keep of the person.</param>
    public static async Task<IReadOnlyList<Happening>> Of(AvowDb db, PersonFile file, IReadOnlyList<KeptRecord> records)
    {
        var reads = await db.Set<PersonRead>().AsNoTracking().Where(r => r.PersonId == file.Id).OrderByDescending(r => r.ReadAt).Take(MostReads).ToListAsync();
        var nos = await db.Set<SaidNo>().AsNoTracking().Where(n => n.PersonId == file.Id).ToListAsync();
        return
        [
            .. file.Relationships.SelectMany(h => Of(h.Relationship)).Reverse()
                .Concat(reads.Select(r => r.ReadBy == Hand.ThePerson ? new Happening(r.ReadAt, "eye", "own-read", "", "", null) : new Happening(r.ReadAt, "eye", "read", "", "", r.ReadBy)))
                .Concat(Own(file)).Concat(records.SelectMany(r => Of(r.Record))).Concat(nos.Select(n => new Happening(n.SaidAt, "hold", "said-no", n.Purpose, n.Channel, null)).Distinct())
                .OrderByDescending(h => h.At),
        ];
    }

    /// <summary>What the person herself put right, or said was right.</summary>
    private static IEnumerable<Happening> Own(PersonFile file)
    {
        var corrected = file.Relationships.SelectMany(h => h.Relationship.Details).Where(d => d.WrittenBy == Hand.ThePerson)
            .Select(d => new Happening(d.ToldAt, "edit", "own-corrected", d.Field, "", null));
        var confirmed = file.Relationships.Select(h => h.Relationship.ConfirmedAt).OfType<Instant>().Select(at => new Happening(at, "check", "own-confirmed", "", "", null));
        return corrected.Concat(confirmed).Distinct();
    }

    /// <summary>When a record of another module began and ended, and what was said in it.</summary>
    private static IEnumerable<Happening> Of(PersonRecord record)
    {
        if (record.BeganAt is { } began)
        {
            yield return new(began, "inbox", "began", record.Name, record.Kind, null, record.Path);
        }

        if (record.EndedAt is { } ended)
        {
            yield return new(ended, "check", "closed", record.Name, record.Kind, null, record.Path);
        }

        // What began the record stands with its beginning.
        foreach (var words in record.Words.Where(w => w.At is not null && w.At != record.BeganAt))
        {
            yield return new(words.At!.Value, "message", KeyOf(words.Whose), Beginning(words.Text), record.Kind, null, record.Path);
        }
    }

    private static string KeyOf(Speaker whose) => whose switch
    {
        Speaker.ThePerson => "they-said",
        Speaker.Us => "we-said",
        Speaker.Ourselves => "noted",
        _ => "said",
    };

    private static string Beginning(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Begins ? line : $"{line[..(char.IsHighSurrogate(line[Begins - 1]) ? Begins - 1 : Begins)]}…";
    }

    private static IEnumerable<Happening> Of(Relationship relationship)
    {
        yield return new(relationship.Since, "person", "known", relationship.Source, relationship.Kind, relationship.EnteredBy);
        foreach (var basis in relationship.Bases.OrderBy(b => b.From).Skip(1))
        {
            yield return new(basis.From, "policy", "basis", basis.Basis, relationship.Kind, basis.WrittenBy);
        }

        foreach (var end in Relationship.Ends)
        {
            if (relationship.EndedAt(end) is { } at)
            {
                yield return new(at, "clock", "end", end, relationship.Kind, null);
            }
        }

        if (relationship.ToldAt is { } told)
        {
            yield return new(told, "mail", "told", "", relationship.Kind, null);
        }

        foreach (var note in relationship.Notes)
        {
            yield return new(note.WrittenAt, "edit", "note", "", relationship.Kind, note.WrittenBy);
        }
    }
}
