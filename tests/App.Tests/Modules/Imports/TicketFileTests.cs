using System.Text;
using App.Tests.Harness;
using Avow.Modules.Imports.Formats;
using Avow.Modules.Tickets;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Imports;

public sealed class TicketFileTests
{
    private const string Export = """
        [{"helpdesk_ticket":{"display_id":7,"subject":"Sign-in fails","description":"It says no.","description_html":"<p>It says no.</p>","requester_name":"Marion Ashdown","status":5,"created_at":"2025-03-01T10:00:00+00:00",
          "updated_at":"2025-03-09T09:00:00+00:00","ticket_states":{"closed_at":"2025-03-08T09:00:00+00:00"},"notes":[{"helpdesk_note":{"body":"Try the other key.","created_at":"2025-03-02T08:00:00+00:00","private":true}}]}},
         {"id":8,"subject":"Invoice","description_text":"Which one?","requester":{"name":"Owen Prosser","email":"Owen@prosser.example"},"status":2,"created_at":"2026-02-01T10:00:00Z","updated_at":"2026-02-01T10:00:00Z"},
         {"id":9,"subject":"Old","description_text":"Long ago","requester":{"email":"una@hale.example"},"status":5,"created_at":"2022-01-01T10:00:00Z","stats":{"closed_at":"2022-02-01T10:00:00Z"}},
         {"id":7,"subject":"Sign-in fails","status":2,"created_at":"2025-03-01T10:00:00Z"},
         {"id":10,"subject":"No day","status":2}]
        """;

    private static readonly FileLimits Small = new(1_000_000, 50, 60, 400, 60);

    [Fact]
    public void Tickets_are_read_bare_or_wrapped() => Read(Export).Take(2).Select(r => string.Join('|', r.Cells.Take(8))).ShouldBe([
        "7|Sign-in fails|Marion Ashdown||2025-03-01T10:00:00+00:00|2025-03-09T09:00:00+00:00|2025-03-08T09:00:00+00:00|It says no.",
        "8|Invoice|Owen Prosser|Owen@prosser.example|2026-02-01T10:00:00Z|2026-02-01T10:00:00Z||Which one?"]);

    [Fact]
    public void Where_the_file_is_no_json_any_more_is_said_with_its_place_and_what_stands_before_is_read()
    {
        var rows = Read("[{\"id\":1,\"subject\":\"a\"},\n{\"id\":2,");
        rows[^1].Fault!.ShouldSatisfyAllConditions(f => f.TextKey.ShouldBe("imports.format.json"), f => f.Line.ShouldBe(2), f => f.Ends.ShouldBeTrue());
        Read("{\"tickets\":[]}").ShouldHaveSingleItem().Fault!.TextKey.ShouldBe("imports.format.json");
        Read(new string('[', 100_000)).ShouldHaveSingleItem().Fault!.TextKey.ShouldBe("imports.format.json");
    }

    [Fact]
    public void What_is_no_ticket_is_too_long_or_holds_half_a_sign_stops_its_own_row_alone() =>
        Read($"[1,{{\"id\":2,\"subject\":\"\\ud800\"}},{{\"id\":3,\"description\":\"{new string('x', 5_000_000)}\"}},{{\"id\":4}}]").Select(r => r.Fault?.TextKey)
            .ShouldBe(["imports.format.ticket", "imports.format.ticket", "imports.format.long", null]);

    [Fact]
    public void More_tickets_than_we_take_end_the_file_with_a_sentence()
    {
        var rows = Read($"[{string.Join(',', Enumerable.Repeat("{\"id\":1}", 60))}]");
        rows.Count.ShouldBe(51);
        rows[^1].Fault!.TextKey.ShouldBe("imports.format.rows");
    }

    [Databases]
    public async Task Tickets_come_in_with_their_dates_and_go_by_the_rule_for_tickets(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var uploaded = await desk.Upload("Tickets1.json", Export);
        var plan = await desk.Firm.Staff.Get($"{uploaded.Location}/plan");
        plan.Words.ShouldContain("24 months after the ticket is closed");
        await desk.Firm.Staff.Submit(plan, "/plan", ("source", "person"));
        await desk.Firm.House.Work();
        var looked = await desk.Firm.Staff.Get(uploaded.Location!);
        looked.Words.ShouldContain("2 of 5 tickets can be taken");
        looked.Words.ShouldContain("By its original date its period is over.");
        looked.Words.ShouldContain("The same ticket stands higher up in this list.");
        looked.Words.ShouldContain("Without a first day");
        (await Tickets(desk)).ShouldBeEmpty("a look takes nothing");
        await desk.Take(looked);
        var tickets = await Tickets(desk);
        tickets.Select(t => (t.Number, t.RequesterName, t.RequesterEmail, t.Source, t.PeopleGroup)).ShouldBe([("7", "Marion Ashdown", null, "person", "customer"), ("8", "Owen Prosser", "owen@prosser.example", "person", "customer")]);
        tickets[0].Messages.ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.Text.ShouldBe("Try the other key."), m => m.Inside.ShouldBeTrue());
        (await desk.Firm.Office.VerdictOn("ticket", tickets[0].Id)).DueAt.ShouldBe(House.London(new LocalDate(2027, 3, 8)));
        (await desk.Firm.Office.VerdictOn("ticket", tickets[1].Id)).DueAt.ShouldBeNull("it is open");

        var again = await desk.Upload("Tickets1.json", Export);
        await desk.Firm.Staff.Submit(await desk.Firm.Staff.Get($"{again.Location}/plan"), "/plan", ("source", "person"));
        await desk.Firm.House.Work();
        (await desk.Firm.Staff.Get(again.Location!)).Words.ShouldContain("0 of 5 tickets can be taken");
        await desk.Undo(await desk.Firm.Staff.Get(uploaded.Location!));
        await desk.Firm.House.LiveUntil(desk.Firm.House.Clock.Now + Duration.FromDays(1));
        (await Tickets(desk)).ShouldBeEmpty("undone");
        (await desk.Firm.Office.Read(db => db.Set<TicketMessage>().CountAsync())).ShouldBe(0, "what was written in them went with them");
    }

    [Databases]
    public async Task Where_the_policy_keeps_no_tickets_none_come_in(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database, "call-answering");
        var uploaded = await desk.Upload("Tickets1.json", Export);
        var plan = await desk.Firm.Staff.Get($"{uploaded.Location}/plan");
        plan.Words.ShouldContain("Our notice keeps no support tickets, so none may come in.");
        plan.Html.QuerySelector("form[action$='/plan']").ShouldBeNull();
        (await Tickets(desk)).ShouldBeEmpty();
    }

    private static Task<List<Ticket>> Tickets(Desk desk) => desk.Firm.Office.Read(db => db.Set<Ticket>().AsNoTracking().Include(t => t.Messages).OrderBy(t => t.Number).ToListAsync());

    private static List<FileRow> Read(string text)
    {
        using var file = TicketFile.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), Small);
        return [.. file.Rows()];
    }
}
