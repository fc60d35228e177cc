using Avow.Modules.Identity.Public;
using Avow.Policy.Model;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People;

/// <summary>One reason for which a person may be entered: a kind of relationship with one group of people.</summary>
public sealed record Reason(RelationshipRule Rule, string Group);

/// <summary>Enters a person, or another relationship with one who is known. The reason comes first: it decides which fields the form has.</summary>
internal sealed class EnterPerson(PersonBook book)
{
    public static Task<IResult> AskNew(Visit visit, Pages pages, PageContext page, string? kind, string? group) => Ask(visit, pages, page, null, kind, group);

    public static async Task<IResult> AskMore(Visit visit, Pages pages, PageContext page, Guid id, string? kind, string? group) =>
        await Known(visit, id) is { } person ? await Ask(visit, pages, page, person, kind, group) : Results.NotFound();

    public Task<IResult> AddNew(Visit visit, Pages pages, PageContext page, IFormCollection form) => Add(visit, pages, page, null, RelationshipDraft.Read(form));

    public async Task<IResult> AddMore(Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form) =>
        await Known(visit, id) is { } person ? await Add(visit, pages, page, person, RelationshipDraft.Read(form)) : Results.NotFound();

    private static Task<IResult> Ask(Visit visit, Pages pages, PageContext page, Relationship? person, string? kind, string? group)
    {
        if (kind is null || RelationshipRule.Find(visit.Policy, kind) is not { } rule)
        {
            return Task.FromResult(pages.Show<ReasonsPage>(page.Say["people.new"], new { Person = person, visit.Policy, Reasons = ReasonsOf(visit.Policy) }));
        }

        var draft = RelationshipDraft.Blank(rule, visit.Policy, group);
        rule = rule.For(draft.Group);
        draft = draft with { Basis = rule.Bases[0] };
        return Task.FromResult(Form(visit, pages, page, person, rule, person is null ? draft : Filled(draft, person, rule), Faults.None));
    }

    private async Task<IResult> Add(Visit visit, Pages pages, PageContext page, Relationship? person, RelationshipDraft draft)
    {
        if (RelationshipRule.Find(visit.Policy, draft.Kind) is not { } rule)
        {
            return Pages.Go(visit.At("people/new"), Said.Refused(new ReasonUnknown()));
        }

        rule = rule.Groups.Contains(draft.Group) ? rule.For(draft.Group) : rule;
        var faults = draft.Check(rule, visit.Policy, page.Say, visit.Today);
        if (faults.Count > 0)
        {
            return Form(visit, pages, page, person, rule, draft, faults);
        }

        var made = await book.Enter(new(visit.Work, visit.Policy, visit.Staff.Id, visit.Now), draft, person?.PersonId ?? Guid.CreateVersion7());
        if (person is not null)
        {
            (made.RestrictedFor, made.RestrictionReviewAt) = (person.RestrictedFor, person.RestrictionReviewAt);
        }

        return Pages.Go(visit.At($"people/{made.PersonId}"), Said.Done(person is null ? "people.entered" : "people.reason-added"), visit.At($"people/{made.PersonId}"));
    }

    private static IResult Form(Visit visit, Pages pages, PageContext page, Relationship? person, RelationshipRule rule, RelationshipDraft draft, Faults faults) => pages.Show<EnterPersonPage>(
        page.Say["people.new"],
        new { Person = person, visit.Policy, Rule = rule, Draft = draft, Faults = faults, visit.Today },
        faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <summary>What is known already and may be held for the new reason too.</summary>
    private static RelationshipDraft Filled(RelationshipDraft draft, Relationship person, RelationshipRule rule) => draft with
    {
        Company = rule.Categories.Contains("company") ? person.Company ?? "" : "",
        Values = [.. person.Details.Where(d => rule.Allows(PersonField.Of(d.Field))).Select(d => (d.Field, d.Value))],
    };

    private static IReadOnlyList<Reason> ReasonsOf(PolicyFile policy) =>
        [.. RelationshipRule.Of(policy).SelectMany(r => r.Groups.Select(g => new Reason(r, g)))];

    private static Task<Relationship?> Known(Visit visit, Guid person) => visit.Db.Set<Relationship>().AsNoTracking().Include(r => r.Details)
        .Where(r => r.PersonId == person && r.RemovedAt == null && (r.OverAt == null || r.OverAt > visit.Now)).OrderByDescending(r => r.Since).FirstOrDefaultAsync();
}
