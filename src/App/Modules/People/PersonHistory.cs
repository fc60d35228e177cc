using Avow.Database;
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
        return
        [
            .. file.Relationships.SelectMany(h => Of(h.Relationship)).Reverse().Concat(reads.Select(r => new Happening(r.ReadAt, "eye", "read", "", "", r.ReadBy)))
                .OrderByDescending(h => h.At),
        ];
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
