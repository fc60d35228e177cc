using System.Net;
using App.Tests.Harness;
using Avow.Database;
using Avow.Modules.Identity;
using Avow.Modules.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.People;

public sealed class RelationshipKeepingTests
{
    [Databases]
    [Promise("C-08")]
    public async Task A_prospect_goes_30_days_after_the_interest_ceased_with_everything_held(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect(more: [("email", "marion@ashdown.example")]);
        await firm.Post(prospect, $"people/{prospect.PersonId}/notes", ("note", "Fond of marzipan."));
        (await firm.Post(prospect, $"relationships/{prospect.Id}/end", ("how", "interest-ceased"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await firm.Staff.Get("/firm/people")).Words.ShouldNotContain("Marion", customMessage: "over: out of the list");
        (await firm.Office.NightOf(new LocalDate(2026, 3, 31))).Disposed.ShouldBe(0);
        (await firm.Office.Has(prospect)).ShouldBeTrue();

        (await firm.Office.NightOf(new LocalDate(2026, 4, 1))).Disposed.ShouldBe(1);
        (await firm.Office.Has(prospect)).ShouldBeFalse();
        foreach (var word in new[] { "Marion", "marion@", "marzipan" })
        {
            (await firm.House.Traces(word)).ShouldBeEmpty(word);
        }
    }

    [Databases]
    [Promise("C-08")]
    public async Task Nobody_stays_for_ever_because_a_prospect_of_whom_nothing_is_heard_goes_too(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect();
        var verdict = await firm.Office.VerdictOn("prospect-contact", prospect.Id);
        verdict.DueAt.ShouldBe(House.London(new LocalDate(2028, 3, 2)), "24 months after we last heard from each other");
        verdict.Duty!.Value.At.ShouldBeLessThanOrEqualTo(House.London(new LocalDate(2027, 3, 3)), "somebody looks within 12 months");
    }

    [Databases]
    [Promise("D-04")]
    public async Task An_enquiry_that_does_not_go_ahead_is_deleted_and_can_be_taken_back_until_the_night(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database, "call-answering");
        await firm.Enter("enquiry", "enquirer", ("given-name", "Owen"), ("family-name", "Prosser"), ("phone", "01632 960318"), ("source", "phone"));
        var enquiry = (await firm.All()).Single();
        var question = await firm.Staff.Get($"/firm/relationships/{enquiry.Id}/end");
        question.Words.ShouldContain("the matter is closed, it did not go ahead");
        await firm.Staff.Submit(question, "/end");
        await firm.Post(enquiry, $"relationships/{enquiry.Id}/end/closed/undo");
        (await firm.Office.NightOf(new LocalDate(2026, 3, 3))).Disposed.ShouldBe(0, "it was taken back");
        await firm.Staff.Submit(await firm.Staff.Get($"/firm/relationships/{enquiry.Id}/end"), "/end");
        (await firm.Office.NightOf(new LocalDate(2026, 3, 4))).Disposed.ShouldBe(1);
        (await firm.All()).ShouldBeEmpty();
        (await firm.House.Traces("Prosser")).ShouldBeEmpty();
    }

    [Databases]
    [Promise("A-10")]
    public async Task Taking_the_yes_back_ends_that_relationship_and_the_page_says_what_stays(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database, "web-studio");
        var refused = await firm.Enter("relationship", "customer", ("given-name", "Marion"), ("source", "person"));
        refused.Words.ShouldContain("Without that there is no consent.");
        await firm.Enter("relationship", "customer", ("given-name", "Marion"), ("email", "marion@ashdown.example"), ("source", "person"), ("evidence", "form"));
        var consented = (await firm.All()).Single();
        consented.Bases.Single().ShouldSatisfyAllConditions(b => b.Basis.ShouldBe("consent"), b => b.Evidence.ShouldBe("form"));
        await firm.Staff.Submit(await firm.Staff.Get($"/firm/people/{consented.PersonId}/relationships/new?kind=project-record&group=customer"), "/relationships", ("source", "person"));

        var question = await firm.Staff.Get($"/firm/relationships/{consented.Id}/end?how=withdrawn");
        question.Words.ShouldContain("What stays, and why:");
        question.Words.ShouldContain("(contract)");
        await firm.Staff.Submit(question, "/end", ("how", "withdrawn"));
        (await firm.Office.NightOf(new LocalDate(2026, 3, 3))).Disposed.ShouldBe(1);
        var left = (await firm.All()).Single();
        (left.Kind, left.Basis, left.Details.Count).ShouldBe(("project-record", "contract", 2));
        (await firm.Show(left)).Words.ShouldNotContain("consent");
    }

    [Databases]
    public async Task A_restriction_stops_the_night_and_every_change_until_it_is_lifted(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect();
        await firm.Post(prospect, $"relationships/{prospect.Id}/end", ("how", "interest-ceased"));
        (await firm.Post(prospect, $"people/{prospect.PersonId}/restriction", ("ground", "claims"), ("review", "2026-06-01"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        var page = await firm.Show(prospect);
        page.Words.ShouldContain("Restricted because the person needs it for a claim. Somebody looks again on 1 June 2026.");
        page.Html.QuerySelectorAll("main [aria-disabled=true]").Length.ShouldBe(2);
        (await firm.Post(prospect, $"people/{prospect.PersonId}/notes", ("note", "Not now."))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await firm.Post(prospect, $"relationships/{prospect.Id}/removal")).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await firm.Again(prospect)).RemovedAt.ShouldBeNull("a restricted record is not removed");
        await firm.Office.NightOf(new LocalDate(2026, 5, 1));
        (await firm.Office.Has(prospect)).ShouldBeTrue();

        await firm.Post(prospect, $"people/{prospect.PersonId}/restriction/lifting");
        await firm.Office.NightOf(new LocalDate(2026, 5, 2));
        (await firm.Office.Has(prospect)).ShouldBeFalse();
    }

    [Databases]
    public async Task What_is_kept_for_law_only_is_seen_by_owner_and_privacy_lead_alone(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Enter("contact", "customer", ("given-name", "Marion"), ("family-name", "Ashdown"), ("source", "person"));
        var contact = (await firm.All()).Single();
        await firm.Post(contact, $"relationships/{contact.Id}/end", ("how", "contract-ended"), ("on", "2026-02-01"));
        using var colleague = await firm.Office.SignIn(await firm.Office.AddStaff(StaffRole.Staff));
        (await colleague.Get($"/firm/people/{contact.PersonId}")).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var path in new[] { "people", "people?q=ashdown", "people?law=1" })
        {
            (await colleague.Get($"/firm/{path}")).Words.ShouldNotContain("Marion");
        }

        (await firm.Staff.Get("/firm/people?law=1")).Words.ShouldContain("Marion Ashdown");
        (await firm.Show(contact)).Words.ShouldContain("Kept for law only");
        (await firm.Office.VerdictOn("contact", contact.Id)).DueAt.ShouldBe(House.London(new LocalDate(2032, 2, 1)));
    }

    [Databases]
    public async Task Every_look_is_written_down_and_goes_after_12_months(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect();
        await firm.Show(prospect);
        (await firm.Show(prospect)).Words.ShouldContain("This page was opened 2 times.");
        (await firm.Office.Read(db => db.Set<PersonRead>().CountAsync())).ShouldBe(2);
        await firm.Office.NightOf(new LocalDate(2027, 3, 1));
        (await firm.Office.Read(db => db.Set<PersonRead>().CountAsync())).ShouldBe(2);
        await firm.Office.NightOf(new LocalDate(2027, 3, 2));
        (await firm.Office.Read(db => db.Set<PersonRead>().CountAsync())).ShouldBe(0);
        (await firm.Office.Has(prospect)).ShouldBeTrue();
    }

    [Databases]
    public async Task Another_organisation_sees_nobody(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect();
        var other = await firm.House.Found("other");
        using var neighbour = await other.SignIn(await other.AddStaff());
        (await neighbour.Get("/other/people?q=ashdown")).Words.ShouldNotContain("Marion");
        (await neighbour.Get($"/other/people/{prospect.PersonId}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.Read(db => db.Set<Relationship>().CountAsync())).ShouldBe(0);
    }
}
