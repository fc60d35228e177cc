using Avow.Database;
using Avow.Modules.People.Public;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>Those who are here already and share an address, a number or a company with a batch of newcomers: two questions to the database, whatever its size.</summary>
internal sealed class KnownAround
{
    private static readonly string[] Phones = ["phone", "mobile"];
    private readonly Dictionary<string, List<KnownRelationship>> _byAddress;
    private readonly Dictionary<string, List<KnownRelationship>> _byPhone;
    private readonly Dictionary<string, Guid> _companies;

    private KnownAround(List<(string Field, string Key, KnownRelationship Known)> found, Dictionary<string, Guid> companies)
    {
        _byAddress = found.Where(f => f.Field == PersonField.Email).GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Select(f => f.Known).ToList());
        _byPhone = found.Where(f => f.Field != PersonField.Email).GroupBy(f => f.Key + "|" + f.Known.SortName).ToDictionary(g => g.Key, g => g.Select(f => f.Known).ToList());
        _companies = companies;
    }

    public static async Task<KnownAround> Load(AvowDb db, IReadOnlyList<Arrival> arrivals, CancellationToken cancel)
    {
        var keys = arrivals.SelectMany(a => a.Values).Where(v => v.Field == PersonField.Email || Phones.Contains(v.Field)).Select(v => PersonField.Of(v.Field).KeyOf(v.Value)).Where(k => k.Length > 3).Distinct().ToList();
        var rows = await db.Set<PersonDetail>().AsNoTracking().Where(d => keys.Contains(d.Key) && d.Relationship.RemovedAt == null)
            .Select(d => new { d.Field, d.Key, Known = new KnownRelationship(d.Relationship.PersonId, d.Relationship.Kind, d.Relationship.Brand, d.Relationship.SortName, d.Relationship.OverAt, d.Relationship.RestrictedFor) }).ToListAsync(cancel);
        var words = arrivals.Select(a => a.Of("company")).OfType<string>().Select(SearchKey.Words).Distinct().ToList();
        var companies = words.Count == 0 ? [] : await db.Set<Relationship>().AsNoTracking().Where(r => r.CompanyKey != null && words.Contains(r.CompanyKey) && r.CompanyId != null)
            .Select(r => new { r.CompanyKey, r.CompanyId }).Distinct().ToListAsync(cancel);
        return new(rows.ConvertAll(r => (r.Field, r.Key, r.Known)), companies.GroupBy(c => c.CompanyKey!).ToDictionary(g => g.Key, g => g.Min(c => c.CompanyId!.Value)));
    }

    /// <summary>The relationships of whoever has the same address; or the same number and the same name.</summary>
    public IReadOnlyList<KnownRelationship> Same(RelationshipDraft draft)
    {
        var address = draft.Of(PersonField.Email).FirstOrDefault();
        if (address is not null)
        {
            return _byAddress.GetValueOrDefault(PersonField.Of(PersonField.Email).KeyOf(address)) ?? [];
        }

        var numbers = draft.Values.Where(v => Phones.Contains(v.Field)).Select(v => PersonField.Of(v.Field).KeyOf(v.Value) + "|" + draft.SortName);
        return numbers.Select(n => _byPhone.GetValueOrDefault(n)).OfType<List<KnownRelationship>>().FirstOrDefault() ?? [];
    }

    /// <summary>The company of that name, known or new; the same for all who name it.</summary>
    public Guid CompanyOf(string key)
    {
        _companies.TryAdd(key, Guid.CreateVersion7());
        return _companies[key];
    }
}

/// <summary>A relationship that is here already, as far as a newcomer needs it.</summary>
internal sealed record KnownRelationship(Guid PersonId, string Kind, string Brand, string SortName, Instant? OverAt, string? RestrictedFor);
