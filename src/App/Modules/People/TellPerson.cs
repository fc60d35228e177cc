using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People;

/// <summary>Writes down that a person who was not the source was told where we got the data, within a month (Art. 14(3)); and adds to the dated
/// series of bases.</summary>
internal sealed class TellPerson(PersonBook book)
{
    public async Task<IResult> Told(Visit visit, Guid id)
    {
        if (await Find(visit, id) is not { ToldAt: null } relationship || !RelationshipRule.IsFromOthers(relationship.Source))
        {
            return Results.NotFound();
        }

        relationship.ToldAt = visit.Now;
        book.Note(new(visit.Work, visit.Policy, visit.Staff.Id, visit.Now), "person-told", relationship, null);
        return Pages.Go(visit.At($"people/{relationship.PersonId}"), Said.Done("people.told"));
    }

    /// <summary>A new entry; those before it stay as they were.</summary>
    public async Task<IResult> Rest(Visit visit, Guid id, IFormCollection form)
    {
        if (await Find(visit, id) is not { } relationship || RelationshipRule.Find(visit.Policy, relationship.Kind) is not { } rule)
        {
            return Results.NotFound();
        }

        var (basis, evidence) = (form["basis"].ToString(), form["evidence"].ToString());
        if (!rule.Bases.Contains(basis) || (basis == "consent" && !RelationshipDraft.Evidences.Contains(evidence)))
        {
            return Pages.Go(visit.At($"people/{relationship.PersonId}"), Said.Refused("people.fault.basis"));
        }

        relationship.Basis = basis;
        visit.Db.Add(new BasisEntry
        {
            Id = Guid.CreateVersion7(), RelationshipId = id, Basis = basis, Evidence = basis == "consent" ? evidence : null, From = visit.Now, WrittenAt = visit.Now, WrittenBy = visit.Staff.Id,
        });
        book.Note(new(visit.Work, visit.Policy, visit.Staff.Id, visit.Now), "basis-entered", relationship, null, $"basis={basis}");
        return Pages.Go(visit.At($"people/{relationship.PersonId}"), Said.Done("people.basis.entered"));
    }

    private static Task<Relationship?> Find(Visit visit, Guid id) => visit.Db.Set<Relationship>().SingleOrDefaultAsync(r => r.Id == id && r.RemovedAt == null);
}
