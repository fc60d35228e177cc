using System.Net;
using App.Tests.Harness;
using App.Tests.Modules.People;
using Avow.Modules.People;
using Avow.Permits;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.YourData;

public sealed class OwnDataTests
{
    private const string Email = "marion@ashdown.example";

    [Databases]
    [Promise("C-15")]
    public async Task A_person_sees_what_is_held_why_from_whom_until_when_and_who_looked(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect(more: [("email", Email), ("job-title", "Partner"), ("company", "Ashdown & Pike")]);
        await firm.Post(prospect, $"people/{prospect.PersonId}/notes", ("note", "Prefers a call before ten."));
        await firm.Show(prospect);
        using var guest = await firm.Enter(Email);
        var page = await guest.Get("/firm/your-data");
        foreach (var shown in new[] { "Marion Ashdown", "Partner", Email, "Ashdown & Pike", "event", "2 March 2026", "legitimate interests", "24 months after", "Prefers a call before ten.", "Mailchimp", "Your data at Hollowbeck Group", "You, by a link", "Owner" })
        {
            page.Words.ShouldContain(shown);
        }

        page.Words.ShouldNotContain("Owner 1", customMessage: "a worker's name is not told");
        (await firm.Show(prospect)).Words.ShouldContain("The person looked, by link");
    }

    [Databases]
    [Promise("C-15")]
    public async Task A_correction_says_that_the_person_told_us_and_stands_on_her_timeline(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect(more: [("email", Email), ("job-title", "Wharfinger")]);
        await firm.House.MoveTo(House.Start + Duration.FromDays(10));
        using var guest = await firm.Enter(Email);
        var wrong = await guest.Submit(await guest.Get("/firm/your-data/correction"), "/correction", ("given-name", "Marion"), ("family-name", "Ashdown"), ("job-title", "Director"), ("email", "no address"));
        (wrong.Status, wrong.Words.Contains("Write an e-mail address")).ShouldBe((HttpStatusCode.UnprocessableEntity, true));
        var answer = await guest.Submit(await guest.Get("/firm/your-data/correction"), "/correction", ("given-name", "Marion"), ("family-name", "Ashdown"), ("job-title", "Director"), ("email", Email));
        answer.Location.ShouldBe("/firm/your-data");
        (await guest.Follow(answer)).Words.ShouldContain("Director");
        var now = (await firm.All()).Single();
        now.Details.Single(d => d.Field == "job-title").ShouldSatisfyAllConditions(
            d => d.Value.ShouldBe("Director"), d => d.Source.ShouldBe("person"), d => d.ToldAt.ShouldBe(House.Start + Duration.FromDays(10)));
        now.Details.Single(d => d.Field == "given-name").Source.ShouldBe("event");
        now.ConfirmedAt.ShouldBe(House.Start + Duration.FromDays(10));
        (await firm.Show(prospect)).Words.ShouldContain("The person corrected, by link: Job title");
        (await firm.House.Traces("Wharfinger")).ShouldBeEmpty();
        (await firm.Office.Ledger("person-corrected")).ShouldHaveSingleItem().Actor.ShouldBeNull();
    }

    [Databases]
    public async Task A_new_address_shuts_the_links_that_went_to_the_old_one(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Prospect(more: [("email", Email)]);
        await firm.Ask(Email);
        var old = await firm.Link();
        using var guest = await firm.Enter(Email);
        await guest.Submit(await guest.Get("/firm/your-data/correction"), "/correction", ("given-name", "Marion"), ("family-name", "Ashdown"), ("email", "marion@pike.example"));
        (await guest.Get(old)).Status.ShouldBe(HttpStatusCode.Gone);
        (await guest.Get("/firm/your-data")).Words.ShouldContain("marion@pike.example", customMessage: "her own visit goes on");
    }

    [Databases]
    [Promise("C-15")]
    public async Task A_no_to_a_channel_holds_at_once_at_the_gate_and_a_yes_brings_it_back(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect(more: [("email", Email)]);
        (await Refusal(firm, prospect, "email")).ShouldBeNull();
        using var guest = await firm.Enter(Email);
        await guest.Submit(await guest.Get("/firm/your-data/contact"), "/contact", ("may.business-development", "phone"));
        (await Refusal(firm, prospect, "email")).ShouldBe("said-no");
        (await Refusal(firm, prospect, "phone")).ShouldBeNull();
        (await firm.Show(prospect)).Words.ShouldContain("does not want to be reached about “Finding new customers” by e-mail");
        (await firm.Ask(Email)).Location.ShouldBe("/firm/your-data/asked");
        (await firm.Mails()).Count.ShouldBe(2, "an answer to her own request still reaches her");

        await firm.Enter("contact", "customer", ("given-name", "Marion"), ("source", "person"));
        await guest.Submit(await guest.Get("/firm/your-data/contact"), "/contact", ("may.business-development", "email"));
        (await Refusal(firm, prospect, "email")).ShouldBeNull();
    }

    [Databases]
    [Promise("C-15")]
    public async Task A_yes_to_the_newsletter_is_a_yes_to_its_words_and_can_be_taken_back(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect(more: [("email", Email)]);
        using var guest = await firm.Enter(Email);
        var form = await guest.Get("/firm/your-data/contact");
        form.Words.ShouldContain("A tick is your yes to these words: “Yes, send me the white papers");
        await guest.Submit(form, "/contact", ("may.white-papers", "email"));
        var given = await firm.Office.Read(db => db.Set<GivenConsent>().AsNoTracking().SingleAsync());
        (given.SubjectId, given.Purpose, given.How, given.WithdrawnAt).ShouldBe((prospect.Id, "white-papers", "form", null));
        form = await guest.Get("/firm/your-data/contact");
        await guest.Submit(form, "/contact", ("may.white-papers", ""));
        (await firm.Office.Read(db => db.Set<GivenConsent>().AsNoTracking().SingleAsync())).WithdrawnAt.ShouldNotBeNull();
        (await Refusal(firm, prospect, "email")).ShouldBeNull("the other purpose is another choice");
        (await Marks(firm)).ShouldBe(1, "no list brings her back");
        await guest.Submit(await guest.Get("/firm/your-data/contact"), "/contact", ("may.white-papers", "email"));
        (await Marks(firm)).ShouldBe(0, "she came back herself");
    }

    [Databases]
    [Promise("C-15")]
    public async Task What_may_go_goes_in_the_night_and_can_be_put_back_before(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect(more: [("email", Email)]);
        using var guest = await firm.Enter(Email);
        var ask = await guest.Get($"/firm/your-data/striking/{prospect.Id}");
        ask.Words.ShouldContain("3 details go for good in the coming night");
        var page = await guest.Follow(await guest.Submit(ask, $"/striking/{prospect.Id}"));
        page.Words.ShouldContain("You struck this out. It goes for good tonight.");
        (await firm.Again(prospect)).RemovedAt.ShouldNotBeNull();
        await guest.Submit(page, $"/striking/{prospect.Id}/undo");
        (await firm.Again(prospect)).RemovedAt.ShouldBeNull();
        await guest.Submit(await guest.Get($"/firm/your-data/striking/{prospect.Id}"), $"/striking/{prospect.Id}");
        await firm.Office.NightOf(new LocalDate(2026, 3, 3));
        (await firm.Office.Has(prospect)).ShouldBeFalse();
        (await firm.Office.Read(db => db.Set<Avow.Modules.People.Public.PersonLink>().CountAsync())).ShouldBe(0);
        (await guest.Get("/firm/your-data")).Words.ShouldNotContain("Marion");
    }

    [Databases]
    public async Task What_a_contract_or_a_hold_needs_stays_and_says_why(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Enter("contact", "customer", ("given-name", "Marion"), ("email", Email), ("source", "person"));
        var contact = (await firm.All()).Single();
        using var guest = await firm.Enter(Email);
        (await guest.Get("/firm/your-data")).Words.ShouldContain("You cannot strike this out, because a contract");
        var ask = await guest.Get($"/firm/your-data/striking/{contact.Id}");
        ask.Words.ShouldContain("This cannot be struck out");
        ask.Words.ShouldContain("6 years after");
        var token = (await guest.Get("/firm/your-data")).Form("/leaving").QuerySelector("input")!.GetAttribute("value")!;
        (await guest.Post($"/firm/your-data/striking/{contact.Id}", ("__RequestVerificationToken", token))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await firm.Again(contact)).RemovedAt.ShouldBeNull();

        await firm.Post(contact, $"people/{contact.PersonId}/restriction", ("ground", "accuracy"), ("review", "2026-04-01"));
        var stored = await guest.Get("/firm/your-data");
        stored.Words.ShouldContain("is only stored at the moment");
        (await guest.Get("/firm/your-data/correction")).Location.ShouldBe("/firm/your-data");
    }

    [Databases]
    public async Task What_staff_removed_the_person_does_not_put_back(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect(more: [("email", Email)]);
        await firm.Post(prospect, $"relationships/{prospect.Id}/removal");
        using var guest = await firm.Enter(Email);
        var page = await guest.Get("/firm/your-data");
        page.Words.ShouldContain("tonight");
        var token = page.Form("/leaving").QuerySelector("input")!.GetAttribute("value")!;
        (await guest.Post($"/firm/your-data/striking/{prospect.Id}/undo", ("__RequestVerificationToken", token))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Databases]
    [Promise("C-15")]
    public async Task Staff_see_the_same_page_send_the_link_and_are_written_down(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect(more: [("email", Email), ("job-title", "Partner")]);
        (await firm.Show(prospect)).Html.QuerySelector($"a[href$='/people/{prospect.PersonId}/your-data']").ShouldNotBeNull();
        var page = await firm.Staff.Get($"/firm/people/{prospect.PersonId}/your-data");
        page.Words.ShouldContain("What Marion Ashdown would see");
        page.Words.ShouldContain("Partner");
        page.Html.QuerySelectorAll("form[action*=striking], a[href*=striking]").ShouldBeEmpty("staff only look");
        (await firm.Office.Read(db => db.Set<PersonRead>().CountAsync(r => r.PersonId == prospect.PersonId))).ShouldBe(2);
        await firm.Staff.Submit(page, "/your-data/link");
        (await firm.Mails()).ShouldHaveSingleItem().ToAddress.ShouldBe(Email);
        using var person = await firm.House.Browse();
        var opened = await person.Follow(await person.Submit(await person.Get(await firm.Link())));
        opened.Words.ShouldContain("Partner");
        (await firm.Post(prospect, $"people/{prospect.PersonId}/your-data/link", ("email", "elsewhere@example.com"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Databases]
    [Promise("C-15")]
    public async Task Who_has_not_confirmed_for_a_year_is_listed_until_the_link_is_used(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Prospect(more: [("email", Email)]);
        await firm.House.MoveTo(new LocalDate(2027, 3, 2));
        (await firm.Staff.Get("/firm/people/accuracy")).Words.ShouldContain("Everybody’s details were confirmed in time", customMessage: "a year to the day");
        await firm.Prospect("Gareth", "Linton");
        await firm.House.MoveTo(new LocalDate(2027, 3, 3));
        var list = await firm.Staff.Get("/firm/people/accuracy");
        list.Words.ShouldContain("One person has not told us for 1 year");
        list.Words.ShouldContain("Marion Ashdown");
        list.Words.ShouldNotContain("Gareth");
        using var guest = await firm.Enter(Email);
        (await guest.Follow(await guest.Submit(await guest.Get("/firm/your-data"), "/confirmation"))).Words.ShouldContain("We wrote down that everything is right.");
        (await firm.Staff.Get("/firm/people/accuracy")).Words.ShouldNotContain("Marion");
        (await firm.Staff.Get("/firm/people")).Html.QuerySelector("a[href$='/people/accuracy']").ShouldNotBeNull();
    }

    [Databases]
    [Promise("C-15")]
    public async Task Customers_are_asked_once_by_mail_through_the_gate_whether_their_details_are_right(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        foreach (var (given, address) in new[] { ("Marion", Email), ("Gareth", "gareth@linton.example") })
        {
            (await firm.Enter("contact", "customer", ("given-name", given), ("family-name", "Wharfinger"), ("email", address), ("source", "person"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        }

        await firm.Prospect("Priya", "Raman", ("email", "priya@raman.example"));
        var gareth = (await firm.All())[1];
        await firm.Post(gareth, $"people/{gareth.PersonId}/restriction", ("ground", "accuracy"), ("review", "2026-12-01"));
        (await firm.Staff.Get("/firm/people/accuracy")).Html.QuerySelector("form[action$='/asking']").ShouldBeNull("everybody is known for less than the duty's year");
        await firm.House.MoveTo(new LocalDate(2027, 3, 3));
        var list = await firm.Staff.Get("/firm/people/accuracy");
        list.Words.ShouldContain("Ask one customer by e-mail");
        await firm.Staff.Submit(list, "/asking");
        await firm.House.Work();
        var mail = (await firm.Mails()).ShouldHaveSingleItem();
        (mail.ToAddress, mail.Body.Contains("/firm/your-data"), mail.Body.Contains("Wharfinger,")).ShouldBe((Email, true, true));
        mail.Body.ShouldNotContain(Email);
        list = await firm.Staff.Get("/firm/people/accuracy");
        list.Words.ShouldContain("Asked on 3 March 2027");
        list.Html.QuerySelector("form[action$='/asking']").ShouldBeNull("nobody is asked twice within a month");
        await firm.Post(gareth, "people/accuracy/asking");
        await firm.House.Work();
        (await firm.Mails()).Count.ShouldBe(1);
    }

    [Databases]
    [Promise("C-15")]
    public async Task The_night_asks_by_itself_says_so_before_and_never_twice_in_a_year(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        foreach (var (given, address) in new[] { ("Marion", Email), ("Gareth", "gareth@linton.example") })
        {
            await firm.Enter("contact", "customer", ("given-name", given), ("family-name", "Wharfinger"), ("email", address), ("source", "person"));
        }

        await firm.Prospect("Priya", "Raman", ("email", "priya@raman.example"));
        var gareth = (await firm.All())[1];
        await firm.Post(gareth, $"people/{gareth.PersonId}/restriction", ("ground", "accuracy"), ("review", "2026-12-01"));
        await firm.House.MoveTo(new LocalDate(2027, 3, 1), new LocalTime(12, 0));
        var before = await firm.Staff.Get("/firm/people/accuracy");
        before.Html.QuerySelectorAll("section[aria-labelledby=nights] tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent.Trim()))).ShouldBe(["Marion Wharfinger 3 March 2027"]);
        await Nights(firm, new LocalDate(2027, 3, 2));
        (await firm.Mails()).ShouldBeEmpty("a year to the day");
        await Nights(firm, new LocalDate(2027, 3, 3));
        (await firm.Mails()).ShouldHaveSingleItem().ToAddress.ShouldBe(Email);
        await Nights(firm, new LocalDate(2027, 3, 6));
        (await firm.Mails()).Count.ShouldBe(1, "never twice");
        (await firm.Office.Ledger("accuracy-asked")).Count.ShouldBe(1);
        (await firm.Staff.Get("/firm/")).Words.ShouldContain("one customer asked");
        await firm.House.MoveTo(new LocalDate(2028, 3, 2), new LocalTime(12, 0));
        await Nights(firm, new LocalDate(2028, 3, 3));
        (await firm.Office.Ledger("accuracy-asked")).Count.ShouldBe(1, "a year after the last mail to the day");
        await Nights(firm, new LocalDate(2028, 3, 5));
        (await firm.Office.Ledger("accuracy-asked")).Count.ShouldBe(2);
    }

    [Databases]
    public async Task While_the_nights_only_report_nobody_is_asked_and_the_page_says_so(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Enter("contact", "customer", ("given-name", "Marion"), ("email", Email), ("source", "person"));
        await firm.Office.BeginShadow();
        await firm.House.MoveTo(new LocalDate(2027, 3, 4), new LocalTime(12, 0));
        await Nights(firm, new LocalDate(2027, 3, 5));
        (await firm.Mails()).ShouldBeEmpty();
        (await firm.Staff.Get("/firm/people/accuracy")).Words.ShouldContain("The nights only report, so they write to nobody.");
        await firm.Office.GoLive(0);
        await Nights(firm, new LocalDate(2027, 3, 6));
        (await firm.Mails()).ShouldHaveSingleItem();
    }

    [Databases]
    [Promise("C-15")]
    public async Task While_the_nights_only_report_the_person_and_the_public_are_told_that_nothing_goes(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect(more: [("email", Email)]);
        using var guest = await firm.Enter(Email);
        (await guest.Get("/firm/your-data")).Words.ShouldNotContain("we delete nothing");
        (await guest.Get("/firm/notice")).Words.ShouldNotContain("we delete nothing");
        await firm.Office.BeginShadow();
        (await guest.Get("/firm/your-data")).Words.ShouldContain("Since 2 March 2026 we delete nothing");
        (await guest.Get("/firm/notice")).Words.ShouldContain("Since 2 March 2026 we delete nothing");
        (await firm.Staff.Get($"/firm/people/{prospect.PersonId}/your-data")).Words.ShouldContain("we delete nothing");
        var question = await guest.Get($"/firm/your-data/striking/{prospect.Id}");
        question.Words.ShouldNotContain("in the coming night");
        var struck = await guest.Follow(await guest.Submit(question, $"/striking/{prospect.Id}"));
        struck.Words.ShouldContain("goes for good when we delete again");
        await firm.Office.NightOf(new LocalDate(2026, 3, 3));
        (await firm.All()).ShouldHaveSingleItem("it said so");
        await firm.Office.GoLive(1);
        (await guest.Get("/firm/notice")).Words.ShouldNotContain("we delete nothing");
        await firm.Office.NightOf(new LocalDate(2026, 3, 4));
        (await firm.All()).ShouldBeEmpty();
    }

    [Databases]
    public async Task Joining_one_list_again_keeps_the_mark_while_another_is_left(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Enter("contact", "customer", ("given-name", "Marion"), ("email", Email), ("source", "person"));
        var contact = (await firm.All()).Single();
        await firm.Staff.Submit(await firm.Staff.Get($"/firm/people/{contact.PersonId}/relationships/new?kind=prospect-contact&group=prospect"), "/relationships", ("source", "event"));
        using var guest = await firm.Enter(Email);
        async Task Choose(params string[] purposes) => await guest.Submit(
            await guest.Get("/firm/your-data/contact"), "/contact", [.. new[] { "campaigns", "white-papers" }.Select(p => ($"may.{p}", purposes.Contains(p) ? "email" : ""))]);
        await Choose("campaigns", "white-papers");
        (await Marks(firm)).ShouldBe(0);
        await Choose();
        (await Marks(firm)).ShouldBe(1);
        await Choose("campaigns");
        (await Marks(firm)).ShouldBe(1, "the white papers are still left");
        await Choose("campaigns", "white-papers");
        (await Marks(firm)).ShouldBe(0);
    }

    [Databases]
    [Promise("C-15")]
    public async Task Mails_about_an_enquiry_stand_on_the_persons_own_page(DatabaseKind database)
    {
        await using var firm = await Enquiries.EnquiryOffice.Open(database);
        var id = await firm.Call(("email", Email));
        await firm.Answer(id, "Ninety pounds a month.");
        var person = (await firm.People()).Single().PersonId;
        var page = await firm.Staff.Get($"/firm/people/{person}/your-data");
        page.Words.ShouldContain("Mails we wrote to you");
        page.Words.ShouldContain($"to {Email}");
        page.Words.ShouldNotContain("We keep no mail to you.");
    }

    private static async Task<string?> Refusal(Firm firm, Relationship prospect, string channel)
    {
        UseRefused? refused = null;
        await firm.Office.Change(async work => (_, refused) = await firm.House.Get<Permit.Gate>().Ask(work, new Use("business-development", "prospect-contact", prospect.Id, channel)));
        return refused?.Why;
    }

    private static Task<int> Marks(Firm firm) => firm.Office.Read(db => db.Set<Suppression>().CountAsync(m => m.LiftedAt == null));

    /// <summary>Each night until noon of a day, with what they put into the queue.</summary>
    private static async Task Nights(Firm firm, LocalDate day)
    {
        await firm.House.LiveUntil(House.London(day, new LocalTime(12, 0)));
        await firm.House.Work();
    }
}
