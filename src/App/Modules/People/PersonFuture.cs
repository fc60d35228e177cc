using Avow.Database;
using Avow.Holdings;
using Avow.Mail;
using Avow.Modules.People.Public;
using Avow.Policy.Deciding;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>One line of what is here on a day.</summary>
/// <param name="Held">The reason whose details it counts; null for records beside the reasons.</param>
/// <param name="Records">Which those are: <c>reads</c> (who looked), <c>mails</c>, or a record kind of another module; empty for a reason.</param>
public sealed record FutureLine(HeldRelationship? Held, string Records, int Today, int Then);

/// <summary>What will still be here of a person on a day, decided as the night of that day will decide it.</summary>
internal sealed class PersonFuture(HoldingRegister holds)
{
    private const int MostReads = 5_000;

    public async Task<IReadOnlyList<FutureLine>> On(AvowDb db, PersonFile file, IReadOnlyList<KeptRecord> records, Instant at)
    {
        var reads = await db.Set<PersonRead>().AsNoTracking().Where(r => r.PersonId == file.Id).OrderByDescending(r => r.ReadAt).Take(MostReads).ToListAsync();
        var about = file.Relationships.Select(r => (Guid?)r.Relationship.Id).Append(file.Id).ToList();
        var mails = await db.Set<OutgoingMail>().AsNoTracking().Where(m => about.Contains(m.AboutId)).OrderByDescending(m => m.WrittenAt).Take(MostReads).ToListAsync();
        return
        [
            .. file.Relationships.Select(h => new FutureLine(h, "", h.Pieces, Stays(file, h.Relationship.Kind, h.Relationship, at) ? h.Pieces : 0)),
            .. records.Where(r => r.Holding is not null).GroupBy(r => r.Record.Kind).Select(g => new FutureLine(null, g.Key, g.Count(), g.Count(r => Stays(file, r.Holding!, r.Record.Known!, at)))),
            new(null, "mails", mails.Count, mails.Count(m => Stays(file, OutgoingMail.Kind, m, at))),
            new(null, "reads", reads.Count, reads.Count(r => Stays(file, PeopleHoldings.Reads, r, at))),
        ];
    }

    private bool Stays(PersonFile file, string kind, IRetained record, Instant at)
    {
        var holding = holds.Of(kind);
        return Stays(file, holding, holding.Describe(record), at);
    }

    private static bool Stays(PersonFile file, Holding holding, Known known, Instant at) => file.Around.Decide(holding, known, at).Outcome == Outcome.Keep;
}
