using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People.Public;

/// <summary>A person's correction of her own details, as it stands in the form.</summary>
public sealed record OwnCorrection(RelationshipRule Rule, RelationshipDraft Draft, Faults Faults);

/// <summary>What a person changes of her own data: each change carries that she told us, and staff see it on her timeline.</summary>
/// <remarks>Source: UK GDPR art. 16 and 17; promise C-15.</remarks>
public sealed class OwnChanges(PersonBook book, CorrectPerson corrections)
{
    /// <summary>The source that a corrected value carries.</summary>
    public const string Source = "person";

    /// <summary>The form with what is held now, or null when nothing can be corrected.</summary>
    public static async Task<OwnCorrection?> Ask(Visit visit, Guid person) =>
        await Open(visit, person) is { Count: > 0 } live ? new(CorrectPerson.Widest(visit, live), CorrectPerson.Masked(CorrectPerson.DraftOf(live), live), Faults.None) : null;

    /// <summary>Writes what was typed; or the form with its faults. Null when nothing can be corrected.</summary>
    public async Task<OwnCorrection?> Correct(Visit visit, Say say, Guid person, IFormCollection form)
    {
        if (await Open(visit, person) is not { Count: > 0 } live)
        {
            return null;
        }

        var rule = CorrectPerson.Widest(visit, live);
        var typed = RelationshipDraft.Read(form) with { Kind = rule.Kind, Source = Source };
        var draft = CorrectPerson.Unmasked(typed, live);
        var faults = new Faults();
        draft.CheckDetails(faults, rule, visit.Policy, say);
        if (faults.Count == 0)
        {
            await corrections.Write(HandOf(visit), live, draft);
            live.ForEach(r => r.ConfirmedAt = visit.Now);
        }

        return new(rule, typed, faults);
    }

    /// <summary>The person says that everything is right.</summary>
    public async Task Confirm(Visit visit, Guid person)
    {
        foreach (var relationship in await CorrectPerson.Live(visit, person))
        {
            relationship.ConfirmedAt = visit.Now;
            book.Note(HandOf(visit), "person-confirmed", relationship, null);
        }
    }

    /// <summary>Strikes out a relationship that may go, or takes back what the person struck out herself.</summary>
    /// <returns>Whether there was something to do.</returns>
    public async Task<bool> Strike(Visit visit, HoldingRegister holds, PolicyShelf shelf, Guid person, Guid id, bool strikes)
    {
        var file = await OwnFile.Of(visit, holds, shelf, person, seesLawOnly: true);
        var relationship = await visit.Db.Set<Relationship>().SingleOrDefaultAsync(r => r.Id == id && r.PersonId == person);
        if (file is null || relationship is null || (strikes
            ? relationship.RemovedAt is not null || file.Stays.ContainsKey(id)
            : relationship.RemovedAt is null || relationship.RemovedBy != Hand.ThePerson))
        {
            return false;
        }

        await book.Remove(HandOf(visit), relationship, strikes);
        return true;
    }

    internal static Hand HandOf(Visit visit) => new(visit.Work, visit.Policy, Hand.ThePerson, visit.Now);

    private static async Task<List<Relationship>> Open(Visit visit, Guid person)
    {
        var live = await CorrectPerson.Live(visit, person);
        return live.Exists(r => r.RestrictedFor is not null) ? [] : live.FindAll(r => RelationshipRule.Find(visit.Policy, r.Kind) is not null);
    }
}
