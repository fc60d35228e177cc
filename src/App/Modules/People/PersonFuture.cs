using Avow.Database;
using Avow.Holdings;
using Avow.Policy.Deciding;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>One line of what is here on a day.</summary>
/// <param name="Held">Null for the log of who looked.</param>
public sealed record FutureLine(HeldRelationship? Held, int Today, int Then);

/// <summary>What will still be here of a person on a day, decided as the night of that day will decide it.</summary>
internal sealed class PersonFuture(HoldingRegister holds)
{
    private const int MostReads = 5_000;

    public async Task<IReadOnlyList<FutureLine>> On(AvowDb db, PersonFile file, Instant at)
    {
        var reads = await db.Set<PersonRead>().AsNoTracking().Where(r => r.PersonId == file.Id).OrderByDescending(r => r.ReadAt).Take(MostReads).ToListAsync();
        return
        [
            .. file.Relationships.Select(h => new FutureLine(h, h.Pieces, Stays(file, h.Relationship.Kind, h.Relationship, at) ? h.Pieces : 0)),
            new(null, reads.Count, reads.Count(r => Stays(file, PeopleHoldings.Reads, r, at))),
        ];
    }

    private bool Stays(PersonFile file, string kind, IRetained record, Instant at)
    {
        var holding = holds.Of(kind);
        return file.Around.Decide(holding, holding.Describe(record), at).Outcome == Outcome.Keep;
    }
}
