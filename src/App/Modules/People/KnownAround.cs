using System.Data.Common;
using Avow.Database;
using Avow.Holdings;
using Avow.Modules.People.Public;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>Those who are here already and share an address, a number or a company with a batch of newcomers: two questions to the database, whatever its size.</summary>
internal sealed class KnownAround
{
    private readonly Dictionary<string, List<KnownRelationship>> _byAddress;
    private readonly Dictionary<string, List<KnownRelationship>> _byPhone;
    private readonly Dictionary<string, Guid> _companies;

    private KnownAround(List<(string Field, string Key, KnownRelationship Known)> found, Dictionary<string, Guid> companies)
    {
        _byAddress = found.Where(f => f.Field == PersonField.Email).GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Select(f => f.Known).ToList());
        _byPhone = found.Where(f => f.Field != PersonField.Email).GroupBy(f => f.Key + "|" + f.Known.SortName).ToDictionary(g => g.Key, g => g.Select(f => f.Known).ToList());
        _companies = companies;
    }

    /// <param name="places">Whether newcomers are placed at companies; a look that writes nothing needs none.</param>
    public static async Task<KnownAround> Load(ArrivalBatch batch, IReadOnlyList<Newcomer> newcomers, bool places, CancellationToken cancel)
    {
        var keys = newcomers.SelectMany(Keys).Where(k => k.Length > 3).Distinct().ToList();
        var rows = await batch.Work.Among(
            """
            SELECT d.field, d.key, r.person_id, r.kind, r.brand, r.sort_name, r.over_at, r.restricted_for
            FROM person_detail d JOIN relationship r ON r.organisation_id = d.organisation_id AND r.id = d.relationship_id
            WHERE d.organisation_id = @organisation AND d.key {0} AND r.removed_at IS NULL
            """,
            keys, Read, cancel);
        if (places)
        {
            await MeetCompanies(batch, [.. newcomers.Select(n => n.CompanyKey).Where(w => w.Length > 0 && !batch.Companies.ContainsKey(w)).Distinct()], cancel);
        }

        return new(rows, batch.Companies);
    }

    private static (string Field, string Key, KnownRelationship Known) Read(DbDataReader row) => (
        row.GetString(0), row.GetString(1),
        new(row.GetGuid(2), row.GetString(3), row.GetString(4), row.GetString(5), row.IsDBNull(6) ? null : InstantAsMicroseconds.FromMicroseconds(row.GetInt64(6)), row.IsDBNull(7) ? null : row.GetString(7)));

    /// <summary>The relationships of whoever has the same address; or the same number and the same name.</summary>
    public IReadOnlyList<KnownRelationship> Same(Newcomer newcomer) => newcomer.AddressKey is { } address
        ? _byAddress.GetValueOrDefault(address) ?? []
        : newcomer.Numbers.Select(n => _byPhone.GetValueOrDefault(n + "|" + newcomer.SortName)).OfType<List<KnownRelationship>>().FirstOrDefault() ?? [];

    /// <summary>The company of that name, known or new; the same for all who name it.</summary>
    public Guid CompanyOf(string key)
    {
        _companies.TryAdd(key, Guid.CreateVersion7());
        return _companies[key];
    }

    /// <summary>By what a newcomer is recognised: the address, or for want of one the numbers.</summary>
    private static IEnumerable<string> Keys(Newcomer newcomer) => newcomer.AddressKey is { } address ? [address] : newcomer.Numbers;

    /// <summary>Each company is asked for once in a list, and for each one row is read: a company may have thousands of people.</summary>
    private static async Task MeetCompanies(ArrivalBatch batch, List<string> words, CancellationToken cancel)
    {
        if (words.Count == 0)
        {
            return;
        }

        var (value, rows) = batch.Work.Store.AmongWords(words, "@words");
        await using var command = batch.Work.Command($"""
            SELECT words.value, (SELECT r.company_id FROM relationship r WHERE r.organisation_id = @organisation AND r.company_key = words.value AND r.company_id IS NOT NULL LIMIT 1)
            FROM {rows}
            """);
        await using var found = await command.With("@words", value).ExecuteReaderAsync(cancel);
        while (await found.ReadAsync(cancel))
        {
            if (!await found.IsDBNullAsync(1, cancel))
            {
                batch.Companies[found.GetString(0)] = found.GetGuid(1);
            }
        }
    }
}

/// <summary>A relationship that is here already, as far as a newcomer needs it.</summary>
internal sealed record KnownRelationship(Guid PersonId, string Kind, string Brand, string SortName, Instant? OverAt, string? RestrictedFor);
