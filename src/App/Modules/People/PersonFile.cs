using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Policy.Deciding;
using Avow.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>One relationship with what the policy says of it and the live verdict on it.</summary>
/// <param name="Rule">Null when the version in force no longer has such a kind.</param>
/// <param name="Pieces">How many pieces of data stand under it.</param>
public sealed record HeldRelationship(Relationship Relationship, RelationshipRule? Rule, Kept Kept, bool IsLive)
{
    public int Pieces => Relationship.Details.Count + Relationship.Notes.Count + Relationship.Interests.Count
        + (Relationship.Company is null ? 0 : 1) + (Relationship.CompanyNumber is null ? 0 : 1);
}

/// <summary>One value that is held, under all relationships that hold it.</summary>
/// <param name="Field">The name of a field, or <c>company</c>.</param>
public sealed record HeldValue(string Field, string Value, string Source, Instant ToldAt, IReadOnlyList<HeldRelationship> Under);

/// <summary>Everything that is held of one person, as the reader may see it.</summary>
/// <param name="Hidden">How many relationships are kept for law only and not shown to this reader.</param>
public sealed record PersonFile(Guid Id, IReadOnlyList<HeldRelationship> Relationships, int Hidden, Surroundings Around)
{
    /// <summary>The relationship that speaks for the person: the newest that is live.</summary>
    public Relationship First => Relationships[0].Relationship;

    public string? RestrictedFor => Relationships.Select(r => r.Relationship.RestrictedFor).FirstOrDefault(r => r is not null);

    public bool IsLawOnly => Relationships.All(r => !r.IsLive);

    /// <summary>The file, or null when there is none or nothing of it may be shown. Kept for law only: owner and privacy lead alone.</summary>
    public static Task<PersonFile?> Open(Visit visit, HoldingRegister holds, PolicyShelf shelf, Guid id) =>
        Open(visit, holds, shelf, id, Access.Keepers.Allows(visit.Staff.Role));

    /// <param name="seesLawOnly">Whether the reader sees what is kept for law only: the person does.</param>
    public static async Task<PersonFile?> Open(Visit visit, HoldingRegister holds, PolicyShelf shelf, Guid id, bool seesLawOnly)
    {
        var all = await visit.Db.Set<Relationship>().AsNoTracking().AsSplitQuery()
            .Include(r => r.Bases).Include(r => r.Details).Include(r => r.Notes).Include(r => r.Interests).ThenInclude(i => i.Interest)
            .Where(r => r.PersonId == id).ToListAsync();
        var around = await Surroundings.Of(visit.Db, shelf);
        var held = all.ConvertAll(r => Held(visit, holds, around, r));
        var shown = held.FindAll(h => h.IsLive || h.Relationship.RemovedAt is not null || seesLawOnly);
        return shown.Count == 0 ? null : new(id, [.. shown.OrderByDescending(h => h.IsLive).ThenByDescending(h => h.Relationship.Since)], held.Count - shown.Count, around);
    }

    /// <summary>Each value once, in the order of the form.</summary>
    public IReadOnlyList<HeldValue> Values() =>
    [
        .. Relationships.SelectMany(h => h.Relationship.Details.Select(d => (Held: h, d.Field, d.Value, d.Source, d.ToldAt)).Concat(CompanyOf(h)))
            .GroupBy(v => (v.Field, v.Value))
            .OrderBy(g => OrderOf(g.Key.Field)).ThenBy(g => g.Min(v => v.ToldAt))
            .Select(g => new HeldValue(g.Key.Field, g.Key.Value, g.First().Source, g.Min(v => v.ToldAt), [.. g.Select(v => v.Held)])),
    ];

    private static IEnumerable<(HeldRelationship Held, string Field, string Value, string Source, Instant ToldAt)> CompanyOf(HeldRelationship held)
    {
        if (held.Relationship is { Company: { } company } at)
        {
            yield return (held, "company", company, at.Source, at.Since);
        }

        if (held.Relationship is { CompanyNumber: { } number } with)
        {
            yield return (held, "company-number", CompanyNumber.ShownOf(number), with.Source, with.Since);
        }
    }

    private static int OrderOf(string field)
    {
        var at = PersonField.All.ToList().FindIndex(f => f.Name == field);
        return at < 0 ? 2 : at < 3 ? at : at + 1;
    }

    private static HeldRelationship Held(Visit visit, HoldingRegister holds, Surroundings around, Relationship relationship) => new(
        relationship, RelationshipRule.Find(visit.Policy, relationship.Kind), Kept.Of(around, holds.Of(relationship.Kind), relationship, visit.Now), relationship.IsLive(visit.Now));
}
