using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People;

/// <summary>Notes for colleagues and interests from the organisation's list, each under a relationship whose purpose allows it.</summary>
internal sealed class KeepNotes(ShowPerson show)
{
    private const int Longest = 4_000;
    private const int LongestWord = 40;

    public async Task<IResult> AddNote(Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form)
    {
        var text = form["note"].ToString().Trim().ReplaceLineEndings("\n");
        if (await PlaceFor(visit, id, "note") is not { } place)
        {
            return Results.NotFound();
        }

        if (text.Length is 0 or > Longest)
        {
            var faults = new Faults();
            faults.Add("note", page.Say.T("people.fault.note", ("count", Longest)));
            return await show.Page(visit, pages, id, null, text, faults);
        }

        visit.Db.Add(new PersonNote { Id = Guid.CreateVersion7(), RelationshipId = place.Id, Text = text, WrittenAt = visit.Now, WrittenBy = visit.Staff.Id });
        return Back(visit, id, "people.note.added");
    }

    public static async Task<IResult> StrikeNote(Visit visit, Guid id, Guid note)
    {
        var mine = visit.Db.Set<Relationship>().Where(r => r.PersonId == id && r.RestrictedFor == null).Select(r => r.Id);
        var found = await visit.Db.Set<PersonNote>().SingleOrDefaultAsync(n => n.Id == note && mine.Contains(n.RelationshipId));
        if (found is null)
        {
            return Results.NotFound();
        }

        visit.Db.Remove(found);
        return Back(visit, id, "people.note.struck");
    }

    /// <summary>Ticks and unticks interests; what is not on the list cannot be said of anybody.</summary>
    public static async Task<IResult> SetInterests(Visit visit, Guid id, IFormCollection form)
    {
        if (await PlaceFor(visit, id, "interest") is not { } place)
        {
            return Results.NotFound();
        }

        var known = await visit.Db.Set<Interest>().ToDictionaryAsync(i => i.Id, i => i.Word);
        var wanted = form["interest"].Select(i => Guid.TryParse(i, out var one) ? one : Guid.Empty).Where(known.ContainsKey).ToHashSet();
        var mine = await visit.Db.Set<Relationship>().Where(r => r.PersonId == id).Select(r => r.Id).ToListAsync();
        var has = await visit.Db.Set<PersonInterest>().Where(i => mine.Contains(i.RelationshipId)).ToListAsync();
        var (gone, fresh) = (has.FindAll(i => !wanted.Contains(i.InterestId)), wanted.Where(w => has.TrueForAll(h => h.InterestId != w)).ToList());
        visit.Db.RemoveRange(gone);
        visit.Db.AddRange(fresh.Select(w => new PersonInterest { Id = Guid.CreateVersion7(), RelationshipId = place.Id, InterestId = w, NotedAt = visit.Now }));
        await InterestTrend.Noted(visit, fresh.Select(w => known[w]));
        await InterestTrend.TakenBack(visit, gone.Where(i => i.NotedAt.InZone(visit.Zone).Date == visit.Today).Select(i => known[i.InterestId]));
        return Back(visit, id, "people.interest.saved");
    }

    public static async Task<IResult> AddWord(Visit visit, Guid id, IFormCollection form)
    {
        if (await PlaceFor(visit, id, "interest") is null)
        {
            return Results.NotFound();
        }

        var word = form["word"].ToString().Trim();
        if (word.Length is 0 or > LongestWord)
        {
            return Pages.Go(visit.At($"people/{id}"), Said.Refused("people.interest.bad-word"));
        }

        await InterestTrend.Add(visit, word);
        return Back(visit, id, "people.interest.added");
    }

    /// <summary>The live relationship of the person whose purpose allows the category; none while the data is restricted.</summary>
    private static async Task<Relationship?> PlaceFor(Visit visit, Guid id, string category)
    {
        var live = await visit.Db.Set<Relationship>()
            .Where(r => r.PersonId == id && r.RemovedAt == null && r.RestrictedFor == null && (r.OverAt == null || r.OverAt > visit.Now)).OrderByDescending(r => r.Since).ToListAsync();
        return live.Find(r => RelationshipRule.Find(visit.Policy, r.Kind)?.Categories.Contains(category) == true);
    }

    private static IResult Back(Visit visit, Guid id, string said) => Pages.Go(visit.At($"people/{id}"), Said.Done(said));
}
