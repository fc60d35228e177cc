using Avow.Database;
using Avow.Holdings;
using Avow.Ledger;
using Avow.Policy.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>Who writes, when, under which version: what every change of a person's file says of itself.</summary>
/// <param name="By">Opaque id of an account, or <see cref="ThePerson"/>.</param>
public sealed record Hand(Work Work, PolicyFile Policy, Guid By, Instant Now)
{
    /// <summary>Stands for the person whom the data is about, who has no account.</summary>
    public static readonly Guid ThePerson = Guid.Empty;

    public Instant DayBegins(LocalDate day) => Policy.Zone.AtStartOfDay(day).ToInstant();
}

/// <summary>Writes relationships. What comes here was checked before.</summary>
public sealed class PersonBook(Redecide redecide, LedgerWriter ledger)
{
    /// <summary>Enters a relationship with its basis, source and details.</summary>
    /// <param name="person">The person's id, new or known.</param>
    public async Task<Relationship> Enter(Hand hand, RelationshipDraft draft, Guid person, CancellationToken cancel = default)
    {
        var today = hand.Now.InZone(hand.Policy.Zone).Date;
        var since = draft.Since.Length == 0 || draft.SinceOn(today) == today ? hand.Now : hand.DayBegins(draft.SinceOn(today));
        var relationship = new Relationship
        {
            Id = Guid.CreateVersion7(), PersonId = person, Kind = draft.Kind, PeopleGroup = draft.Group, Brand = draft.Brand, Basis = draft.Basis,
            Source = draft.Source, Since = since, LastInteractionAt = since, EnteredBy = hand.By, FullName = draft.Name, SortName = draft.SortName,
        };
        await Place(hand, relationship, draft, cancel);
        relationship.Bases.Add(new() { Id = Guid.CreateVersion7(), RelationshipId = relationship.Id, Basis = draft.Basis, Evidence = EvidenceOf(draft), From = since, WrittenAt = hand.Now, WrittenBy = hand.By });
        relationship.Details.AddRange(draft.Values.Select(v => Detail(hand, v.Field, v.Value, draft.Source, since, relationship.Id)));
        relationship.Spell(hand.Work.Db);
        var verdict = await redecide.Stamp(hand.Work, relationship, relationship.Kind, cancel);
        hand.Work.Db.Add(relationship);
        Note(hand, "relationship-entered", relationship, verdict.Rule);
        return relationship;
    }

    /// <summary>Puts the person at a company, one that is known by number or name, or a new one; or at none.</summary>
    public static async Task Place(Hand hand, Relationship relationship, RelationshipDraft draft, CancellationToken cancel = default)
    {
        var number = CompanyNumber.Read(draft.CompanyNumber, hand.Policy.Controller.Jurisdiction)?.Digits;
        var key = draft.Company.Length == 0 ? null : SearchKey.Words(draft.Company);
        relationship.Company = key is null ? null : draft.Company;
        relationship.CompanyNumber = number;
        relationship.CompanyKey = key;
        relationship.CompanyId = key is null ? null : await CompanyKnownAs(hand.Work.Db, key, number, cancel) ?? Guid.CreateVersion7();
    }

    public static PersonDetail Detail(Hand hand, string field, string value, string source, Instant toldAt, Guid relationship) => new()
    {
        Id = FreshIds.Next(), RelationshipId = relationship, Field = field, Value = value, Key = PersonField.Of(field).KeyOf(value), Source = source, ToldAt = toldAt, WrittenBy = hand.By,
    };

    /// <summary>Decides again on a relationship whose facts changed, and writes the act down.</summary>
    public async Task Changed(Hand hand, string act, Relationship relationship, string? detail = null)
    {
        await redecide.Record(hand.Work, relationship.Kind, relationship.Id);
        Note(hand, act, relationship, null, detail);
    }

    /// <summary>Removes a relationship, which the night then expects; or puts it back.</summary>
    public async Task Remove(Hand hand, Relationship relationship, bool removes)
    {
        (relationship.RemovedAt, relationship.RemovedBy) = removes ? (hand.Now, hand.By) : ((Instant?)null, (Guid?)null);
        await Changed(hand, removes ? "removed" : "restored", relationship);
        await Guard.Approve(hand.Work, removes ? 1 : -1, CancellationToken.None);
    }

    public void Note(Hand hand, string act, Relationship relationship, string? rule, string? detail = null) => ledger.Write(hand.Work, new LedgerEntry
    {
        At = hand.Now, Act = act, Kind = relationship.Kind, Count = 1, Rule = rule, Policy = hand.Policy.Version.ToString(), Actor = hand.By == Hand.ThePerson ? null : hand.By, Subject = relationship.Id, Detail = detail,
    });

    private static string? EvidenceOf(RelationshipDraft draft) => draft.Basis == "consent" ? draft.Evidence : null;

    private static Task<Guid?> CompanyKnownAs(AvowDb db, string key, string? number, CancellationToken cancel) => db.Set<Relationship>()
        .Where(r => r.CompanyId != null && (number == null ? r.CompanyKey == key : r.CompanyNumber == number || (r.CompanyNumber == null && r.CompanyKey == key)))
        .OrderBy(r => r.Id).Select(r => r.CompanyId).FirstOrDefaultAsync(cancel);
}
