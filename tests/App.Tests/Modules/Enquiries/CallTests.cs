using App.Tests.Harness;
using App.Tests.Promises;
using Avow.Holdings;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Enquiries;

public sealed class CallTests
{
    private const string Sentence = "promise.answering-calls.leaves-nothing";

    [Databases]
    [Promise("D-02")]
    public async Task A_call_without_an_enquiry_leaves_a_count_and_nothing_else(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database);
        var page = await firm.Staff.Get("/firm/enquiries/new");
        page.Form("/enquiries/calls").Elements.Where(e => e.HasAttribute("name")).Select(e => e.GetAttribute("name")).ShouldBe(["__RequestVerificationToken"], "nothing of the call is even sent");
        var before = await Rows(firm);
        (await firm.Office.Standing(Sentence)).ShouldBe(Standing.NothingYet);
        await firm.Staff.Submit(page, "/enquiries/calls");
        await firm.Staff.Submit(page, "/enquiries/calls", ("name", "Owen Prosser"), ("words", "Fond of marzipan."));

        (await firm.Office.Read(db => db.Set<Tally>().AsNoTracking().ToListAsync())).Single()
            .ShouldSatisfyAllConditions(t => t.Count.ShouldBe(2), t => t.Month.ShouldBe(new LocalDate(2026, 3, 1)), t => (t.Kind, t.Label).ShouldBe(("call", "no-enquiry")));
        (await Rows(firm)).Except(before).Select(r => r.Split(' ')[0]).ShouldBe(["tally"], "no other table has a row more");
        await firm.House.ShouldHaveNoTraceOf("Prosser");
        await firm.House.ShouldHaveNoTraceOf("marzipan");
        Promised.Of((await Policy(firm)).Policies.InForce(firm.House.Clock.Now), firm.House.Get<Texts>().For("en")).ShouldContain(p => p.Id == Sentence);
        (await firm.Office.Standing(Sentence)).ShouldBe(Standing.Kept);
        (await firm.Staff.Get("/firm/enquiries")).Words.ShouldContain("This month: 2 calls without an enquiry.");
    }

    [Databases]
    [Promise("D-02")]
    public async Task Only_what_is_entered_becomes_an_enquiry_and_it_needs_a_way_to_answer(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database);
        var refused = await firm.Staff.Submit(await firm.Staff.Get("/firm/enquiries/new"), "/enquiries", ("name", "Owen Prosser"), ("words", "Wants prices."));
        refused.Words.ShouldContain("Write down a telephone number or an e-mail address");
        refused.Html.QuerySelector("textarea")!.TextContent.ShouldContain("Wants prices.");
        (await firm.People()).ShouldBeEmpty();
        var id = await firm.Call(("email", ""), ("phone", "01632 960318"));
        (await firm.People()).Single().ShouldSatisfyAllConditions(p => p.Kind.ShouldBe("enquiry"), p => p.Source.ShouldBe("phone"), p => p.Basis.ShouldBe("contract"));
        var page = await firm.Show(id);
        page.Words.ShouldContain("No e-mail address was left. Ring, and note what was said.");
        await firm.Staff.Submit(page, "/notes", ("words", "Rang back: will think about it."), ("who", "us"));
        (await firm.Show(id)).Words.ShouldContain("Rang back: will think about it.");
    }

    private static async Task<Surroundings> Policy(EnquiryOffice firm) => await firm.Office.Read(db => Surroundings.Of(db, firm.House.Get<PolicyShelf>()));

    private static async Task<List<string>> Rows(EnquiryOffice firm)
    {
        var lines = new List<string>();
        foreach (var table in await firm.House.Tables())
        {
            lines.Add($"{table} {await firm.House.Count($"SELECT count(*) FROM \"{table}\"")}");
        }

        return lines;
    }
}
