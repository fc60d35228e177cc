using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Policy.Model;
using Avow.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People.Public;

/// <summary>Somebody who asked us something, with what is held to answer.</summary>
/// <param name="Id">The relationship's id: everything of the enquiry follows it.</param>
/// <param name="Phone">A telephone or mobile number, or null.</param>
/// <param name="Silent">When we last heard from each other.</param>
public sealed record KnownEnquiry(
    Guid Id, Guid PersonId, string Kind, string Name, string? Company, string? Email, string? Phone, string Brand, string Source,
    Instant Since, Instant Silent, Instant? ClosedAt, bool IsRestricted);

/// <summary>Finds enquiries among the people.</summary>
public static class EnquiryShelf
{
    public const string Enquiry = "enquiry";

    /// <summary>A first contact that is only answered, where the policy has such a kind; it ends with the answer.</summary>
    public const string Request = "contact-request";

    /// <summary>The kinds, the shorter-lived first.</summary>
    public static readonly IReadOnlyList<string> Kinds = [Request, Enquiry];

    /// <summary>The enquiries that are open or closed, longest silent first.</summary>
    /// <param name="q">A name, e-mail address, company or telephone number; empty for all.</param>
    public static Task<List<KnownEnquiry>> List(Visit visit, bool closed, string q, int most)
    {
        var rows = Rows(visit.Db).Where(r => closed ? r.ClosedAt != null : r.ClosedAt == null);
        return Known(PeopleFound.Among(rows, q).OrderBy(r => r.LastInteractionAt ?? r.Since).ThenBy(r => r.Id).Take(most)).ToListAsync();
    }

    /// <summary>One enquiry with the live verdict on it; null when it is gone or was removed.</summary>
    public static async Task<(KnownEnquiry Known, Kept Kept)?> Find(Visit visit, HoldingRegister holds, PolicyShelf shelf, Guid id)
    {
        if (await Known(Rows(visit.Db).Where(r => r.Id == id)).SingleOrDefaultAsync() is not { } known)
        {
            return null;
        }

        var holding = holds.Of(known.Kind);
        var facts = (await holding.Find(visit.Db, [id], CancellationToken.None)).Single();
        return (known, Kept.Of(await Surroundings.Of(visit.Db, shelf), holding, facts, visit.Now));
    }

    /// <summary>The enquiries of everybody who has this e-mail address.</summary>
    public static async Task<IReadOnlyList<Guid>> WithAddress(AvowDb db, string email) => await Rows(db)
        .Where(r => r.Details.Any(d => d.Field == PersonField.Email && d.Key == email.ToLowerInvariant())).Select(r => r.Id).ToListAsync();

    /// <summary>The reasons for which somebody who asked may be known as a client, without a yes that would first be needed.</summary>
    public static IReadOnlyList<ClientReason> ClientReasons(PolicyFile policy) =>
    [
        .. RelationshipRule.Of(policy).Where(r => !Kinds.Contains(r.Kind))
            .SelectMany(r => r.Groups.Where(IsClient).SelectMany(g => r.Bases.Where(b => b != "consent").Select(b => new ClientReason(r.Kind, g, b)))),
    ];

    private static bool IsClient(string group) => group is "customer" or "client-contact";

    private static IQueryable<Relationship> Rows(AvowDb db) => db.Set<Relationship>().AsNoTracking().Where(r => (r.Kind == Enquiry || r.Kind == Request) && r.RemovedAt == null);

    private static IQueryable<KnownEnquiry> Known(IQueryable<Relationship> rows) => rows.Select(r => new KnownEnquiry(
        r.Id, r.PersonId, r.Kind, r.FullName, r.Company,
        r.Details.Where(d => d.Field == "email").OrderBy(d => d.Id).Select(d => d.Value).FirstOrDefault(),
        r.Details.Where(d => d.Field == "phone" || d.Field == "mobile").OrderBy(d => d.Id).Select(d => d.Value).FirstOrDefault(),
        r.Brand, r.Source, r.Since, r.LastInteractionAt ?? r.Since, r.ClosedAt, r.RestrictedFor != null));
}

/// <summary>A reason for which somebody may be known as a client.</summary>
/// <param name="Kind">The record kind that begins.</param>
public sealed record ClientReason(string Kind, string Group, string Basis);
