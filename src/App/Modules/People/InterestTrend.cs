using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Policy.Model;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>How often an interest was noted in a month; null where it was fewer than a group that may be shown.</summary>
public sealed record InterestMonth(LocalDate Month, int? Count);

/// <summary>A word of the list with what may be said of the last twelve months.</summary>
/// <param name="Together">The sum of the months that are shown: a sum of all would tell the small ones by subtraction.</param>
/// <param name="IsUsed">Whether it stands with somebody now, so that it must stay on the list.</param>
public sealed record InterestCourse(Guid Id, string Word, IReadOnlyList<InterestMonth> Months, int Together, bool IsUsed);

/// <summary>How many ask for what, month by month. Each time an interest is noted, one is added to a count that knows no person and stays when the person goes.</summary>
/// <remarks>Source: UK GDPR recital 26 (a count is about nobody), art. 5(1)(e); promise A-11.</remarks>
internal static class InterestTrend
{
    public const string Counts = "interest";
    private const int MonthsShown = 12;
    private const int LongestWord = 40;

    /// <summary>Adds to the counts of this month; in one order, so that two who do it at once never wait for each other crosswise.</summary>
    public static Task Noted(Visit visit, IEnumerable<string> words) => Add(visit, words, 1);

    /// <summary>Takes a count back that was added by a slip of the hand on the same day.</summary>
    public static Task TakenBack(Visit visit, IEnumerable<string> words) => Add(visit, words, -1);

    /// <summary>Whether any people of this policy may have interests.</summary>
    public static bool IsAllowed(PolicyFile policy) => RelationshipRule.Of(policy).Any(r => r.Categories.Contains("interest"));

    public static async Task<IResult> Show(Visit visit, Pages pages, PageContext page, Guid? word)
    {
        if (!IsAllowed(visit.Policy))
        {
            return Results.NotFound();
        }

        var courses = await Courses(visit);
        return pages.Show<InterestsPage>(page.Say["people.trend.title"], new
        {
            Courses = courses,
            Chosen = courses.FirstOrDefault(c => c.Id == word) ?? (courses.Count > 0 ? courses[0] : null),
            IsKeeper = Access.Keepers.Allows(visit.Staff.Role),
        });
    }

    public static async Task<IResult> AddWord(Visit visit, IFormCollection form)
    {
        var word = form["word"].ToString().Trim();
        if (!IsAllowed(visit.Policy))
        {
            return Results.NotFound();
        }

        if (word.Length is 0 or > LongestWord || word.Any(char.IsControl))
        {
            return Back(visit, "people.interest.bad-word");
        }

        await Add(visit, word);
        return Back(visit, "people.interest.added");
    }

    /// <summary>A word that stands with nobody leaves the list; what was counted under it stays.</summary>
    public static async Task<IResult> RemoveWord(Visit visit, Guid id)
    {
        if (await visit.Db.Set<Interest>().SingleOrDefaultAsync(i => i.Id == id) is not { } interest)
        {
            return Results.NotFound();
        }

        if (await visit.Db.Set<PersonInterest>().AnyAsync(i => i.InterestId == id))
        {
            return Back(visit, "people.trend.in-use");
        }

        visit.Db.Remove(interest);
        return Back(visit, "people.trend.removed");
    }

    internal static async Task Add(Visit visit, string word)
    {
        if (!await visit.Db.Set<Interest>().AnyAsync(i => i.Word == word))
        {
            visit.Db.Add(new Interest { Id = Guid.CreateVersion7(), Word = word });
        }
    }

    private static async Task<IReadOnlyList<InterestCourse>> Courses(Visit visit)
    {
        var first = MonthOf(visit).PlusMonths(1 - MonthsShown);
        var tallies = await visit.Db.Set<Tally>().AsNoTracking().Where(t => t.Kind == Counts && t.Month >= first).ToListAsync();
        var used = await visit.Db.Set<PersonInterest>().Select(i => i.InterestId).Distinct().ToListAsync();
        var words = await visit.Db.Set<Interest>().AsNoTracking().OrderBy(i => i.Word).ToListAsync();
        return [.. words.Select(w => Course(w, tallies, first, used.Contains(w.Id))).OrderByDescending(c => c.Together)];
    }

    private static InterestCourse Course(Interest interest, List<Tally> tallies, LocalDate first, bool used)
    {
        var counts = tallies.Where(t => t.Label == interest.Word).ToDictionary(t => t.Month, t => t.Count);
        var months = Enumerable.Range(0, MonthsShown).Select(first.PlusMonths).Select(m => new InterestMonth(m, counts.GetValueOrDefault(m) is >= Tallies.SmallestGroup and var count ? count : null)).ToList();
        return new(interest.Id, interest.Word, months, months.Sum(m => m.Count ?? 0), used);
    }

    private static async Task Add(Visit visit, IEnumerable<string> words, int count)
    {
        foreach (var word in words.Order(StringComparer.Ordinal))
        {
            await Tallies.Add(visit.Work, Counts, new(MonthOf(visit), word), count, CancellationToken.None);
        }
    }

    private static LocalDate MonthOf(Visit visit) => visit.Today.With(DateAdjusters.StartOfMonth);

    private static IResult Back(Visit visit, string said) => Pages.Go(visit.At("people/interests"), Said.Done(said));
}
