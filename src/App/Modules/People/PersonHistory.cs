using Avow.Database;
using Avow.Permits;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>One thing that happened with a person.</summary>
/// <param name="Key">The text's last part, under <c>people.happened</c>.</param>
/// <param name="Word">A word for the text: a basis, a source, an end.</param>
/// <param name="By">Opaque id of the account that did it, or null.</param>
public sealed record Happening(Instant At, string Icon, string Key, string Word, string Kind, Guid? By);

/// <summary>What happened with a person, newest first.</summary>
internal static class PersonHistory
{
    private const int MostReads = 20;

    public static async Task<IReadOnlyList<Happening>> Of(AvowDb db, PersonFile file)
    {
        var reads = await db.Set<PersonRead>().AsNoTracking().Where(r => r.PersonId == file.Id).OrderByDescending(r => r.ReadAt).Take(MostReads).ToListAsync();
        var nos = await db.Set<SaidNo>().AsNoTracking().Where(n => n.PersonId == file.Id).ToListAsync();
        return
        [
            .. file.Relationships.SelectMany(h => Of(h.Relationship)).Reverse()
                .Concat(reads.Select(r => r.ReadBy == Hand.ThePerson ? new Happening(r.ReadAt, "eye", "own-read", "", "", null) : new Happening(r.ReadAt, "eye", "read", "", "", r.ReadBy)))
                .Concat(Own(file)).Concat(nos.Select(n => new Happening(n.SaidAt, "hold", "said-no", n.Purpose, n.Channel, null)).Distinct())
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
