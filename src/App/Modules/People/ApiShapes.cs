using Avow.Api;
using Avow.Modules.People.Public;
using Avow.Modules.Retention.Public;
using Avow.Policy.Model;
using Avow.Promises;
using Avow.Web;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>A person in a list, with each reason why she is known.</summary>
public sealed record ApiPersonLine(Guid Id, string Name, string? Company, string? Contact, IReadOnlyList<ApiWhy> Why)
{
    internal static ApiPersonLine Of(PersonRow row, PageContext page) => new(
        row.Id, row.Name, row.Company, row.Contact, [.. row.Why.Select(w => new ApiWhy(w.Relationship.Id, w.Relationship.Kind, w.Relationship.PeopleGroup, w.Relationship.Basis, ApiHeld.Of(w.Kept, page)))]);
}

/// <summary>Why a person is known, in short.</summary>
public sealed record ApiWhy(Guid RelationshipId, string Kind, string Group, string Basis, ApiHeld Held);

/// <summary>A reason for which the policy lets a person be entered, and what may then be held.</summary>
/// <param name="Fields">The fields that the act takes for this kind.</param>
public sealed record ApiReason(string Kind, string Group, IReadOnlyList<string> Bases, IReadOnlyList<string> Sources, IReadOnlyList<string> Fields, IReadOnlyList<string> Ends)
{
    internal static ApiReason Of(Reason reason)
    {
        var rule = reason.Rule.For(reason.Group);
        return new(rule.Kind, reason.Group, rule.Bases, rule.Sources, [.. PersonField.All.Where(rule.Allows).Select(f => ApiValue.Named(f.Name))], rule.Ends);
    }
}

/// <summary>The reasons for which the policy lets people be entered, and the brands of the organisation.</summary>
public sealed record ApiReasons(IReadOnlyList<ApiReason> Items, string? Next, IReadOnlyList<ApiBrand> Brands)
{
    internal static ApiReasons Of(PolicyFile policy, IEnumerable<Reason> reasons) => new([.. reasons.Select(ApiReason.Of)], null, [.. policy.Brands.Select(b => new ApiBrand(b.Id, b.Name))]);
}

/// <summary>A brand of the organisation.</summary>
public sealed record ApiBrand(string Id, string Name);

/// <summary>All that is held of a person.</summary>
/// <param name="RestrictedFor">The ground of Art. 18 for which the data is only stored; null when it is not.</param>
/// <param name="HiddenForLaw">How many relationships are kept for law only and not shown to this role.</param>
/// <param name="On">The day of <paramref name="Future"/>.</param>
public sealed record ApiPerson(
    Guid Id, string Name, string? RestrictedFor, bool LawOnly, int HiddenForLaw, IReadOnlyList<ApiRelationship> Relationships, IReadOnlyList<ApiValue> Values, IReadOnlyList<ApiHappening> Timeline,
    IReadOnlyList<ApiRecord> Records, LocalDate On, IReadOnlyList<ApiFuture> Future, IReadOnlyList<ApiHold> Holds, IReadOnlyList<ApiInterest> InterestsOffered, IReadOnlyList<ApiDouble> MaybeTheSame)
{
    internal static ApiPerson Of(PersonPage p, PageContext page) => new(
        p.File.Id, p.File.First.FullName, p.File.RestrictedFor, p.File.IsLawOnly, p.File.Hidden,
        [.. p.File.Relationships.Select(r => ApiRelationship.Of(r, p.Names, page))],
        [.. p.Values.Select(v => new ApiValue(ApiValue.Named(v.Field), v.Value, v.Source, v.ToldAt, [.. v.Under.Select(u => u.Relationship.Id)]))],
        [.. p.History.Select(h => new ApiHappening(h.At, h.Key, h.Word, h.Kind, h.By is { } by ? p.Names.GetValueOrDefault(by) : null))],
        [.. p.Records.Select(r => ApiRecord.Of(r, page))], p.Day, [.. p.Future.Select(f => new ApiFuture(f.Held?.Relationship.Id, f.Records.Length == 0 ? null : f.Records, f.Today, f.Then))], [.. p.Holds.Select(ApiHold.Of)],
        [.. p.Interests.Select(i => new ApiInterest(i.Id, i.Word))], [.. p.Doubles.Select(d => new ApiDouble(d.PersonId, d.Name, d.Company, d.Fields))]);
}

/// <summary>One relationship with a person.</summary>
public sealed record ApiRelationship(
    Guid Id, string Kind, string Group, string Brand, string Basis, string Source, Instant Since, bool SinceUnknown, bool Live, Guid? CompanyId, string? Company, Instant? ToldAt, Instant? RemovedAt,
    IReadOnlyDictionary<string, Instant> Ends, IReadOnlyList<string> MayEnd, IReadOnlyList<string> Recipients, ApiHeld Held, IReadOnlyList<ApiBasis> Bases, IReadOnlyList<ApiNote> Notes, IReadOnlyList<ApiInterest> Interests)
{
    internal static ApiRelationship Of(HeldRelationship held, IReadOnlyDictionary<Guid, string> names, PageContext page)
    {
        var r = held.Relationship;
        return new(
            r.Id, r.Kind, r.PeopleGroup, r.Brand, r.Basis, r.Source, r.Since, r.SinceUnknown, held.IsLive, r.CompanyId, r.Company, r.ToldAt, r.RemovedAt,
            Relationship.Ends.Where(e => r.EndedAt(e) is not null).ToDictionary(e => e, e => r.EndedAt(e)!.Value), held.Rule?.Ends ?? [], [.. (held.Rule?.Recipients ?? []).Select(x => x.Name)],
            ApiHeld.Of(held.Kept, page), [.. r.Bases.OrderBy(b => b.From).Select(b => new ApiBasis(b.Basis, b.Evidence, b.From))],
            [.. r.Notes.OrderBy(n => n.WrittenAt).Select(n => new ApiNote(n.Id, n.Text, n.WrittenAt, names.GetValueOrDefault(n.WrittenBy)))],
            [.. r.Interests.Select(i => new ApiInterest(i.InterestId, i.Interest.Word))]);
    }
}

/// <summary>One value, with who told us and when, and the relationships under which it is held.</summary>
public sealed record ApiValue(string Field, string Value, string Source, Instant ToldAt, IReadOnlyList<Guid> Under)
{
    /// <summary>A field as JSON names it: <c>given-name</c> is <c>givenName</c>.</summary>
    internal static string Named(string field)
    {
        var words = field.Split('-');
        return words[0] + string.Concat(words.Skip(1).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
    }
}

/// <summary>One entry of the dated series of bases.</summary>
public sealed record ApiBasis(string Basis, string? Evidence, Instant From);

/// <summary>A note for colleagues.</summary>
public sealed record ApiNote(Guid Id, string Text, Instant WrittenAt, string? WrittenBy);

/// <summary>A word of the organisation's list of interests.</summary>
public sealed record ApiInterest(Guid Id, string Word);

/// <summary>One thing that happened.</summary>
public sealed record ApiHappening(Instant At, string What, string Word, string Kind, string? By);

/// <summary>How many pieces are here today, and on the day that was asked for.</summary>
/// <param name="RelationshipId">Null for records beside the relationships.</param>
/// <param name="Records">Which those are: <c>reads</c> (who looked), <c>mails</c> or a record kind; null for a relationship.</param>
public sealed record ApiFuture(Guid? RelationshipId, string? Records, int Today, int Then);

/// <summary>Somebody who may be the same.</summary>
public sealed record ApiDouble(Guid PersonId, string Name, string? Company, IReadOnlyList<string> Fields);

/// <summary>A company.</summary>
public sealed record ApiCompany(string Name, string? Number, IReadOnlyList<ApiCompanyPerson> People);

/// <summary>A person at a company.</summary>
public sealed record ApiCompanyPerson(Guid PersonId, Guid RelationshipId, string Name, string Kind, ApiHeld Held)
{
    internal static ApiCompanyPerson Of(Relationship relationship, Kept kept, PageContext page) =>
        new(relationship.PersonId, relationship.Id, relationship.FullName, relationship.Kind, ApiHeld.Of(kept, page));
}

/// <summary>Somebody whose data nobody has confirmed for long.</summary>
public sealed record ApiUnconfirmed(Guid PersonId, string Name, string? Company, Instant Since, Instant? ConfirmedAt);

/// <summary>Somebody who must still be told where we got the data.</summary>
public sealed record ApiToTell(Guid RelationshipId, Guid PersonId, string Name, string Kind, string Source, LocalDate By);

/// <summary>On what the relationships rest.</summary>
/// <param name="Complete">How many have a basis and a source.</param>
public sealed record ApiBases(int All, int Complete, IReadOnlyList<ApiBasesLine> Lines);

/// <summary>How many rest on one basis and come from one source.</summary>
public sealed record ApiBasesLine(string Kind, string Group, string Basis, string Source, int Count);
