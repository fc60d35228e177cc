using System.Net;
using App.Tests.Harness;
using Avow.Modules.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.People;

public sealed class PersonPageTests
{
    [Databases]
    [Promise("A-01")]
    public async Task The_page_shows_each_value_with_field_source_basis_and_end(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database, "web-studio");
        await firm.Enter(
            "project-record", "customer", ("given-name", "Marion"), ("family-name", "Ashdown"), ("job-title", "Partner"), ("email", "marion@ashdown.example"), ("phone", "01632 960318"),
            ("mobile", "07700 900318"), ("address", "4 Lantern Quay"), ("website", "https://ashdown.example"), ("company", "Ashdown & Pike"), ("company-number", "SC123456"), ("source", "phone"));
        var person = (await firm.All()).Single();
        var page = await firm.Show(person);
        var rows = page.Html.QuerySelectorAll("main tbody tr").Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        foreach (var (value, field) in new[] { ("Partner", "Job title"), ("marion@ashdown.example", "E-mail"), ("01632 960318", "Telephone"), ("07700 900318", "Mobile"), ("4 Lantern Quay", "Address"), ("https://ashdown.example", "Website"), ("Ashdown & Pike", "Company"), ("SC123456", "Company number") })
        {
            rows.ShouldContain(r => r.Contains(value) && r.Contains(field) && r.Contains("telephone call") && r.Contains("2 March 2026") && r.Contains("contract"), value);
        }

        page.Words.ShouldContain("We might also hold these, and here hold nothing of them: contracts, letters and e-mails, appointments, documents and use.");
        page.Words.ShouldContain("6 years after");
    }

    [Databases]
    public async Task What_will_be_here_on_a_day_is_what_the_night_of_that_day_leaves(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect(more: [("email", "marion@ashdown.example")]);
        await firm.Post(prospect, $"relationships/{prospect.Id}/end", ("how", "interest-ceased"));
        async Task<string[]> On(string day) => [.. (await firm.Staff.Get($"/firm/people/{prospect.PersonId}?on={day}")).Html.QuerySelectorAll("#will ~ div tbody tr")[0].QuerySelectorAll("td.n").Select(c => c.TextContent.Trim())];
        (await On("2026-03-31")).ShouldBe(["3", "3"]);
        (await On("2026-04-01")).ShouldBe(["3", "0"]);
        await firm.Office.NightOf(new LocalDate(2026, 4, 1));
        (await firm.Office.Has(prospect)).ShouldBeFalse();
    }

    [Databases]
    [Promise("A-01")]
    public async Task The_page_shows_holds_with_their_reason_and_what_is_kept_for_law_only(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect(more: [("email", "marion@ashdown.example")]);
        (await firm.Show(prospect)).Words.ShouldContain("Nothing stops what goes by date.");
        var hold = await firm.Office.Hold(prospect.Id, "prospect-contact", reason: "A claim over the fair is expected");
        (await firm.Show(prospect)).Words.ShouldContain("A claim over the fair is expected");
        await firm.Office.Lift(hold);
        (await firm.Show(prospect)).Words.ShouldNotContain("A claim over the fair is expected");

        await firm.Post(prospect, $"relationships/{prospect.Id}/end", ("how", "objected"));
        var page = await firm.Show(prospect);
        page.Words.ShouldContain("is kept for law only");
        page.Words.ShouldContain("Objected");
        var blocked = page.Html.QuerySelectorAll("main [aria-disabled=true]").ToList();
        blocked.ShouldNotBeEmpty();
        blocked.ShouldAllBe(b => b.GetAttribute("aria-describedby") == "blocked" && page.Html.QuerySelector("#blocked")!.TextContent.Length > 20, "each says why");
        (await firm.Staff.Get($"/firm/people/{prospect.PersonId}/correction")).Status.ShouldBe(HttpStatusCode.NotFound, "the server refuses it too");
        using var clerk = await firm.Office.SignIn(await firm.Office.AddStaff(Avow.Modules.Identity.StaffRole.Staff));
        (await clerk.Get($"/firm/people/{prospect.PersonId}")).Status.ShouldBe(HttpStatusCode.NotFound, "seen by owner and privacy lead alone");
    }

    [Databases]
    [Promise("A-11")]
    public async Task Notes_and_interests_stand_with_the_person_and_go_with_the_relationship(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect();
        var page = await firm.Show(prospect);
        page.Words.ShouldContain("The person may read this. Write it so.");
        await firm.Staff.Submit(page, "/notes", ("note", "Prefers a call before ten."));
        await firm.Staff.Submit(page, "/interests/words", ("word", "Online booking"));
        page = await firm.Show(prospect);
        page.Words.ShouldContain("Prefers a call before ten.");
        var interest = await firm.Office.Read(db => db.Set<Interest>().SingleAsync());
        await firm.Staff.Submit(page, "/interests", ("interest", interest.Id.ToString()));
        (await firm.Office.Read(db => db.Set<PersonInterest>().SingleAsync())).RelationshipId.ShouldBe(prospect.Id);
        await firm.Post(prospect, $"people/{prospect.PersonId}/interests", ("interest", Guid.CreateVersion7().ToString()));
        (await firm.Office.Read(db => db.Set<PersonInterest>().CountAsync())).ShouldBe(0, "only words of the list; the other was unticked");
        var tooLong = await firm.Post(prospect, $"people/{prospect.PersonId}/notes", ("note", new string('x', 4_001)));
        (tooLong.Status, tooLong.Words.Contains("at most 4,000 signs")).ShouldBe((HttpStatusCode.UnprocessableEntity, true));
        await firm.Enter("visit-entry", "office-visitor", ("given-name", "Gareth"), ("source", "person"));
        var visitor = (await firm.All()).Last();
        (await firm.Show(visitor)).Words.ShouldNotContain("Note for colleagues", customMessage: "our notice does not speak of notes on visitors");
    }

    [Databases]
    [Promise("D-18")]
    public async Task A_correction_carries_who_told_us_and_leaves_the_rest_as_it_was(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect(more: [("email", "old@ashdown.example"), ("job-title", "Partner")]);
        await firm.House.MoveTo(House.Start + Duration.FromDays(10));
        var form = await firm.Staff.Get($"/firm/people/{prospect.PersonId}/correction");
        (await firm.Staff.Submit(form, "/correction", ("given-name", "Marion"), ("family-name", "Pike"), ("email", "new@pike.example"), ("source", "email"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        var now = (await firm.All()).Single();
        (now.FullName, now.SortName).ShouldBe(("Marion Pike", "pike marion"));
        now.Details.Single(d => d.Field == "email").ShouldSatisfyAllConditions(d => d.Value.ShouldBe("new@pike.example"), d => d.Source.ShouldBe("email"), d => d.ToldAt.ShouldBe(House.Start + Duration.FromDays(10)));
        now.Details.Single(d => d.Field == "given-name").ShouldSatisfyAllConditions(d => d.Source.ShouldBe("event"), d => d.ToldAt.ShouldBe(House.Start));
        (await firm.House.Traces("old@ashdown")).ShouldBeEmpty();
    }

    [Databases]
    public async Task Two_who_are_the_same_become_one_and_the_stricter_choice_holds(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var one = await firm.Prospect(more: [("email", "marion@ashdown.example")]);
        var other = await firm.Prospect("M.", "Ashdown", ("email", "Marion@Ashdown.example"));
        var page = await firm.Show(one);
        page.Words.ShouldContain("M. Ashdown may be the same person");
        page.Words.ShouldContain("Both have the same e-mail.");
        await firm.Post(other, $"relationships/{other.Id}/end", ("how", "objected"));
        await firm.Post(one, $"people/{one.PersonId}/merge/{other.PersonId}");
        var all = await firm.All();
        all.ShouldAllBe(r => r.PersonId == one.PersonId && r.FullName == "Marion Ashdown" && r.ObjectedAt != null && r.OverAt != null);
        await firm.Post(one, $"people/{one.PersonId}/merge/{other.PersonId}/undo");
        var parted = await firm.Again(other);
        (parted.PersonId, parted.FullName).ShouldBe((other.PersonId, "M. Ashdown"));
        (await firm.Again(one)).ObjectedAt.ShouldNotBeNull("better one no too many");
    }

    [Databases]
    public async Task People_are_found_by_name_nearly_right_number_address_and_company(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Prospect("Åsa", "Öberg", ("email", "asa@ekbacken.example"), ("phone", "+44 1632 960318"), ("company", "Ekbackens Bageri"));
        await firm.Prospect("Gareth", "Linton");
        foreach (var q in new[] { "oberg", "åsa öb", "ASA@ekb", "01632 960 318", "0044 1632 960318", "bageri", "oebrg", "öbreg asa" })
        {
            var found = await firm.Staff.Get($"/firm/people?q={Uri.EscapeDataString(q)}");
            found.Words.ShouldContain("Åsa Öberg", customMessage: q);
            found.Words.ShouldNotContain("Gareth", customMessage: q);
        }

        (await firm.Staff.Get("/firm/people?q=zzzz")).Words.ShouldContain("Nobody here fits that.");
        (await firm.Staff.Get("/firm/people?q=%25")).Words.ShouldNotContain("Exception");
    }

    [Databases]
    public async Task The_list_turns_its_pages_without_a_name_in_the_address(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Office.Change(work => Crowd.Add(firm, work, 60));
        var first = await firm.Staff.Get("/firm/people");
        first.Html.QuerySelectorAll("main tbody tr").Length.ShouldBe(50);
        var older = first.Html.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        older.ShouldNotContain("person", Case.Insensitive);
        var second = await firm.Staff.Get(older);
        second.Html.QuerySelectorAll("main tbody tr").Length.ShouldBe(10);
        first.Html.QuerySelectorAll("main tbody th a").Concat(second.Html.QuerySelectorAll("main tbody th a")).Select(a => a.TextContent).Distinct().Count().ShouldBe(60);
    }
}
