using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Modules.Retention.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Avow.Modules.People;

/// <summary>The page of a person: why we know them, what is held and until when, what happened, and who looked. Each look is written down.</summary>
internal sealed class ShowPerson(ReadLog reads, HoldingRegister holds, PolicyShelf shelf, PersonFuture future, PersonRecords beside)
{
    public Task<IResult> Show(Visit visit, Pages pages, Guid id, string? on) => Page(visit, pages, id, on, "", Faults.None);

    /// <summary>The page, with the note as it was typed.</summary>
    public async Task<IResult> Page(Visit visit, Pages pages, Guid id, string? on, string note, Faults faults)
    {
        if (await PersonFile.Open(visit, holds, shelf, id) is not { } file)
        {
            return Results.NotFound();
        }

        if (faults.Count == 0)
        {
            await reads.WriteAlone(visit, id);
        }

        var day = on is not null && LocalDatePattern.Iso.Parse(on) is { Success: true, Value: var asked } && asked >= visit.Today && asked.Year < 2200 ? asked : visit.Today.PlusYears(1);
        var records = await beside.Of(visit, file);
        var history = await PersonHistory.Of(visit.Db, file, records);
        return pages.Show<PersonPage>(
            file.First.FullName,
            new
            {
                File = file,
                visit.Policy,
                Values = file.Values(),
                Day = day,
                Future = await future.On(visit.Db, file, records, visit.Zone.AtStartOfDay(day).ToInstant()),
                History = history,
                Records = records,
                Names = await StaffNames.Of(visit.Db, history.Select(h => h.By).OfType<Guid>().Concat(file.Relationships.SelectMany(r => r.Relationship.Notes.Select(n => n.WrittenBy)))),
                Holds = await HoldsOn(visit, file),
                Interests = await visit.Db.Set<Interest>().AsNoTracking().OrderBy(i => i.Word).ToListAsync(),
                Doubles = await Duplicates.Of(visit, file),
                Note = note,
                Faults = faults,
                visit.Now,
                IsKeeper = Access.Keepers.Allows(visit.Staff.Role),
            },
            faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IReadOnlyList<ShownHold>> HoldsOn(Visit visit, PersonFile file)
    {
        var found = new List<ShownHold>();
        foreach (var held in file.Relationships)
        {
            found.AddRange(await ShownHold.On(visit.Db, holds, held.Relationship.Id, file.Id, visit.Now));
        }

        return [.. found.DistinctBy(h => h.Id)];
    }
}
