using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People.Public;

/// <summary>Writes down who looked at what is held of a person.</summary>
public sealed class ReadLog(Store store, Redecide redecide)
{
    /// <summary>A look by staff. It is kept for itself: it stands even when the page then fails.</summary>
    public async Task WriteAlone(Visit visit, Guid person)
    {
        await using var work = await store.Write(visit.Work.OrganisationId);
        await Write(work, person, visit.Staff.Id, visit.Now);
        await work.Commit();
    }

    /// <summary>How many looks of one member of staff are kept.</summary>
    public static Task<int> CountBy(AvowDb db, Guid account) => db.Set<PersonRead>().CountAsync(r => r.ReadBy == account);

    /// <summary>The person looks herself up.</summary>
    public Task WriteOwn(Visit visit, Guid person) => Write(visit.Work, person, Hand.ThePerson, visit.Now);

    private async Task Write(Work work, Guid person, Guid by, Instant now)
    {
        var read = new PersonRead { Id = Guid.CreateVersion7(), PersonId = person, ReadBy = by, ReadAt = now };
        await redecide.Stamp(work, read, PeopleHoldings.Reads);
        work.Db.Add(read);
    }
}
