using Avow.Modules.Identity.Public;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People;

/// <summary>Somebody who may be the same person.</summary>
/// <param name="Fields">In which fields both agree.</param>
public sealed record MaybeSame(Guid PersonId, string Name, string? Company, IReadOnlyList<string> Fields);

/// <summary>Finds people who stand here twice: same e-mail address, same telephone number, or same full name at the same company.</summary>
internal static class Duplicates
{
    private const int Most = 5;
    private static readonly string[] Telling = [PersonField.Email, "phone", "mobile"];

    public static async Task<IReadOnlyList<MaybeSame>> Of(Visit visit, PersonFile file)
    {
        var keys = file.Relationships.SelectMany(h => h.Relationship.Details).Where(d => Telling.Contains(d.Field) && d.Key is { Length: > 3 }).Select(d => d.Key!).Distinct().ToList();
        var same = await visit.Db.Set<PersonDetail>().AsNoTracking()
            .Where(d => keys.Contains(d.Key!) && d.Relationship.PersonId != file.Id && d.Relationship.RemovedAt == null && (d.Relationship.OverAt == null || d.Relationship.OverAt > visit.Now))
            .Select(d => new { d.Relationship.PersonId, d.Relationship.FullName, d.Relationship.Company, d.Field }).Take(50).ToListAsync();
        var (name, company) = (file.First.SortName, file.First.CompanyKey);
        var named = await visit.Db.Set<Relationship>().AsNoTracking()
            .Where(r => company != null && r.SortName == name && r.CompanyKey == company && r.PersonId != file.Id && r.RemovedAt == null && (r.OverAt == null || r.OverAt > visit.Now))
            .Select(r => new { r.PersonId, r.FullName, r.Company, Field = "company" }).Take(50).ToListAsync();
        return [.. same.Concat(named).GroupBy(s => s.PersonId).Take(Most).Select(g => new MaybeSame(g.Key, g.First().FullName, g.First().Company, [.. g.Select(s => s.Field).Distinct()]))];
    }
}
