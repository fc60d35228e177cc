using Avow.Database;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People;

/// <summary>Which people are meant by what was typed: each word begins a word of the name or the company; digits are a telephone number in any
/// spelling; an e-mail address or a job title is found by its beginning. What fits nobody is tried once more with one slip mended in each word.</summary>
/// <remarks>Candidates come from an index in its order, some at a time, until a page is full: the first letter of a million names costs what it costs
/// among ten thousand. Only so many are looked at; when the page is not full by then, it says so.</remarks>
/// <param name="rows">The relationships that may be shown.</param>
internal sealed class PeopleFound(Work work, IQueryable<Relationship> rows, int most)
{
    private const int MostLookedAt = 6_000;
    private const int FirstLook = 120;
    private readonly List<(Guid Person, string SortName)> _found = [];
    private readonly HashSet<Guid> _people = [];
    private bool _isCutShort;
    private bool _isFilledUp;

    /// <summary>The people that fit, at most one more than <paramref name="most"/>.</summary>
    /// <param name="after">The last person of the page before.</param>
    public static async Task<FoundPeople> Of(Work work, IQueryable<Relationship> rows, string q, Guid? after, int most)
    {
        var (search, typed) = (new PeopleFound(work, rows, most), Typed.Read(q));
        await search.ByWords([.. typed.Words.Select(w => (IReadOnlyList<Meant>)[new Meant(w, IsWhole: false)])], after);
        if (after is null && !search.IsFull)
        {
            await search.ByDetails(typed);
            search._isFilledUp = search.IsFull;
        }

        var isNearly = after is null && search._found.Count == 0 && await search.Nearly(typed);
        return search.Result(isNearly);
    }

    private bool IsFull => _found.Count > most;

    /// <summary>Those of a few rows that fit, for lists that are short themselves and have an order of their own.</summary>
    public static IQueryable<Relationship> Among(IQueryable<Relationship> rows, string q)
    {
        if (q.Length == 0)
        {
            return rows;
        }

        var typed = Typed.Read(q);
        var fitting = rows.Where(_ => typed.Words.Count > 0);
        foreach (var word in typed.Words)
        {
            var until = word + ComparedByBytes.Last;
            fitting = fitting.Where(r => r.Words.Any(w => string.Compare(w.Word, word) >= 0 && string.Compare(w.Word, until) < 0));
        }

        var ids = fitting.Select(r => r.Id);
        foreach (var (fields, begins) in typed.Details)
        {
            var until = begins + ComparedByBytes.Last;
            ids = ids.Concat(rows.Where(r => r.Details.Any(d => d.Key != null && string.Compare(d.Key, begins) >= 0 && string.Compare(d.Key, until) < 0 && fields.Contains(d.Field))).Select(r => r.Id));
        }

        return rows.Where(r => ids.Contains(r.Id));
    }

    private FoundPeople Result(bool isNearly)
    {
        // Names come page by page; what was found by other details fills the first page up, and more letters find the rest.
        var inOrder = IsFull ? _found.Take(_isFilledUp ? most : most + 1) : _found.OrderBy(f => f.SortName, StringComparer.Ordinal);
        return new([.. inOrder.Select(f => f.Person)], isNearly, _isFilledUp || (_isCutShort && !IsFull));
    }

    /// <summary>The word that the fewest have leads; the others are looked for among its people.</summary>
    private async Task ByWords(IReadOnlyList<IReadOnlyList<Meant>> words, Guid? after)
    {
        if (words.Count == 0)
        {
            return;
        }

        var counts = new List<(int Count, IReadOnlyList<Meant> Word)>();
        foreach (var word in words)
        {
            counts.Add((words.Count == 1 ? 1 : await CountOf(word), word));
        }

        var (least, leading) = counts.MinBy(c => c.Count);
        if (least == 0)
        {
            return;
        }

        foreach (var meant in leading)
        {
            var hits = Between(meant);
            await Walk(after is { } last ? await Past(hits, meant, last) : hits, p => p.Words.Any(meant.Fits) && words.All(w => p.Words.Any(own => w.Any(m => m.Fits(own)))), meant);
        }
    }

    private async Task ByDetails(Typed typed)
    {
        foreach (var (fields, begins) in typed.Details)
        {
            var until = begins + ComparedByBytes.Last;
            var hits = work.Db.Set<PersonDetail>().AsNoTracking().Where(d => d.Key != null && string.Compare(d.Key, begins) >= 0 && string.Compare(d.Key, until) < 0 && fields.Contains(d.Field))
                .Select(d => new Hit { Word = d.Key!, RelationshipId = d.RelationshipId });
            await Walk(hits, _ => true, null);
        }
    }

    private async Task<bool> Nearly(Typed typed)
    {
        var words = new List<IReadOnlyList<Meant>>();
        foreach (var word in typed.Words)
        {
            var meant = new Meant(word, IsWhole: false);
            words.Add(await CountOf([meant]) > 0 ? [meant, .. typed.Words.Count > 1 ? await Slips.Mend(work, word) : []] : await Slips.Mend(work, word));
        }

        await ByWords(words, null);
        return _found.Count > 0;
    }

    /// <summary>Goes through an index until the page is full.</summary>
    private async Task Walk(IQueryable<Hit> hits, Func<Candidate, bool> fits, Meant? leading)
    {
        var seen = 0;
        for (var size = FirstLook; !IsFull && seen < MostLookedAt; size *= 4)
        {
            var some = await hits.OrderBy(h => h.Word).ThenBy(h => h.RelationshipId).Skip(seen).Take(size).ToListAsync();
            await Take(some, fits, leading);
            seen += some.Count;
            if (some.Count < size)
            {
                return;
            }
        }

        _isCutShort |= !IsFull;
    }

    private async Task Take(List<Hit> hits, Func<Candidate, bool> fits, Meant? leading)
    {
        var ids = hits.Select(h => h.RelationshipId).Distinct().ToList();
        var candidates = (await rows.Where(r => EF.Parameter(ids).Contains(r.Id)).Select(r => new { r.Id, r.PersonId, r.SortName, r.CompanyKey, r.CompanyNumber }).ToListAsync())
            .ToDictionary(r => r.Id, r => new Candidate(r.PersonId, r.SortName, PersonWord.Of(r.SortName, r.CompanyKey, r.CompanyNumber)));
        foreach (var hit in hits.Where(h => candidates.ContainsKey(h.RelationshipId)))
        {
            var candidate = candidates[hit.RelationshipId];

            // Somebody with two such words stands where the first of them does, so that turning the page shows nobody twice.
            var isFirst = leading is null || candidate.Words.Where(leading.Fits).Min(StringComparer.Ordinal) == hit.Word;
            if (isFirst && fits(candidate) && !IsFull && _people.Add(candidate.Person))
            {
                _found.Add((candidate.Person, candidate.SortName));
            }
        }
    }

    private IQueryable<Hit> Between(Meant meant)
    {
        var (from, until) = (meant.Text, meant.Until);
        return work.Db.Set<PersonWord>().AsNoTracking().Where(w => string.Compare(w.Word, from) >= 0 && string.Compare(w.Word, until) < 0)
            .Select(w => new Hit { Word = w.Word, RelationshipId = w.RelationshipId });
    }

    private async Task<int> CountOf(IReadOnlyList<Meant> word)
    {
        var count = 0;
        foreach (var meant in word)
        {
            count += await Between(meant).Take(MostLookedAt).CountAsync();
        }

        return count;
    }

    /// <summary>The hits behind the last person of the page before.</summary>
    private async Task<IQueryable<Hit>> Past(IQueryable<Hit> hits, Meant meant, Guid person)
    {
        var own = await rows.Where(r => r.PersonId == person).SelectMany(r => r.Words, (r, w) => new { r.Id, w.Word }).ToListAsync();
        if (own.Where(o => meant.Fits(o.Word)).OrderBy(o => o.Word, StringComparer.Ordinal).ThenBy(o => o.Id).FirstOrDefault() is not { } last)
        {
            return hits;
        }

        var (word, id) = (last.Word, last.Id);
        return hits.Where(h => string.Compare(h.Word, word) >= 0 && (h.Word != word || h.RelationshipId > id));
    }

    private sealed class Hit
    {
        public required string Word { get; init; }

        public required Guid RelationshipId { get; init; }
    }

    private sealed record Candidate(Guid Person, string SortName, IReadOnlySet<string> Words);
}

/// <summary>The people who were found.</summary>
/// <param name="IsNearly">Nobody fits as it was typed; these do but for a slip.</param>
/// <param name="IsCutShort">So many were looked at that not all could be: more letters find more.</param>
internal sealed record FoundPeople(IReadOnlyList<Guid> People, bool IsNearly, bool IsCutShort);
