using Avow.Database;

namespace Avow.Modules.People.Public;

/// <summary>Whose an address or a number is: one that several people share is nobody's, and a number with another name than hers is not hers.</summary>
public sealed class RecordOwners
{
    private readonly Dictionary<string, (Guid Person, string SortName)> _byKey;

    private RecordOwners(Dictionary<string, (Guid Person, string SortName)> byKey) => _byKey = byKey;

    /// <summary>By the address first, for want of it by the number; null when nobody is known by them.</summary>
    /// <param name="name">As the record says it, for a number: colleagues share one. Null when it says none.</param>
    public Guid? Of(string? email, string? phone, string? name) =>
        KeyOf(email, phone) is not { } key || !_byKey.TryGetValue(key, out var found) ? null
        : email is null && name is not null && !SameWords(SearchKey.Words(name), found.SortName) ? null
        : found.Person;

    internal static async Task<RecordOwners> Among(Work work, IEnumerable<string> emails, IEnumerable<string> phones, CancellationToken cancel)
    {
        var keys = emails.Select(e => KeyOf(e, null)).Concat(phones.Select(p => KeyOf(null, p))).OfType<string>().Distinct().ToList();
        var found = await work.Among(
            """
            SELECT d.key, r.person_id, r.sort_name FROM person_detail d JOIN relationship r ON r.organisation_id = d.organisation_id AND r.id = d.relationship_id
            WHERE d.organisation_id = @organisation AND d.key {0} AND r.removed_at IS NULL
            """,
            keys, row => (Key: row.GetString(0), Person: row.GetGuid(1), SortName: row.GetString(2)), cancel);
        return new(found.GroupBy(f => f.Key).Where(g => g.Select(f => f.Person).Distinct().Count() == 1).ToDictionary(g => g.Key, g => (g.First().Person, g.First().SortName)));
    }

    private static bool SameWords(string one, string other) => one.Split(' ').Order(StringComparer.Ordinal).SequenceEqual(other.Split(' ').Order(StringComparer.Ordinal));

    private static string? KeyOf(string? email, string? phone) => email is not null ? PersonField.AddressKey(email.Trim()) : phone is not null && SearchKey.Phone(phone) is { Length: >= 4 } digits ? digits : null;
}

/// <summary>A person as one is chosen from a few.</summary>
/// <param name="Company">Of the newest relationship; may be empty.</param>
public sealed record PersonPick(Guid PersonId, string Name, string Company);
