using Avow.Holdings;
using Avow.Modules.People.Public;
using Avow.Permits;
using Avow.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Enquiries;

/// <summary>What this module can show for sentences of the notice.</summary>
internal static class EnquiryEvidence
{
    public static void Register(EvidenceRegister evidence)
    {
        evidence.For("promise.answering-calls.leaves-nothing", Counted);
        evidence.For($"{KeepEvidence.Prefix}answering-calls.{EnquiryHoldings.Calls}", Counted);
        evidence.For("promise.contact-form.asked-once", AskedOnce);
    }

    /// <summary>Calls that became no enquiry stand in a count alone: no part of the program has a place for such a call.</summary>
    private static async Task<EvidenceShown> Counted(EvidenceAsked asked, CancellationToken cancel)
    {
        var month = asked.Now.InZone(asked.Policy.Zone).Date.With(DateAdjusters.StartOfMonth);
        var calls = await asked.Work.Db.Set<Tally>().Where(t => t.Kind == EnquiryHoldings.Calls && t.Month == month).SumAsync(t => t.Count, cancel);
        return new(calls == 0 ? Standing.NothingYet : Standing.Kept, new("enquiry.evidence.calls", ("count", calls)), new("enquiry.evidence.calls-words"), Link: "enquiries/new");
    }

    /// <summary>Nobody was asked twice in one enquiry, and whoever said yes was asked before.</summary>
    private static async Task<EvidenceShown> AskedOnce(EvidenceAsked asked, CancellationToken cancel)
    {
        var entries = asked.Work.Db.Set<EnquiryEntry>().Where(e => e.Invites);
        var people = await entries.Select(e => e.EnquiryId).Distinct().CountAsync(cancel);
        var times = await entries.CountAsync(cancel);
        var yes = await asked.Work.Db.Set<GivenConsent>().CountAsync(c => entries.Any(e => e.EnquiryId == c.SubjectId) && c.WithdrawnAt == null, cancel);
        return (people, times - people) switch
        {
            (0, _) => new(Standing.NothingYet, new("enquiry.evidence.asked-none"), new("enquiry.evidence.asked-words"), Link: "enquiries"),
            (_, > 0) => new(Standing.Broken, new("enquiry.evidence.asked-twice", ("count", times - people)), new("enquiry.evidence.asked-words"), Link: "enquiries"),
            _ => new(Standing.Kept, new("enquiry.evidence.asked", ("count", people), ("yes", yes)), new("enquiry.evidence.asked-words"), Link: "enquiries"),
        };
    }
}
