using Avow.Database;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People;

/// <summary>Which people are meant by what was typed.</summary>
internal static class PeopleFound
{
    private const int FewestDigits = 4;
    private const int MostCompared = 20_000;
    private const int MostNearly = 10;

    /// <summary>Every word must begin a part of the name, an e-mail address, a title or the company; digits alone are a telephone number in any spelling.</summary>
    public static IQueryable<Relationship> By(AvowDb db, IQueryable<Relationship> rows, string q)
    {
        if (q.Length == 0)
        {
            return rows;
        }

        var details = db.Set<PersonDetail>().AsNoTracking();
        if (SearchKey.Phone(q) is { Length: >= FewestDigits } digits && !q.Any(char.IsLetter))
        {
            return rows.Where(r => r.CompanyNumber == digits || details.Any(d => d.RelationshipId == r.Id && d.Key.StartsWith(digits)));
        }

        foreach (var word in q.Contains('@') ? [q.ToLowerInvariant()] : SearchKey.Words(q).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            rows = rows.Where(r => details.Any(d => d.RelationshipId == r.Id && d.Key.StartsWith(word))
                || r.SortName.StartsWith(word) || r.SortName.Contains(" " + word) || r.CompanyKey!.StartsWith(word) || r.CompanyKey!.Contains(" " + word));
        }

        return rows;
    }

    /// <summary>When nothing was found: those whose name is one or two letters away from what was typed, nearest first.</summary>
    public static async Task<List<Guid>> Nearly(IQueryable<Relationship> rows, string q)
    {
        var asked = SearchKey.Words(q).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (asked.Length == 0 || q.Contains('@') || !asked.All(a => a.Any(char.IsLetter)))
        {
            return [];
        }

        var names = await rows.Select(r => new { r.SortName, r.PersonId }).Distinct().OrderBy(r => r.SortName).Take(MostCompared).ToListAsync();
        return
        [
            .. names.Select(n => (n.PersonId, Away: asked.Sum(a => n.SortName.Split(' ').Min(part => Apart(a, part)))))
                .Where(n => n.Away <= asked.Sum(a => a.Length < 5 ? 1 : 2)).OrderBy(n => n.Away).Select(n => n.PersonId).Distinct().Take(MostNearly),
        ];
    }

    /// <summary>How many letters must be changed, added, left out or swapped with their neighbour.</summary>
    internal static int Apart(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 2)
        {
            return int.MaxValue / 100;
        }

        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                table[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[one.Length, other.Length];
    }
}
