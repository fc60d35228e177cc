using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Identity.Public;

namespace Avow.Modules.People.Public;

/// <summary>Writes down who looked at whom. The look is kept for itself: it stands even when the page then fails.</summary>
public sealed class ReadLog(Store store, Redecide redecide)
{
    /// <param name="person">Opaque id of the person.</param>
    public async Task Write(Visit visit, Guid person)
    {
        await using var work = await store.Write(visit.Work.OrganisationId);
        var read = new PersonRead { Id = Guid.CreateVersion7(), PersonId = person, ReadBy = visit.Staff.Id, ReadAt = visit.Now };
        await redecide.Stamp(work, read, PeopleHoldings.Reads);
        work.Db.Add(read);
        await work.Commit();
    }
}
