using System.Net;
using App.Tests.Harness;
using App.Tests.Modules.Imports;
using App.Tests.Modules.YourData;
using Avow.Holdings;
using Avow.Modules.Identity;
using Avow.Modules.People;
using Avow.Modules.Tickets;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Tickets;

public sealed class TicketPageTests
{
    private const string Export = """
        [{"id":7,"subject":"Sign-in fails","description_text":"It says no.","requester":{"name":"Marion Ashdown","email":"Marion@ashdown.example"},"status":5,"created_at":"2025-03-01T10:00:00Z",
          "updated_at":"2025-03-09T09:00:00Z","stats":{"closed_at":"2025-03-08T09:00:00Z"},"notes":[{"helpdesk_note":{"body":"She rings again on Monday.","created_at":"2025-03-02T08:00:00Z","private":true}}]},
         {"id":8,"subject":"Invoice","description_text":"Which one?","requester":{"name":"Owen Prosser","email":"owen@prosser.example"},"status":2,"created_at":"2026-02-01T10:00:00Z","updated_at":"2026-02-01T10:00:00Z"}]
        """;

    [Databases]
    public async Task Tickets_are_listed_newest_first_and_found_by_number_subject_and_name(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var empty = await desk.Firm.Staff.Get("/firm/tickets");
        empty.Words.ShouldContain("No tickets yet.");
        await Bring(desk);
        Named(await desk.Firm.Staff.Get("/firm/tickets")).ShouldBe(["Invoice", "Sign-in fails"]);
        foreach (var (q, found) in new[] { ("7", "Sign-in fails"), ("#8", "Invoice"), ("sign-IN", "Sign-in fails"), ("prosser", "Invoice"), ("ashdown.example", "Sign-in fails") })
        {
            Named(await desk.Firm.Staff.Get($"/firm/tickets?q={Uri.EscapeDataString(q)}")).ShouldBe([found], q);
        }

        (await desk.Firm.Staff.Get("/firm/tickets?q=70")).Words.ShouldContain("No ticket fits.");
        (await desk.Firm.Staff.Get("/firm/find?q=owen%40prosser.example")).Words.ShouldContain("#8 Invoice");
    }

    [Databases]
    public async Task A_list_of_many_tickets_is_turned_page_by_page_without_missing_one(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        await desk.Firm.Office.Change(work =>
        {
            work.Db.AddRange(Enumerable.Range(1, 120).Select(n => new Ticket
            {
                Id = Guid.CreateVersion7(), Number = $"{n}", Origin = "freshdesk-tickets", PeopleGroup = "customer", Brand = "software", Source = "person", Subject = $"Subject {n}", Body = "",
                OpenedAt = House.Start - Duration.FromHours(n / 2), BroughtAt = House.Start, BroughtBy = Guid.CreateVersion7(), LookAt = Instant.MaxValue - Duration.FromDays(4_000_000),
            }));
            return Task.CompletedTask;
        });
        var seen = new List<string>();
        for (var at = "/firm/tickets"; at is not null;)
        {
            var page = await desk.Firm.Staff.Get(at);
            seen.AddRange(Named(page));
            at = page.Html.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        (seen.Count, seen.Distinct().Count()).ShouldBe((120, 120));
    }

    [Databases]
    public async Task A_ticket_says_why_it_is_held_until_when_and_where_its_proof_will_be_and_then_it_is_gone(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        await Bring(desk);
        var (ticket, open) = (await TicketOf(desk, "7"), await TicketOf(desk, "8"));
        var page = await desk.Firm.Staff.Get($"/firm/tickets/{ticket.Id}");
        foreach (var shown in new[] { "#7", "Sign-in fails", "Opened on 1 March 2025, closed on 8 March 2025", "It says no.", "She rings again on Monday.", "A note among colleagues", "8 March 2027", "24 months after the ticket is closed", "Nobody among our people has this address." })
        {
            page.Words.ShouldContain(shown);
        }

        (await desk.Firm.Staff.Get($"/firm/tickets/{open.Id}")).Words.ShouldNotContain("24 months after the ticket was closed");
        await desk.Firm.House.MoveTo(new LocalDate(2027, 3, 6), new LocalTime(12, 0));
        await desk.Firm.House.LiveUntil(House.London(new LocalDate(2027, 3, 7), new LocalTime(12, 0)));
        (await desk.Firm.Staff.Get($"/firm/tickets/{ticket.Id}")).Status.ShouldBe(HttpStatusCode.OK);
        await desk.Firm.House.LiveUntil(House.London(new LocalDate(2027, 3, 8), new LocalTime(12, 0)));
        (await desk.Firm.Staff.Get($"/firm/tickets/{ticket.Id}")).Location.ShouldBe($"/firm/proof/ticket/{ticket.Id}", "an old link leads to the proof");
        (await desk.Firm.Staff.Get($"/firm/tickets/{Guid.CreateVersion7()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        Named(await desk.Firm.Staff.Get("/firm/tickets")).ShouldBe(["Invoice"]);
        await desk.Firm.Office.Night();
        (await desk.Firm.Staff.Get($"/firm/proof/ticket/{ticket.Id}/proof.json")).Body.ShouldContain("licences-and-support.ticket");
        (await desk.Firm.House.Traces("She rings again on Monday")).ShouldBeEmpty();
    }

    [Databases]
    public async Task The_person_who_opened_it_sees_it_and_staff_see_it_on_her_page(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var person = await desk.Firm.Prospect(more: [("email", "marion@ashdown.example")]);
        await Bring(desk);
        var ticket = await TicketOf(desk, "7");
        var page = await desk.Firm.Show(person);
        page.Html.QuerySelectorAll($"a[href$='/tickets/{ticket.Id}']").Length.ShouldBeGreaterThan(2, "in the list and on the timeline");
        page.Words.ShouldContain("Records: support tickets");
        page.Words.ShouldContain("Written among ourselves (support ticket): “She rings again on Monday.”");
        page.Words.ShouldContain("8 March 2027");
        page.Words.ShouldNotContain("Invoice", customMessage: "somebody else's");

        (await desk.Firm.Staff.Get($"/firm/tickets/{ticket.Id}")).Words.ShouldContain("Everything we hold of Marion Ashdown");
        (await Looks(desk, person)).ShouldBe(2, "a look at the ticket is a look at the person");
        using var guest = await desk.Firm.Enter("marion@ashdown.example");
        var own = await guest.Get("/firm/your-data");
        foreach (var shown in new[] { "#7 Sign-in fails", "It says no.", "A note among ourselves", "She rings again on Monday.", "8 March 2027" })
        {
            own.Words.ShouldContain(shown);
        }

        own.Words.ShouldNotContain("Invoice");
        using var program = await ApiProgram.Of(desk.Firm.Office);
        foreach (var path in new[] { $"people/{person.PersonId}", $"people/{person.PersonId}/your-data" })
        {
            var record = (await program.Get(path)).Json["records"]!.AsArray().ShouldHaveSingleItem()!;
            ((string)record["kind"]!, (string)record["name"]!, (string)record["held"]!["until"]!, record["words"]!.AsArray().Count).ShouldBe(("ticket", "#7 Sign-in fails", "2027-03-08", 2));
        }
    }

    [Databases]
    public async Task A_restriction_of_the_person_keeps_her_tickets_until_it_is_lifted(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var person = await desk.Firm.Prospect(more: [("email", "marion@ashdown.example")]);
        await Bring(desk);
        var (ticket, other) = (await TicketOf(desk, "7"), await TicketOf(desk, "8"));
        await desk.Firm.House.MoveTo(new LocalDate(2027, 3, 6), new LocalTime(12, 0));
        await desk.Firm.Post(person, $"people/{person.PersonId}/restriction", ("ground", "claims"), ("review", "2027-06-01"));
        (await TicketOf(desk, "8")).RestrictedFor.ShouldBeNull("somebody else's");
        await desk.Firm.House.LiveUntil(House.London(new LocalDate(2027, 3, 10), new LocalTime(12, 0)));
        (await desk.Firm.Staff.Get($"/firm/tickets/{ticket.Id}")).Words.ShouldContain("Kept but not used, because somebody asked for that.");
        await desk.Firm.Post(person, $"people/{person.PersonId}/restriction/lifting");
        await desk.Firm.House.LiveUntil(House.London(new LocalDate(2027, 3, 11), new LocalTime(12, 0)));
        (await desk.Firm.Office.Has(ticket)).ShouldBeFalse();
        (await desk.Firm.Office.Has(other)).ShouldBeTrue("it is open");
    }

    [Databases]
    public async Task A_ticket_with_only_a_number_is_hers_whose_number_it_is_unless_it_names_somebody_else(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var person = await desk.Firm.Prospect(more: [("phone", "01632 960123")]);
        await Bring(desk, """
            [{"id":11,"subject":"Called in","description_text":"","requester":{"phone":"+44 1632 960 123"},"status":2,"created_at":"2026-02-01T10:00:00Z"},
             {"id":12,"subject":"Her colleague","description_text":"","requester":{"name":"Owen Prosser","phone":"01632 960123"},"status":2,"created_at":"2026-02-01T10:00:00Z"},
             {"id":13,"subject":"Nobody said","description_text":"","requester":{},"status":2,"created_at":"2026-02-01T10:00:00Z"}]
            """);
        (await TicketOf(desk, "11")).PersonId.ShouldBe(person.PersonId);
        (await TicketOf(desk, "12")).PersonId.ShouldBeNull("it is a colleague's");
        (await TicketOf(desk, "13")).PersonId.ShouldBeNull();
        var page = await desk.Firm.Show(person);
        page.Words.ShouldContain("Called in");
        page.Words.ShouldNotContain("Her colleague");
        (await desk.Firm.House.Traces("960 123")).ShouldBeEmpty("the number finds her and is not kept");
    }

    [Databases]
    public async Task Staff_say_whose_a_ticket_is_and_it_stands_on_that_persons_page(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var person = await desk.Firm.Prospect();
        await Bring(desk);
        var ticket = await TicketOf(desk, "8");
        var asked = await desk.Firm.Staff.Get($"/firm/tickets/{ticket.Id}/person?q={Uri.EscapeDataString(person.SortName)}");
        asked.Words.ShouldContain("Whose is this ticket?");
        asked.Words.ShouldContain(person.FullName);
        (await desk.Firm.Show(person)).Words.ShouldNotContain("Invoice");
        await desk.Firm.Post(person, $"tickets/{ticket.Id}/person", ("person", person.PersonId.ToString()));
        (await desk.Firm.Show(person)).Words.ShouldContain("Invoice");
        (await desk.Firm.Staff.Get($"/firm/tickets/{ticket.Id}")).Words.ShouldContain($"Everything we hold of {person.FullName}");

        using var program = await ApiProgram.Of(desk.Firm.Office);
        ((int)(await program.Act($"tickets/{ticket.Id}/person", new { })).Status).ShouldBeLessThan(300);
        (await TicketOf(desk, "8")).PersonId.ShouldBeNull("taken back");
        ((int)(await program.Act($"tickets/{ticket.Id}/person", new { person = Guid.CreateVersion7() })).Status).ShouldBeGreaterThan(399, "nobody whom we know");
    }

    [Databases]
    public async Task A_hold_on_a_person_keeps_her_tickets_too_and_the_night_says_why(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        await Bring(desk);
        var (ticket, other) = (await TicketOf(desk, "7"), await TicketOf(desk, "8"));
        var person = await desk.Firm.Prospect(more: [("email", "marion@ashdown.example")]);
        await desk.Firm.House.MoveTo(new LocalDate(2027, 3, 6), new LocalTime(12, 0));
        (await desk.Firm.Show(person)).Html.QuerySelector($"a[href='/firm/holds/new?record={person.PersonId}']").ShouldNotBeNull();
        var form = await desk.Firm.Staff.Get($"/firm/holds/new?record={person.PersonId}");
        await desk.Firm.Staff.Submit(form, "/firm/holds", ("record", person.PersonId.ToString()), ("reason", "A claim of hers"), ("from", "2027-03-06"), ("review", "2027-06-01"));
        (await desk.Firm.Staff.Get($"/firm/tickets/{ticket.Id}")).Words.ShouldContain("A claim of hers");
        (await desk.Firm.Staff.Get($"/firm/tickets/{other.Id}")).Words.ShouldNotContain("A claim of hers");
        await desk.Firm.House.LiveUntil(House.London(new LocalDate(2027, 3, 10), new LocalTime(12, 0)));
        (await desk.Firm.Office.Has(ticket)).ShouldBeTrue("it is hers, and she is held");
        var skips = await desk.Firm.Office.Read(db => db.Set<RunSkip>().AsNoTracking().Where(s => s.RecordId == ticket.Id).ToListAsync());
        skips.ShouldNotBeEmpty();
        skips.ShouldAllBe(s => s.Why == "hold");
        (await desk.Firm.Staff.Get("/firm/holds")).Words.ShouldContain("Everything of person");

        var hold = await desk.Firm.Office.Read(db => db.Set<PlacedHold>().AsNoTracking().SingleAsync());
        await desk.Firm.Staff.Submit(await desk.Firm.Staff.Get($"/firm/holds/{hold.Id}/lifting"), "/lifting");
        await desk.Firm.House.LiveUntil(House.London(new LocalDate(2027, 3, 11), new LocalTime(12, 0)));
        (await desk.Firm.Office.Has(ticket)).ShouldBeFalse("the hold is lifted");
    }

    [Databases]
    public async Task An_address_that_two_people_share_shows_a_ticket_to_neither(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var first = await desk.Firm.Prospect(more: [("email", "marion@ashdown.example")]);
        var second = await desk.Firm.Prospect("Piers", more: [("email", "marion@ashdown.example")]);
        await Bring(desk);
        foreach (var person in new[] { first, second })
        {
            (await desk.Firm.Show(person)).Words.ShouldNotContain("Sign-in fails");
        }
    }

    [Databases]
    public async Task Tickets_are_for_the_desk_and_for_organisations_that_keep_them(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        await Bring(desk);
        var ticket = await TicketOf(desk, "7");
        using var program = await ApiProgram.Of(desk.Firm.Office);
        var listed = (await program.Get("tickets?q=7")).Json["items"]!.AsArray();
        ((string)listed.ShouldHaveSingleItem()!["number"]!).ShouldBe("7");
        var one = (await program.Get($"tickets/{ticket.Id}")).Json;
        ((string)one["messages"]![0]!["text"]!).ShouldBe("She rings again on Monday.");
        ((string)one["held"]!["until"]!).ShouldBe("2027-03-08");

        await using var calls = await Desk.Open(database, "call-answering");
        (await calls.Firm.Staff.Get("/firm/tickets")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await calls.Firm.Staff.Get("/firm/people")).Html.QuerySelector("a[href='/firm/tickets']").ShouldBeNull();
        (await desk.Firm.Staff.Get("/firm/people")).Html.QuerySelector("a[href='/firm/tickets']").ShouldNotBeNull();
    }

    private static async Task Bring(Desk desk, string export = Export)
    {
        var uploaded = await desk.Upload("Tickets1.json", export);
        await desk.Firm.Staff.Submit(await desk.Firm.Staff.Get($"{uploaded.Location}/plan"), "/plan", ("source", "person"));
        await desk.Firm.House.Work();
        await desk.Take(await desk.Firm.Staff.Get(uploaded.Location!));
    }

    private static List<string> Named(Page page) => [.. page.Html.QuerySelectorAll("tbody th a").Select(a => a.TextContent)];

    private static Task<Ticket> TicketOf(Desk desk, string number) => desk.Firm.Office.Read(db => db.Set<Ticket>().AsNoTracking().SingleAsync(t => t.Number == number));

    private static Task<int> Looks(Desk desk, Relationship person) => desk.Firm.Office.Read(db => db.Set<PersonRead>().CountAsync(r => r.PersonId == person.PersonId));
}
