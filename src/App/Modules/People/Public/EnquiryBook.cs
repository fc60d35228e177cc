using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Permits;
using Avow.Policy.Model;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People.Public;

/// <summary>Writes enquiries as relationships: each begins with basis and source and ends by the policy's clock.</summary>
internal sealed class EnquiryBook(PersonBook book, HoldingRegister holds, PolicyShelf shelf, LeftLists lists)
{
    private const string Subscription = "subscription";

    /// <summary>Enters somebody who asks. What comes here was checked before.</summary>
    /// <returns>The enquiry's id.</returns>
    public async Task<Guid> Enter(Visit visit, NewEnquiry asked) => (await book.Enter(Hand(visit), asked.Draft(visit.Policy), Guid.CreateVersion7())).Id;

    /// <summary>We heard from each other: the clock begins again.</summary>
    public async Task Heard(Visit visit, Guid id)
    {
        var relationship = await Find(visit, id);
        relationship.LastInteractionAt = visit.Now;
        await book.Changed(Hand(visit), "enquiry-heard", relationship);
    }

    /// <summary>It is over. The night that comes takes it, unless it is opened again before.</summary>
    public async Task Close(Visit visit, Guid id)
    {
        var relationship = await Find(visit, id);
        relationship.End("closed", visit.Now);
        await book.Changed(Hand(visit), "relationship-ended", relationship, "end=closed");
        await Expect(visit, relationship, 1);
    }

    public async Task OpenAgain(Visit visit, Guid id)
    {
        var relationship = await Find(visit, id);
        await Expect(visit, relationship, -1);
        relationship.End("closed", null);
        await book.Changed(Hand(visit), "relationship-resumed", relationship, "end=closed");
    }

    /// <summary>Another relationship with the same person begins, with those details that may be held for it.</summary>
    /// <returns>The new relationship's id.</returns>
    public async Task<Guid> Begin(Visit visit, Guid id, string kind, string group, string basis, string evidence = "")
    {
        var from = await visit.Db.Set<Relationship>().Include(r => r.Details).SingleAsync(r => r.Id == id);
        var rule = RelationshipRule.Find(visit.Policy, kind) ?? throw new ArgumentException($"The policy has no kind {kind}.", nameof(kind));
        var source = rule.Sources.Contains(from.Source) ? from.Source : rule.Sources.Contains("person") ? "person" : rule.Sources[0];
        var values = from.Details.OrderBy(d => d.Id).Select(d => (d.Field, d.Value)).Where(d => rule.Allows(PersonField.Of(d.Field))).ToList();
        var company = rule.Categories.Contains("company") ? from.Company ?? "" : "";
        var made = await book.Enter(Hand(visit), new(kind, group, from.Brand, basis, evidence, source, "", company, "", values), from.PersonId);
        (made.RestrictedFor, made.RestrictionReviewAt) = (from.RestrictedFor, from.RestrictionReviewAt);
        await CarryOver(visit, id, made);
        return made.Id;
    }

    /// <summary>A yes to the newsletter makes the person one of its readers, for a reason of its own: it stays when the enquiry goes.</summary>
    public async Task Subscribe(Visit visit, Guid id, Purpose newsletter)
    {
        var person = (await Find(visit, id)).PersonId;
        var rule = RelationshipRule.Find(visit.Policy, Subscription);
        if (rule is null || newsletter.Keep.All(k => k.Kind != Subscription) || rule.Groups.FirstOrDefault(newsletter.People.Contains) is not { } group
            || await visit.Db.Set<Relationship>().AnyAsync(r => r.PersonId == person && r.Kind == Subscription && r.RemovedAt == null && r.OverAt == null))
        {
            return;
        }

        await visit.Db.SaveChangesAsync();
        await Begin(visit, id, Subscription, group, "consent", "form");
        await lists.ComeBack(visit, person, newsletter);
    }

    /// <summary>What the person agreed to or refused holds on under the new reason.</summary>
    private static async Task CarryOver(Visit visit, Guid from, Relationship to)
    {
        var yeses = await visit.Db.Set<GivenConsent>().AsNoTracking().Where(c => c.SubjectId == from).ToListAsync();
        visit.Db.AddRange(yeses.Select(c => new GivenConsent
        {
            Id = Guid.CreateVersion7(), SubjectId = to.Id, Purpose = c.Purpose, Policy = c.Policy, Words = c.Words, How = c.How, GivenAt = c.GivenAt, WithdrawnAt = c.WithdrawnAt, RecordedBy = c.RecordedBy,
        }));
        var nos = await visit.Db.Set<SaidNo>().AsNoTracking().Where(n => n.RecordId == from).ToListAsync();
        visit.Db.AddRange(nos.Select(n => new SaidNo { Id = Guid.CreateVersion7(), RecordId = to.Id, PersonId = n.PersonId, Purpose = n.Purpose, Channel = n.Channel, SaidAt = n.SaidAt }));
    }

    /// <summary>A first contact goes on as an enquiry; what it came with is over and goes.</summary>
    /// <returns>The enquiry's id.</returns>
    public async Task<Guid> TakeOn(Visit visit, Guid id)
    {
        var rule = RelationshipRule.Find(visit.Policy, EnquiryShelf.Enquiry)!;
        var made = await Begin(visit, id, rule.Kind, rule.Groups[0], rule.Bases[0]);
        await Close(visit, id);
        return made;
    }

    /// <summary>What somebody ends by hand is expected by the night.</summary>
    private async Task Expect(Visit visit, Relationship relationship, int count)
    {
        var holding = holds.Of(relationship.Kind);
        if ((await Surroundings.Of(visit.Db, shelf)).Decide(holding, holding.Describe(relationship), visit.Now).Outcome != Avow.Policy.Deciding.Outcome.Keep)
        {
            await Guard.Approve(visit.Work, count, CancellationToken.None);
        }
    }

    private static Task<Relationship> Find(Visit visit, Guid id) => visit.Db.Set<Relationship>().SingleAsync(r => r.Id == id);

    /// <summary>What the public writes, nobody of ours wrote.</summary>
    private static Hand Hand(Visit visit) => new(visit.Work, visit.Policy, visit.Who?.Id ?? Guid.Empty, visit.Now);
}
