using Avow.Holdings;
using Avow.Mail;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Avow.Policy.Deciding;
using Avow.Policy.Model;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People.Public;

/// <summary>A look at a person's data, as the person is told of it: never by name.</summary>
/// <param name="Role">Null when the account is gone.</param>
public sealed record OwnLook(Instant At, bool ByThePerson, StaffRole? Role);

/// <summary>A mail that we wrote to the person.</summary>
public sealed record OwnMail(Instant At, string Subject, string To);

/// <summary>A relationship that the person is about to strike out, in words.</summary>
/// <param name="Stays">Why it cannot go, or null.</param>
/// <param name="Others">What stays beside it, each with its own end.</param>
public sealed record OwnReasonWords(string Name, int Pieces, string? Stays, Kept Kept, IReadOnlyList<(string Name, Kept Kept)> Others);

/// <summary>What a person is shown of herself: everything that is held, live. Staff are shown the same from it.</summary>
/// <param name="Looks">The newest first, at most fifty.</param>
public sealed record OwnFile(PersonFile File, IReadOnlyList<OwnLook> Looks, int LooksInAll, IReadOnlyList<OwnMail> Mails, IReadOnlyDictionary<Guid, string> Stays)
{
    private const int MostLooks = 50;

    /// <summary>What other modules keep of the person; empty until it is asked for.</summary>
    public IReadOnlyList<KeptRecord> Records { get; init; } = [];

    /// <summary>Since when the nights only report, so that nothing goes; null while they delete, or until it is asked for.</summary>
    public Instant? PausedSince { get; init; }

    public Guid PersonId => File.Id;

    public string Name => File.First.FullName;

    /// <summary>Whether the data is only stored, so that nothing can be changed now.</summary>
    public bool IsRestricted => File.RestrictedFor is not null;

    /// <summary>Whether something may still be corrected: what is over waits only for its end.</summary>
    public bool MayCorrect => !IsRestricted && File.Relationships.Any(r => r.IsLive);

    /// <summary>Each reason why the person is known: until when it is held, and why it cannot be struck out, or null.</summary>
    public IEnumerable<(Guid Id, Kept Kept, string? Stays)> Reasons => File.Relationships.Select(r => (r.Relationship.Id, r.Kept, Stays.GetValueOrDefault(r.Relationship.Id)));

    /// <summary>When the person last said that everything is right, or null.</summary>
    public Instant? ConfirmedAt => File.Relationships.Select(r => r.Relationship.ConfirmedAt).Max();

    /// <summary>The file, or null when nothing is held.</summary>
    /// <param name="seesLawOnly">The person does, and among staff those who answer for it.</param>
    public static async Task<OwnFile?> Of(Visit visit, HoldingRegister holds, PolicyShelf shelf, Guid person, bool seesLawOnly)
    {
        if (await PersonFile.Open(visit, holds, shelf, person, seesLawOnly) is not { } file)
        {
            return null;
        }

        var reads = visit.Db.Set<PersonRead>().AsNoTracking().Where(r => r.PersonId == person);
        var newest = await reads.OrderByDescending(r => r.ReadAt).Take(MostLooks).ToListAsync();
        var roles = await StaffNames.RolesOf(visit.Db, newest.Select(r => r.ReadBy));
        var about = file.Relationships.Select(r => (Guid?)r.Relationship.Id).Append(person).ToList();
        var mails = await visit.Db.Set<OutgoingMail>().AsNoTracking().Where(m => about.Contains(m.AboutId)).OrderByDescending(m => m.WrittenAt)
            .Select(m => new OwnMail(m.WrittenAt, m.Subject, m.ToAddress)).ToListAsync();
        var stays = file.Relationships.Select(h => (h.Relationship.Id, Why: WhyItStays(file.Around, holds.Of(h.Relationship.Kind), h, visit.Now))).Where(s => s.Why is not null);
        return new(
            file, newest.ConvertAll(r => new OwnLook(r.ReadAt, r.ReadBy == Hand.ThePerson, roles.TryGetValue(r.ReadBy, out var role) ? role : null)),
            await reads.CountAsync(), mails, stays.ToDictionary(s => s.Id, s => s.Why!));
    }

    /// <summary>The same with what other modules keep of the person, and whether anything is deleted now.</summary>
    public async Task<OwnFile> With(PersonRecords records, Visit visit) => this with { Records = await records.Of(visit, File), PausedSince = await Shadow.Since(visit.Db) };

    /// <summary>One relationship in words, or null when it is not there or struck out already.</summary>
    public OwnReasonWords? ReasonOf(Guid id, PolicyFile policy, Say say)
    {
        string Name(HeldRelationship held) => RelationshipRule.GroupWord(policy, say, held.Relationship.PeopleGroup);
        var held = File.Relationships.FirstOrDefault(h => h.Relationship.Id == id && h.Relationship.RemovedAt is null);
        return held is null ? null : new(
            Name(held), held.Pieces, Stays.GetValueOrDefault(id), held.Kept, [.. File.Relationships.Where(h => h != held).Select(h => (Name(h), h.Kept))]);
    }

    /// <summary>Why the person cannot strike out a relationship: <c>restriction</c>, <c>hold</c>, <c>law</c>, <c>contract</c>; null when she can.</summary>
    /// <remarks>The engine says what law and holds keep. What a contract needs stays for it and for the claims out of it (UK GDPR art. 17(3)(e));
    /// what rests on consent or on our own interest goes when the person says so (art. 17(1)(b) and (c)).</remarks>
    internal static string? WhyItStays(Surroundings around, Holding holding, HeldRelationship held, Instant now)
    {
        var record = held.Relationship;
        var before = record.RemovedAt;
        record.RemovedAt = now;
        var verdict = around.Decide(holding, holding.Describe(record), now);
        record.RemovedAt = before;
        return verdict switch
        {
            { Outcome: Outcome.Keep, Ground: Ground.Restriction } => "restriction",
            { Outcome: Outcome.Keep, Ground: Ground.Hold } => "hold",
            { Outcome: Outcome.Keep } => "law",
            _ when record.Basis == "legal-obligation" => "law",
            _ when held.Rule is { } rule && (rule.Ends.Contains("contract-ended") || (record.Basis == "contract" && !rule.Ends.Contains("closed"))) => "contract",
            _ => null,
        };
    }
}
