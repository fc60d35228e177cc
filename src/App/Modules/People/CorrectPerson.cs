using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People;

/// <summary>Corrects what is held: each value goes to every live relationship that may hold it. What did not change keeps who told us and when.</summary>
public sealed class CorrectPerson(PersonBook book)
{
    public static async Task<IResult> Ask(Visit visit, Pages pages, PageContext page, Guid id) =>
        await Live(visit, id) is { Count: > 0 } live ? live[0].RestrictedFor is null ? Form(visit, pages, page, live, DraftOf(live), Faults.None) : Refused(visit, id) : Results.NotFound();

    public async Task<IResult> Save(Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form)
    {
        if (await Live(visit, id) is not { Count: > 0 } live)
        {
            return Results.NotFound();
        }

        if (live[0].RestrictedFor is not null)
        {
            return Refused(visit, id);
        }

        var rule = Widest(visit, live);
        var draft = Unmasked(RelationshipDraft.Read(form) with { Kind = rule.Kind }, live);
        var faults = new Faults();
        draft.CheckDetails(faults, rule, visit.Policy, page.Say);
        if (!rule.Sources.Contains(draft.Source))
        {
            faults.Add("source", page.Say["people.fault.source"]);
        }

        if (faults.Count > 0)
        {
            return Form(visit, pages, page, live, draft, faults);
        }

        await Write(new(visit.Work, visit.Policy, visit.Staff.Id, visit.Now), live, draft);
        return Pages.Go(visit.At($"people/{id}"), Said.Done("people.corrected"));
    }

    /// <summary>Writes what is right into every relationship that may hold it.</summary>
    internal async Task Write(Hand hand, List<Relationship> live, RelationshipDraft draft)
    {
        foreach (var relationship in live)
        {
            await Write(hand, relationship, draft);
        }
    }

    private async Task Write(Hand hand, Relationship relationship, RelationshipDraft draft)
    {
        if (RelationshipRule.Find(hand.Policy, relationship.Kind) is not { } rule)
        {
            return;
        }

        var wanted = draft.Values.Where(v => rule.Allows(PersonField.Of(v.Field))).Distinct().ToList();
        relationship.Details.Where(d => !wanted.Contains((d.Field, d.Value))).ToList().ForEach(d => hand.Work.Db.Remove(d));
        foreach (var (field, value) in wanted.Where(w => !relationship.Details.Exists(d => d.Field == w.Field && d.Value == w.Value)))
        {
            relationship.Details.Add(PersonBook.Detail(hand, field, value, draft.Source, hand.Now, relationship.Id));
        }

        (relationship.FullName, relationship.SortName) = (draft.Name, draft.SortName);
        if (rule.Categories.Contains("company"))
        {
            await PersonBook.Place(hand, relationship, draft);
        }

        relationship.Spell(hand.Work.Db);
        book.Note(hand, "person-corrected", relationship, null);
    }

    // A sole trader's number is shown masked, and comes back masked when nobody touched it.
    internal static RelationshipDraft Unmasked(RelationshipDraft draft, List<Relationship> live) =>
        NumberOf(live) is { } stored && draft.CompanyNumber == CompanyNumber.ShownOf(stored) ? draft with { CompanyNumber = stored } : draft;

    internal static RelationshipDraft Masked(RelationshipDraft draft, List<Relationship> live) =>
        NumberOf(live) is { } stored && draft.CompanyNumber == stored ? draft with { CompanyNumber = CompanyNumber.ShownOf(stored) } : draft;

    private static string? NumberOf(List<Relationship> live) => live.Select(r => r.CompanyNumber).FirstOrDefault(n => n is not null);

    internal static RelationshipDraft DraftOf(List<Relationship> live) => new(
        "", "", "", "", "", "", "", live.Select(r => r.Company).FirstOrDefault(c => c is not null) ?? "",
        NumberOf(live) ?? "",
        [.. live.SelectMany(r => r.Details).Select(d => (d.Field, d.Value)).Distinct()]);

    private static IResult Form(Visit visit, Pages pages, PageContext page, List<Relationship> live, RelationshipDraft draft, Faults faults) => pages.Show<CorrectPersonPage>(
        page.Say["people.correct"],
        new { Id = live[0].PersonId, Name = live[0].FullName, Rule = Widest(visit, live), visit.Policy, Draft = Masked(draft, live), Faults = faults },
        faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <summary>The kind that may hold the most; the others get what they may hold of it.</summary>
    internal static RelationshipRule Widest(Visit visit, List<Relationship> live) =>
        live.Select(r => RelationshipRule.Find(visit.Policy, r.Kind)).OfType<RelationshipRule>().OrderByDescending(r => PersonField.All.Count(r.Allows)).First();

    private static IResult Refused(Visit visit, Guid id) => Pages.Go(visit.At($"people/{id}"), Said.Refused(new IsRestricted()));

    internal static Task<List<Relationship>> Live(Visit visit, Guid id) => visit.Db.Set<Relationship>().Include(r => r.Details).Include(r => r.Words).AsSplitQuery()
        .Where(r => r.PersonId == id && r.RemovedAt == null && (r.OverAt == null || r.OverAt > visit.Now)).OrderByDescending(r => r.Since).ToListAsync();
}
