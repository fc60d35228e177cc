using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Enquiries;

/// <summary>A call to us. When it becomes an enquiry, that is entered; when it does not, nothing stays of it but a count (promise D-02).</summary>
internal sealed class TakeCall(EnquiryBook book)
{
    public static async Task<IResult> Ask(Visit visit, Pages pages, PageContext page) =>
        RuleOf(visit) is { } rule ? await Form(visit, pages, page, rule, EnquiryDraft.Blank("", rule.Ways.Contains("phone") ? "phone" : rule.Ways[0]), Faults.None) : Results.NotFound();

    public async Task<IResult> Enter(Visit visit, Pages pages, PageContext page, IFormCollection form)
    {
        if (RuleOf(visit) is not { } rule)
        {
            return Results.NotFound();
        }

        var draft = EnquiryDraft.Read(form);
        var faults = draft.Check(rule, visit.Policy, page.Say, visit.Today, needsEmail: false);
        if (!rule.Ways.Contains(draft.Way) && faults.Of("way") is null)
        {
            faults.Add("way", page.Say["people.fault.source"]);
        }

        if (faults.Count > 0)
        {
            return await Form(visit, pages, page, rule, draft, faults);
        }

        var id = await book.Enter(visit, draft.Person(rule));
        visit.Db.Add(new EnquiryEntry { Id = Guid.CreateVersion7(), EnquiryId = id, IsOurs = false, Way = draft.Way, Words = draft.Words, At = visit.Now, WrittenBy = visit.Staff.Id });
        return Pages.Go(visit.At($"enquiries/{id}"), Said.Done("enquiry.entered"), visit.At($"enquiries/{id}"));
    }

    /// <summary>One more, in this month. The form that asks for it has no fields, so that nothing of the call even reaches us.</summary>
    public static async Task<IResult> Count(Visit visit)
    {
        await Tallies.Add(visit.Work, EnquiryHoldings.Calls, new(Month(visit), EnquiryHoldings.NoEnquiry), 1, CancellationToken.None);
        return Pages.Go(visit.At("enquiries"), Said.Done("enquiry.counted"));
    }

    /// <summary>How many calls of this month became no enquiry.</summary>
    public static Task<int> Counted(Visit visit)
    {
        var month = Month(visit);
        return visit.Db.Set<Tally>().AsNoTracking().Where(t => t.Kind == EnquiryHoldings.Calls && t.Label == EnquiryHoldings.NoEnquiry && t.Month == month).Select(t => t.Count).FirstOrDefaultAsync();
    }

    private static LocalDate Month(Visit visit) => visit.Today.With(DateAdjusters.StartOfMonth);

    private static EnquiryRule? RuleOf(Visit visit) => EnquiryRule.Find(visit.Policy, EnquiryShelf.Enquiry) is { Ways.Count: > 0 } rule ? rule : null;

    private static async Task<IResult> Form(Visit visit, Pages pages, PageContext page, EnquiryRule rule, EnquiryDraft draft, Faults faults) => pages.Show<CallPage>(
        page.Say["enquiry.call.title"], new { Rule = rule, Draft = draft, Faults = faults, visit.Policy, Calls = await Counted(visit) },
        faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
