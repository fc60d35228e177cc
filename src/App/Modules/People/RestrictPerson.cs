using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Avow.Modules.People;

/// <summary>Stores a person's data only, on one of the grounds of Art. 18(1), until somebody looks again; and lifts that.</summary>
internal sealed class RestrictPerson(PersonBook book, PersonRecords records)
{
    /// <summary>The points of Art. 18(1) (a) to (d).</summary>
    public static readonly IReadOnlyList<string> Grounds = ["accuracy", "unlawful", "claims", "objection"];

    public static async Task<IResult> Ask(Visit visit, Pages pages, PageContext page, Guid id) =>
        await Of(visit, id) is { Count: > 0 } all ? Form(visit, pages, page, all[0], "", "", Faults.None) : Results.NotFound();

    public async Task<IResult> Restrict(Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form)
    {
        if (await Of(visit, id) is not { Count: > 0 } all)
        {
            return Results.NotFound();
        }

        var (ground, typed, faults) = (form["ground"].ToString(), form["review"].ToString().Trim(), new Faults());
        if (!Grounds.Contains(ground))
        {
            faults.Add("ground", page.Say["people.fault.ground"]);
        }

        var review = LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: var day } && day > visit.Today && day <= visit.Today.PlusYears(1) ? day : (LocalDate?)null;
        if (review is null)
        {
            faults.Add("review", page.Say["people.fault.review"]);
        }

        if (faults.Count > 0)
        {
            return Form(visit, pages, page, all[0], ground, typed, faults);
        }

        await Write(visit, all, ground, visit.Zone.AtStartOfDay(review!.Value).ToInstant());
        return Pages.Go(visit.At($"people/{id}"), Said.Done("people.restricted"));
    }

    public async Task<IResult> Lift(Visit visit, Guid id)
    {
        if (await Of(visit, id) is not { Count: > 0 } all || all.TrueForAll(r => r.RestrictedFor is null))
        {
            return Results.NotFound();
        }

        await Write(visit, all, null, null);
        return Pages.Go(visit.At($"people/{id}"), Said.Done("people.restriction-lifted"));
    }

    private async Task Write(Visit visit, List<Relationship> all, string? ground, Instant? review)
    {
        var hand = new Hand(visit.Work, visit.Policy, visit.Staff.Id, visit.Now);
        foreach (var relationship in all)
        {
            (relationship.RestrictedFor, relationship.RestrictionReviewAt) = (ground, review);
            await book.Changed(hand, ground is null ? "restriction-lifted" : "restricted", relationship, ground is null ? null : $"ground={ground}");
        }

        await records.Restrict(visit, all[0].PersonId, ground, review);
    }

    private static IResult Form(Visit visit, Pages pages, PageContext page, Relationship one, string ground, string review, Faults faults) => pages.Show<RestrictPage>(
        page.Say["people.restrict"], new { Id = one.PersonId, Name = one.FullName, Ground = ground, Review = review, visit.Today, Faults = faults },
        faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static Task<List<Relationship>> Of(Visit visit, Guid id) => visit.Db.Set<Relationship>().Where(r => r.PersonId == id).OrderByDescending(r => r.Since).ToListAsync();
}
