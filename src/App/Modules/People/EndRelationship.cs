using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Permits;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Avow.Modules.People;

/// <summary>Writes down that a relationship ended, or removes it from the page; both may be taken back until the night has taken it.</summary>
internal sealed class EndRelationship(PersonBook book, HoldingRegister holds, PolicyShelf shelf, Suppressions suppressions)
{
    /// <summary>Says what the end brings before it is written down.</summary>
    public async Task<IResult> Ask(Visit visit, Pages pages, PageContext page, Guid id, string? how) =>
        await Find(visit, id) is { } relationship && RelationshipRule.Find(visit.Policy, relationship.Kind) is { } rule
            ? await Question(visit, pages, page, relationship, rule, how is not null && rule.Ends.Contains(how) ? how : rule.Ends.FirstOrDefault(e => relationship.EndedAt(e) is null), "", Faults.None)
            : Results.NotFound();

    public async Task<IResult> End(Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form)
    {
        if (await Find(visit, id) is not { } relationship || RelationshipRule.Find(visit.Policy, relationship.Kind) is not { } rule)
        {
            return Results.NotFound();
        }

        var (how, typed) = (form["how"].ToString(), form["on"].ToString().Trim());
        var faults = new Faults();
        if (!rule.Ends.Contains(how))
        {
            faults.Add("how", page.Say["people.fault.end"]);
        }

        if (ReadDay(visit, typed, how) is not { } at)
        {
            faults.Add("on", page.Say["people.fault.end-day"]);
            return await Question(visit, pages, page, relationship, rule, how, typed, faults);
        }

        return faults.Count > 0 ? await Question(visit, pages, page, relationship, rule, how, typed, faults) : await Write(visit, relationship, how, at);
    }

    public async Task<IResult> TakeBack(Visit visit, Guid id, string how)
    {
        if (await Find(visit, id) is not { } relationship || !Relationship.Ends.Contains(how) || relationship.EndedAt(how) is null)
        {
            return Results.NotFound();
        }

        relationship.End(how, null);
        await book.Changed(Hand(visit), "relationship-resumed", relationship, $"end={how}");
        if (IsNo(visit, relationship, how))
        {
            await suppressions.Lift(visit.Work, await AddressesOf(visit, relationship), visit.Now);
        }

        return Pages.Go(visit.At($"people/{relationship.PersonId}"), Said.Done("people.end.undone"));
    }

    public Task<IResult> Remove(Visit visit, Guid id) => Change(visit, id, removes: true);

    public Task<IResult> PutBack(Visit visit, Guid id) => Change(visit, id, removes: false);

    private async Task<IResult> Write(Visit visit, Relationship relationship, string how, Instant at)
    {
        relationship.End(how, at);
        await book.Changed(Hand(visit), "relationship-ended", relationship, $"end={how}");
        if (IsNo(visit, relationship, how))
        {
            await suppressions.Add(visit.Work, [.. (await AddressesOf(visit, relationship)).Select(a => new NotAgain(a, how, at))], visit.Policy);
        }

        await ApproveIfDue(visit, relationship, 1);
        return Pages.Go(visit.At($"people/{relationship.PersonId}"), Said.Done("people.end.done").OrUndo(visit.At($"relationships/{relationship.Id}/end/{how}/undo")));
    }

    private async Task<IResult> Change(Visit visit, Guid id, bool removes)
    {
        var relationship = await visit.Db.Set<Relationship>().SingleOrDefaultAsync(r => r.Id == id);
        if (relationship is null || relationship.RemovedAt is not null == removes)
        {
            return Results.NotFound();
        }

        if (relationship.RestrictedFor is not null && removes)
        {
            return Pages.Go(visit.At($"people/{relationship.PersonId}"), Said.Refused(new IsRestricted()));
        }

        await book.Remove(Hand(visit), relationship, removes);
        var said = Said.Done(removes ? "people.removed" : "people.put-back");
        return Pages.Go(visit.At($"people/{relationship.PersonId}"), removes ? said.OrUndo(visit.At($"relationships/{id}/removal/undo")) : said);
    }

    /// <summary>What somebody ends by hand is expected by the night.</summary>
    private async Task ApproveIfDue(Visit visit, Relationship relationship, int count)
    {
        var verdict = (await Surroundings.Of(visit.Db, shelf)).Decide(holds.Of(relationship.Kind), holds.Of(relationship.Kind).Describe(relationship), visit.Now);
        if (verdict.Outcome != Policy.Deciding.Outcome.Keep)
        {
            await Guard.Approve(visit.Work, count, CancellationToken.None);
        }
    }

    private async Task<IResult> Question(Visit visit, Pages pages, PageContext page, Relationship relationship, RelationshipRule rule, string? how, string on, Faults faults)
    {
        var around = await Surroundings.Of(visit.Db, shelf);
        var others = await visit.Db.Set<Relationship>().AsNoTracking()
            .Where(r => r.PersonId == relationship.PersonId && r.Id != relationship.Id && r.RemovedAt == null).ToListAsync();
        return pages.Show<EndPage>(
            page.Say["people.end.title"],
            new
            {
                Relationship = relationship,
                Rule = rule,
                How = how,
                On = on,
                visit.Policy,
                visit.Today,
                Faults = faults,
                Stays = others.ConvertAll(r => (r, Promises.Kept.Of(around, holds.Of(r.Kind), r, visit.Now))),
            },
            faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Today when nothing was typed. Only the end of a contract may lie ahead.</summary>
    private static Instant? ReadDay(Visit visit, string typed, string how)
    {
        if (typed.Length == 0)
        {
            return visit.Now;
        }

        return LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: var day } && day.Year is > 1900 and < 2200 && (day <= visit.Today || how == "contract-ended")
            ? day == visit.Today ? visit.Now : visit.Zone.AtStartOfDay(day).ToInstant()
            : null;
    }

    /// <summary>After a no, nobody writes again, whichever list the address comes back with.</summary>
    private static bool IsNo(Visit visit, Relationship relationship, string how) =>
        how is "unsubscribed" or "withdrawn" or "objected" && RelationshipRule.Find(visit.Policy, relationship.Kind) is { KeepsSuppression: true };

    private static Task<List<string>> AddressesOf(Visit visit, Relationship relationship) =>
        visit.Db.Set<PersonDetail>().Where(d => d.RelationshipId == relationship.Id && d.Field == PersonField.Email).Select(d => d.Value).ToListAsync();

    private static Hand Hand(Visit visit) => new(visit.Work, visit.Policy, visit.Staff.Id, visit.Now);

    private static Task<Relationship?> Find(Visit visit, Guid id) => visit.Db.Set<Relationship>().SingleOrDefaultAsync(r => r.Id == id && r.RemovedAt == null);
}
