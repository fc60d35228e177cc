using System.Net;
using App.Tests.Harness;
using App.Tests.Promises;
using Avow.Mail;
using Avow.Permits;
using Avow.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Enquiries;

public sealed class AnswerTests
{
    private const string Sentence = "promise.contact-form.asked-once";

    [Databases]
    public async Task An_answer_goes_by_mail_and_stands_in_the_thread_and_the_outbox(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database);
        var id = await firm.Call();
        (await firm.Answer(id, "Ninety pounds a month.")).Status.ShouldBe(HttpStatusCode.SeeOther);
        var mail = await firm.Office.Read(db => db.Set<OutgoingMail>().AsNoTracking().SingleAsync());
        (mail.Purpose, mail.AboutKind, mail.AboutId, mail.ToAddress).ShouldBe(("enquiries", "enquiry", id, "owen@prosser.example"));
        mail.Body.ShouldContain("Ninety pounds a month.");
        mail.Body.ShouldContain("Enquiries are kept until");
        mail.Body.ShouldNotContain("Owner 1", customMessage: "no worker is named");
        mail.Body.ShouldNotContain("newsletter");
        (await firm.Staff.Get("/firm/outbox")).Words.ShouldContain("Your enquiry to Bellweather Call Handling");
        (await firm.Show(id)).Words.ShouldContain("Ninety pounds a month.");
        (await firm.Staff.Get("/firm/enquiries")).Words.ShouldContain("Answered");
    }

    [Databases]
    public async Task A_purpose_without_the_channel_is_refused_with_its_sentence_and_nothing_is_lost(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database, change: WithoutMail);
        var id = await firm.Call();
        var refused = await firm.Answer(id, "Ninety pounds a month.");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("Our notice says: Enquiries");
        refused.Html.QuerySelector("#reply")!.TextContent.ShouldContain("Ninety pounds a month.");
        (await firm.Office.Read(db => db.Set<OutgoingMail>().CountAsync())).ShouldBe(0);
        (await firm.Said()).Count.ShouldBe(1);
    }

    [Databases]
    [Promise("D-03")]
    public async Task The_newsletter_is_asked_about_once_and_only_a_yes_of_their_own_counts(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database);
        var id = await firm.Call();
        (await firm.Office.Standing(Sentence)).ShouldBe(Standing.NothingYet);
        await firm.Answer(id, "Ninety pounds a month.", ("invite", "yes"));
        var link = await LinkIn(firm);
        (await firm.Show(id)).Html.QuerySelector("input[name=invite]").ShouldBeNull("it was asked");
        await firm.Answer(id, "And texts are included.", ("invite", "yes"));
        (await firm.Said()).Count(s => s.Invites).ShouldBe(1, "not even by a forged form");
        var again = await firm.Call(("name", "Owen H Prosser"));
        (await firm.Show(again)).Html.QuerySelector("input[name=invite]").ShouldBeNull("the same address is not asked in another enquiry");

        (await MayWrite(firm, id)).ShouldBeFalse("asked is not agreed");
        var page = await firm.Stranger.Get(link);
        page.Words.ShouldContain("Yes, send me the weekly tea-time quiz");
        (await MayWrite(firm, id)).ShouldBeFalse("opening the page means nothing");
        await firm.Stranger.Submit(page);
        (await MayWrite(firm, id)).ShouldBeTrue();
        (await firm.Stranger.Get(link)).Words.ShouldContain("You said yes.");
        (await firm.Show(id)).Words.ShouldContain("Said yes to the newsletter on 2 March 2026");
        (await firm.Office.Standing(Sentence)).ShouldBe(Standing.Kept);
    }

    [Databases]
    [Promise("D-03")]
    public async Task A_policy_that_does_not_promise_to_ask_only_once_does_not_ask(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database, change: t => t.Replace("      asked-once:", "      something-else:"));
        var id = await firm.Call();
        (await firm.Show(id)).Html.QuerySelector("input[name=invite]").ShouldBeNull();
        await firm.Answer(id, "Ninety pounds a month.", ("invite", "yes"));
        (await firm.Said()).ShouldAllBe(s => !s.Invites);
        (await firm.Office.Read(db => db.Set<OutgoingMail>().AsNoTracking().SingleAsync())).Body.ShouldNotContain("newsletter");
    }

    [Databases]
    [Promise("D-03")]
    public async Task An_answered_first_contact_is_gone_the_next_night_and_its_link_says_so(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database);
        await firm.Send();
        var id = (await firm.People()).Single().Id;
        await firm.Answer(id, "Yes, until five.", ("invite", "yes"), ("then", "close"));
        var link = await LinkIn(firm);
        await firm.Office.NightOf(new LocalDate(2026, 3, 3));
        (await firm.People()).ShouldBeEmpty();
        await firm.House.ShouldHaveNoTraceOf("Thorne");
        (await firm.Stranger.Get(link)).Words.ShouldContain("This question is over.");
    }

    [Databases]
    public async Task A_first_contact_may_be_answered_and_taken_on(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database);
        await firm.Send();
        var first = (await firm.People()).Single();
        var answer = await firm.Answer(first.Id, "Yes, until five.", ("then", "take-on"));
        answer.Location.ShouldNotBe($"/firm/enquiries/{first.Id}");
        (await firm.Staff.Get(answer.Location!)).Words.ShouldContain("Yes, until five.");
        await firm.Office.NightOf(new LocalDate(2026, 3, 3));
        (await firm.People()).Single().Kind.ShouldBe("enquiry");
        (await firm.Said()).Count.ShouldBe(2);
    }

    private static string WithoutMail(string policy)
    {
        var at = policy.IndexOf("\n  enquiries:\n", StringComparison.Ordinal);
        return policy[..at] + policy[at..].Replace("channels: [email, phone]", "channels: [phone]");
    }

    private static async Task<string> LinkIn(EnquiryOffice firm)
    {
        var body = (await firm.Office.Read(db => db.Set<OutgoingMail>().AsNoTracking().OrderBy(m => m.WrittenAt).FirstAsync())).Body;
        return "/firm/enquire/newsletter/" + body.Split("/firm/enquire/newsletter/")[1].Split('\n')[0];
    }

    private static async Task<bool> MayWrite(EnquiryOffice firm, Guid id)
    {
        var allowed = false;
        await firm.Office.Change(async work => allowed = (await firm.House.Get<Permit.Gate>().Ask(work, new Use("newsletter", "subscription", id, "email"))).Permit is not null);
        return allowed;
    }
}
