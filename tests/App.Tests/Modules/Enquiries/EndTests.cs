using System.Net;
using App.Tests.Harness;
using Avow.Modules.MessageBank;
using Avow.Permits;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Enquiries;

public sealed class EndTests
{
    private const string Rule = "      enquiry: until closed, or 12 months after last-interaction, whichever is first; then delete";

    [Databases]
    [Promise("D-04")]
    public async Task What_did_not_proceed_is_gone_with_its_thread_and_mails_and_may_be_undone_until_the_night(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database);
        var id = await firm.Call();
        await firm.Answer(id, "Ninety pounds a month.");
        var question = await firm.Staff.Get($"/firm/enquiries/{id}/closing");
        question.Words.ShouldContain("Tonight we delete the name, how to reach them, everything that was said and our mails about it.");
        var closed = await firm.Staff.Follow(await firm.Staff.Submit(question, "/closing"));
        closed.Words.ShouldContain("It is closed and goes tonight.");
        await firm.Staff.Submit(closed, "/closing/undo");
        (await firm.Office.NightOf(new LocalDate(2026, 3, 3))).Disposed.ShouldBe(0, "it was undone");
        (await firm.Said()).Count.ShouldBe(2);

        await firm.Close(id);
        (await firm.Staff.Get("/firm/enquiries?show=closed")).Words.ShouldContain("Owen Prosser");
        (await firm.Staff.Get("/firm/enquiries")).Words.ShouldNotContain("Owen Prosser");
        await firm.Office.NightOf(new LocalDate(2026, 3, 4));
        (await firm.People()).ShouldBeEmpty();
        (await firm.Said()).ShouldBeEmpty();
        foreach (var word in new[] { "Prosser", "owen@", "Ninety pounds", "Wants prices" })
        {
            await firm.House.ShouldHaveNoTraceOf(word);
        }
    }

    [Databases]
    [Promise("D-04")]
    public async Task Without_the_rule_it_stays_and_the_page_promises_nothing_else(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database, change: t => t.Replace(Rule, "      enquiry: 12 months after last-interaction; then delete"));
        var id = await firm.Call();
        (await firm.Staff.Get($"/firm/enquiries/{id}/closing")).Words.ShouldContain("It is closed, and stays as long as the notice says");
        await firm.Close(id);
        (await firm.Office.NightOf(new LocalDate(2026, 3, 4))).Disposed.ShouldBe(0);
        (await firm.People()).Count.ShouldBe(1);
    }

    [Databases]
    [Promise("D-04")]
    public async Task An_enquiry_that_went_quiet_comes_up_first_with_the_reason(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database);
        var quiet = await firm.Call();
        await firm.Answer(quiet, "Ninety pounds a month.");
        await firm.House.MoveTo(new LocalDate(2026, 4, 2), new LocalTime(9, 0));
        await firm.Call(("name", "Ines Vale"), ("email", "ines@vale.example"));
        (await firm.Staff.Get("/firm/enquiries")).Words.ShouldNotContain("Nothing heard since");
        await firm.House.MoveTo(new LocalDate(2026, 4, 3), new LocalTime(9, 0));
        var list = await firm.Staff.Get("/firm/enquiries");
        list.Words.ShouldContain("Nothing heard since 2 March 2026, which is more than 1 month: close it, or ask.");
        list.Html.QuerySelectorAll("tbody th a").Select(a => a.TextContent).ShouldBe(["Owen Prosser", "Ines Vale"]);
        (await firm.Staff.Get("/firm/enquiries?q=ines")).Html.QuerySelectorAll("tbody th a").Select(a => a.TextContent).ShouldBe(["Ines Vale"]);

        await firm.Answer(quiet, "Are you still interested?");
        (await firm.Staff.Get("/firm/enquiries")).Words.ShouldNotContain("Nothing heard since");
    }

    [Databases]
    public async Task Nobody_stays_longer_than_12_months_after_the_last_word(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database);
        await firm.Call();
        await firm.Office.NightOf(new LocalDate(2027, 3, 1));
        (await firm.People()).Count.ShouldBe(1);
        await firm.Office.NightOf(new LocalDate(2027, 3, 2));
        (await firm.People()).ShouldBeEmpty();
    }

    [Databases]
    public async Task Who_became_a_client_begins_on_the_policys_basis_and_the_enquiry_goes(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database, "web-studio");
        var id = await firm.Call(("company", "Prosser Slate"));
        var question = await firm.Staff.Get($"/firm/enquiries/{id}/client");
        question.Words.ShouldContain("What you choose begins now");
        (await firm.Staff.Submit(question, "/client", ("reason", "nonsense"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await firm.People()).Count.ShouldBe(1);
        await firm.Staff.Submit(question, "/client", ("reason", "project-record customer contract"));
        await firm.Office.NightOf(new LocalDate(2026, 3, 3));
        var client = (await firm.People()).Single();
        (client.Kind, client.PeopleGroup, client.Basis, client.FullName, client.Company).ShouldBe(("project-record", "customer", "contract", "Owen Prosser", "Prosser Slate"));
        client.Details.ShouldContain(d => d.Field == "email" && d.Value == "owen@prosser.example");
        (await firm.Said()).ShouldBeEmpty();
    }

    [Databases]
    public async Task At_a_bureau_a_client_with_one_contact_begins(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database);
        var id = await firm.Call(("company", "Prosser Slate"));
        var answer = await firm.Staff.Submit(await firm.Staff.Get($"/firm/enquiries/{id}/client"), "/client", ("reason", "calls"));
        answer.Location!.ShouldStartWith("/firm/clients/");
        (await firm.Staff.Get(answer.Location!)).Words.ShouldContain("Prosser Slate");
        await firm.Office.NightOf(new LocalDate(2026, 3, 3));
        (await firm.People()).ShouldBeEmpty();
        (await firm.Office.Read(db => db.Set<ClientContact>().AsNoTracking().SingleAsync())).Email.ShouldBe("owen@prosser.example");
    }

    [Databases]
    [Promise("D-03")]
    public async Task A_yes_to_the_newsletter_outlives_the_enquiry_as_a_reason_of_its_own(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database);
        var id = await firm.Call(("company", "Prosser Slate"));
        await firm.Answer(id, "Ninety pounds a month.", ("invite", "yes"));
        (await firm.People()).Count.ShouldBe(1);
        var link = System.Text.RegularExpressions.Regex.Match((await firm.Office.Read(db => db.Set<Avow.Mail.OutgoingMail>().AsNoTracking().SingleAsync())).Body, "/firm/enquire/newsletter/[A-Za-z0-9_-]+").Value;
        await firm.Stranger.Submit(await firm.Stranger.Get(link));
        await firm.Stranger.Post(link);
        var reader = (await firm.People()).Single(r => r.Kind == "subscription");
        (reader.Basis, reader.Source, reader.FullName).ShouldBe(("consent", "form", "Owen Prosser"));
        reader.Details.ShouldContain(d => d.Field == "email" && d.Value == "owen@prosser.example");
        reader.Details.ShouldNotContain(d => d.Field == "phone", "the newsletter needs no number");
        await firm.Staff.Submit(await firm.Staff.Get($"/firm/enquiries/{id}/client"), "/client", ("reason", "calls"));
        await firm.Office.NightOf(new LocalDate(2026, 3, 3));
        (await firm.People()).Single().Id.ShouldBe(reader.Id, "the enquiry is gone, the reader stays");
        UseRefused? refused = null;
        await firm.Office.Change(async work => (_, refused) = await firm.House.Get<Permit.Gate>().Ask(work, new Use("newsletter", "subscription", reader.Id, Channel: "email")));
        refused.ShouldBeNull();
    }

    [Databases]
    public async Task A_yes_and_a_no_of_an_enquirer_hold_on_when_a_client_begins(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database, "web-studio");
        var id = await firm.Call();
        var person = (await firm.People()).Single().PersonId;
        await firm.Office.Change(work =>
        {
            work.Db.Add(new GivenConsent { Id = Guid.CreateVersion7(), SubjectId = id, Purpose = "some-purpose", Policy = "2026-01-01", Words = [1], How = "form", GivenAt = House.Start, RecordedBy = Guid.Empty });
            work.Db.Add(new SaidNo { Id = Guid.CreateVersion7(), RecordId = id, PersonId = person, Purpose = "collaboration", Channel = "email", SaidAt = House.Start });
            return Task.CompletedTask;
        });
        await firm.Staff.Submit(await firm.Staff.Get($"/firm/enquiries/{id}/client"), "/client", ("reason", "project-record customer contract"));
        await firm.Office.NightOf(new LocalDate(2026, 3, 3));
        var client = (await firm.People()).Single().Id;
        (await firm.Office.Read(db => db.Set<GivenConsent>().AsNoTracking().SingleAsync())).ShouldSatisfyAllConditions(c => c.SubjectId.ShouldBe(client), c => c.GivenAt.ShouldBe(House.Start));
        (await firm.Office.Read(db => db.Set<SaidNo>().AsNoTracking().SingleAsync())).ShouldSatisfyAllConditions(n => n.RecordId.ShouldBe(client), n => n.PersonId.ShouldBe(person));
    }

    [Databases]
    public async Task Another_organisation_sees_no_enquiry(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database);
        var id = await firm.Call();
        var other = await firm.House.Found("other");
        using var neighbour = await other.SignIn(await other.AddStaff());
        (await neighbour.Get("/other/enquiries?q=prosser")).Words.ShouldNotContain("Owen Prosser");
        (await neighbour.Get($"/other/enquiries/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
