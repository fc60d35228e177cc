using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People.Public;

/// <summary>A record of another module with the live verdict on it.</summary>
/// <param name="Holding">Null, as <paramref name="Kept"/>, when it goes with the reason for which the person is known.</param>
public sealed record KeptRecord(PersonRecord Record, Holding? Holding, Kept? Kept);

/// <summary>What all modules keep of a person beside the reasons for which she is known.</summary>
public sealed class PersonRecords(IEnumerable<IKeepsOfPeople> modules, HoldingRegister holds, PolicyShelf shelf)
{
    public async Task<IReadOnlyList<KeptRecord>> Of(Visit visit, PersonFile file)
    {
        var asked = await Asked(visit, file);
        var found = new List<PersonRecord>();
        foreach (var module in modules)
        {
            found.AddRange(await module.Of(visit, asked));
        }

        return found.ConvertAll(r => Held(file.Around, r, visit.Now));
    }

    /// <summary>A restriction of the person is one of everything that is kept of her.</summary>
    public async Task Restrict(Visit visit, Guid person, string? ground, Instant? review)
    {
        if (await PersonFile.Open(visit, holds, shelf, person, seesLawOnly: true) is not { } file)
        {
            return;
        }

        var asked = await Asked(visit, file);
        foreach (var module in modules)
        {
            await module.Restrict(visit, asked, ground, review);
        }
    }

    /// <summary>What is kept of one person is the other's from now on; a hold on either covers her. Parting them leaves it so: better one hold too many.</summary>
    public async Task Merge(Visit visit, Guid from, Guid into)
    {
        await visit.Db.Set<PlacedHold>().Where(h => h.RecordKind == PlacedHold.Person && h.Covers == from).ExecuteUpdateAsync(h => h.SetProperty(x => x.Covers, into));
        foreach (var module in modules)
        {
            await module.Merge(visit, from, into);
        }
    }

    private static async Task<PersonAsked> Asked(Visit visit, PersonFile file) =>
        new(file.Id, [.. file.Relationships.Select(r => r.Relationship.Id)], await OwnEmails(visit.Db, file));

    private KeptRecord Held(Surroundings around, PersonRecord record, Instant now)
    {
        var holding = record.Known is null ? null : holds.Of(record.Kind);
        return new(record, holding, holding is null ? null : Kept.Of(around, holding, record.Known!, now));
    }

    /// <summary>An address that two people share tells nobody whose a record is; what came from it is shown to neither.</summary>
    private static async Task<IReadOnlyList<string>> OwnEmails(AvowDb db, PersonFile file)
    {
        var own = file.Relationships.SelectMany(r => r.Relationship.Details).Where(d => d.Field == PersonField.Email).Select(d => d.Key).OfType<string>().Distinct().ToList();
        var shared = await db.Set<PersonDetail>().Where(d => own.Contains(d.Key!) && d.Field == PersonField.Email && d.Relationship.PersonId != file.Id).Select(d => d.Key!).ToListAsync();
        return [.. own.Except(shared)];
    }
}
