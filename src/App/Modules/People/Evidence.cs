using Avow.Policy.Model;
using Avow.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>What this module can show for sentences of the notice.</summary>
internal static class PeopleEvidence
{
    private static readonly Period Month = Period.FromMonths(1);

    public static void Register(EvidenceRegister evidence)
    {
        evidence.For("promise.daily-business.only-these", (asked, cancel) => OnlyListed(asked, "daily-business", cancel));
        evidence.For("promise.enquiries.not-proceeding", Closed);
        evidence.For("promise.business-development.first-contact", ToldInTime);
        evidence.For(DutyEvidence.Prefix + AccuracyList.Duty, Asked);
    }

    /// <summary>No field of any person of the purpose is outside the list.</summary>
    private static async Task<EvidenceShown> OnlyListed(EvidenceAsked asked, string id, CancellationToken cancel)
    {
        var kinds = asked.Policy.PurposeOf(id)!.Keep.Select(k => k.Kind).Where(PeopleHoldings.Kinds.Contains).ToList();
        var allowed = kinds.Select(k => RelationshipRule.Find(asked.Policy, k)).OfType<RelationshipRule>().SelectMany(r => PersonField.All.Where(r.Allows)).Select(f => f.Name).Distinct().ToList();
        var people = await asked.Work.Db.Set<Relationship>().CountAsync(r => kinds.Contains(r.Kind), cancel);
        var outside = await asked.Work.Db.Set<PersonDetail>().CountAsync(d => kinds.Contains(d.Relationship.Kind) && !allowed.Contains(d.Field), cancel);
        return (people, outside) switch
        {
            (0, _) => new(Standing.NothingYet, new("people.evidence.nobody"), new("people.evidence.listed-words"), Link: "people"),
            (_, 0) => new(Standing.Kept, new("people.evidence.listed", ("count", people)), new("people.evidence.listed-words"), Link: "people/bases"),
            _ => new(Standing.Broken, new("people.evidence.outside", ("count", outside)), new("people.evidence.listed-words"), Link: "people"),
        };
    }

    /// <summary>Enquiries that were closed: each is gone by the next morning.</summary>
    private static async Task<EvidenceShown> Closed(EvidenceAsked asked, CancellationToken cancel)
    {
        var today = asked.Policy.Zone.AtStartOfDay(asked.Now.InZone(asked.Policy.Zone).Date).ToInstant();
        var enquiries = asked.Work.Db.Set<Relationship>().Where(r => r.Kind == "enquiry");
        var (open, left) = (await enquiries.CountAsync(r => r.ClosedAt == null, cancel), await enquiries.CountAsync(r => r.ClosedAt < today && r.RestrictedFor == null, cancel));
        return (open, left) switch
        {
            (_, > 0) => new(Standing.NeedsPerson, new("people.evidence.closed-left", ("count", left)), new("people.evidence.closed-words"), Link: "retention"),
            (0, _) => new(Standing.NothingYet, new("people.evidence.nobody"), new("people.evidence.closed-words"), Link: "enquiries"),
            _ => new(Standing.Kept, new("people.evidence.open", ("count", open)), new("people.evidence.closed-words"), Link: "enquiries"),
        };
    }

    /// <summary>Those of whom somebody else told us: each must hear of it within a month.</summary>
    private static async Task<EvidenceShown> ToldInTime(EvidenceAsked asked, CancellationToken cancel)
    {
        var others = Vocabulary.FromOthers.ToList();
        var rows = asked.Work.Db.Set<Relationship>().Where(r => others.Contains(r.Source) && r.RemovedAt == null && (r.OverAt == null || r.OverAt > asked.Now));
        var (all, untold, overdue) = (await rows.CountAsync(cancel), rows.Where(r => r.ToldAt == null), MonthBefore(asked));
        var late = await untold.CountAsync(r => (r.BroughtAt ?? r.Since) < overdue, cancel);
        var waiting = await untold.CountAsync(cancel) - late;
        return (all, late, waiting) switch
        {
            (0, _, _) => new(Standing.NothingYet, new("people.evidence.nobody"), new("people.evidence.told-none"), Link: "people"),
            (_, > 0, _) => new(Standing.Broken, new("people.evidence.late", ("count", late)), new("people.evidence.told-words"), Link: "people"),
            (_, _, > 0) => new(Standing.NeedsPerson, new("people.evidence.waiting", ("count", waiting)), new("people.evidence.told-words"), Link: "people"),
            _ => new(Standing.Kept, new("people.evidence.told", ("count", all)), new("people.evidence.told-words"), Link: "people"),
        };
    }

    /// <summary>Whoever came before this instant is a month old: the first moment of the day after the last day of which the month is over.</summary>
    private static Instant MonthBefore(EvidenceAsked asked)
    {
        var day = asked.Now.InZone(asked.Policy.Zone).Date;
        var last = day.PlusMonths(-1).PlusDays(3);
        while (last + Month > day)
        {
            last = last.PlusDays(-1);
        }

        return asked.Policy.Zone.AtStartOfDay(last.PlusDays(1)).ToInstant();
    }

    /// <summary>Customers are asked by the nights; that a person has looked at the list is the duty's own date, and comes first when it is near.</summary>
    private static async Task<EvidenceShown> Asked(EvidenceAsked asked, CancellationToken cancel)
    {
        var (duty, zone) = (AccuracyList.Of(asked.Policy)!, asked.Policy.Zone);
        var today = asked.Now.InZone(zone).Date;
        var standing = (await DutyEvidence.All(asked.Work.Db, asked.Policy, today, cancel)).First(d => d.Duty.Id == AccuracyList.Duty);
        var rhythm = zone.AtStartOfDay((duty.Every with { Count = -duty.Every.Count }).After(today)).ToInstant();
        var done = await asked.Work.Db.Set<Relationship>().CountAsync(r => r.AskedAt >= rhythm, cancel);
        var tonight = await AskAccuracy.ForTheNight(asked.Work.Db, duty, zone, zone.AtStartOfDay(today.PlusDays(1)).ToInstant()).CountAsync(cancel);
        if (standing.Standing is Standing.Broken or Standing.NeedsPerson || done + tonight == 0)
        {
            return DutyEvidence.Show(standing);
        }

        var words = new Phrase("people.evidence.asked-words", ("count", tonight));
        return tonight > 0 && asked.Nights.ShadowSince is not null
            ? new(Standing.NeedsPerson, new("people.evidence.ask-shadow", ("count", tonight)), new("people.evidence.ask-shadow-words"), Link: "people/accuracy")
            : new(Standing.Kept, new("people.evidence.asked", ("count", done)), words, Link: "people/accuracy");
    }
}
