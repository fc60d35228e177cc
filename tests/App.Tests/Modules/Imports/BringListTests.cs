using System.Net;
using System.Text;
using App.Tests.Harness;
using Avow.Modules.Imports;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Imports;

public sealed class BringListTests
{
    private const string Outlook = "First Name,Last Name,Company,Job Title,E-mail Address,Mobile Phone,Created\r\n"
        + "Marion,Ashdown,Ashdown Joinery,Director,marion@ashdown.example,07700 900123,2025-09-01\r\n"
        + "Åsa,Öberg-Lind,Brae Foods,,asa@brae.example,,15/01/2026\r\n";

    [Databases]
    [Promise("C-10"), Promise("C-04")]
    public async Task People_come_in_with_basis_source_and_their_original_date(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var looked = await desk.Look("contacts.csv", Outlook);
        looked.Words.ShouldContain("2 of 2 contacts can be taken");
        (await desk.People()).ShouldBeEmpty("a look takes nothing");
        var taken = await desk.Take(looked);
        taken.Words.ShouldContain("2 of 2 contacts were taken");
        taken.Words.ShouldContain("Owner 1 had them taken on 2 March 2026");

        var people = await desk.People();
        people.Select(p => (p.FullName, p.Kind, p.PeopleGroup, p.Basis, p.Source, p.SinceUnknown)).ShouldBe([
            ("Marion Ashdown", "prospect-contact", "prospect", "legitimate-interests", "event", false), ("Åsa Öberg-Lind", "prospect-contact", "prospect", "legitimate-interests", "event", false)]);
        people[0].Since.ShouldBe(House.London(new LocalDate(2025, 9, 1)));
        people[0].Details.Select(d => (d.Field, d.Value)).Order().ShouldBe([("email", "marion@ashdown.example"), ("family-name", "Ashdown"), ("given-name", "Marion"), ("job-title", "Director"), ("mobile", "07700 900123")]);
        people[0].Bases.ShouldHaveSingleItem().From.ShouldBe(people[0].Since);
        (await desk.Firm.Office.VerdictOn("prospect-contact", people[0].Id)).DueAt.ShouldBe(House.London(new LocalDate(2027, 9, 1)), "24 months after the original date, not after today");
        var entry = (await desk.Firm.Office.Ledger("imported")).ShouldHaveSingleItem();
        entry.ShouldSatisfyAllConditions(e => e.Count.ShouldBe(2), e => e.Actor.ShouldNotBeNull(), e => e.Detail.ShouldBe("taken=2 merged=0 same=0 refused=0 past=0 marked=0"));
    }

    [Databases]
    [Promise("C-03")]
    public async Task A_field_outside_the_list_is_refused_with_the_sentence_until_the_column_is_left_out(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var looked = await desk.Look("contacts.csv", Outlook, "social-contact", "social", ("source", "social-media"));
        looked.Words.ShouldContain("1 of 2 contacts can be taken");
        looked.Words.ShouldContain("We said that we do not hold this (Mobile). Our notice: “We use your name, your company's name, your job title and your e-mail address.");
        var again = await desk.Firm.Staff.Get(looked.Path + "/plan");
        await desk.Firm.Staff.Submit(again, "/plan", ("column-5", ""));
        await desk.Firm.House.Work();
        await desk.Take(await desk.Firm.Staff.Get(looked.Path));
        (await desk.People()).Count.ShouldBe(2);
        (await desk.People()).SelectMany(p => p.Details).ShouldNotContain(d => d.Field == "mobile");
    }

    [Databases]
    public async Task A_missing_date_is_never_silently_today(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        const string list = "name,email,since\nMarion Ashdown,marion@ashdown.example,\nOwen Prosser,owen@prosser.example,last spring\n";
        var looked = await desk.Look("list.csv", list);
        looked.Words.ShouldContain("0 of 2 contacts can be taken");
        looked.Words.ShouldContain("Without a first day, so no period could be kept.");
        looked.Words.ShouldContain("Since (first day): nobody can say which day is meant.");

        await desk.Firm.Staff.Submit(await desk.Firm.Staff.Get(looked.Path + "/plan"), "/plan", ("undated", "mark"));
        await desk.Firm.House.Work();
        var taken = await desk.Take(await desk.Firm.Staff.Get(looked.Path));
        taken.Words.ShouldContain("One of them has no first day.");
        var person = (await desk.People()).ShouldHaveSingleItem();
        person.SinceUnknown.ShouldBeTrue();
        (await desk.Firm.Show(person)).Words.ShouldContain("since when is unknown; counted from 2 March 2026, when we brought it over");
    }

    [Databases]
    public async Task The_same_list_twice_changes_nothing(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        await desk.Bring("contacts.csv", Outlook);
        var before = await desk.People();
        var again = await desk.Look("contacts again.csv", Outlook);
        again.Words.ShouldContain("0 of 2 contacts can be taken");
        again.Words.ShouldContain("This very contact came with an earlier list.");
        again.Html.QuerySelector("form[action$='/taking']").ShouldBeNull();
        (await desk.People()).Select(p => p.Id).ShouldBe(before.Select(p => p.Id));
    }

    [Databases]
    public async Task Who_is_known_already_gets_a_further_reason_and_no_second_file(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var known = await desk.Firm.Prospect(more: [("email", "Marion@Ashdown.example")]);
        await desk.Bring("suppliers.csv", "name,email,since\nMarion Ashdown,marion@ashdown.example,2025-10-01\n", "supplier-contact", "supplier", ("source", "person"));
        (await desk.People()).Select(p => (p.PersonId, p.Kind)).ShouldBe([(known.PersonId, "prospect-contact"), (known.PersonId, "supplier-contact")], ignoreOrder: true);
        var same = await desk.Look("prospects.csv", "name,email,since\nM. Ashdown,marion@ashdown.example,2024-10-01\nNew One,new@one.example,2025-10-01\nNew One,NEW@one.example,2025-10-01\n", chosen: ("brand", known.Brand));
        same.Words.ShouldContain("1 of 3 contacts can be taken");
        same.Words.ShouldContain("The same person is here for the same reason. Nothing changes.");
        same.Words.ShouldContain("The same person stands higher up in this list.");
        await desk.Take(same);
        (await desk.People()).Count.ShouldBe(3);
    }

    [Databases]
    public async Task An_import_is_undone_within_seven_days_but_who_was_worked_on_stays(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var taken = await desk.Bring("contacts.csv", Outlook);
        var people = await desk.People();
        await desk.Firm.Office.Change(async work =>
        {
            work.Db.Add(new Avow.Modules.People.PersonNote { Id = Guid.CreateVersion7(), RelationshipId = people[1].Id, Text = "Rang back.", WrittenAt = desk.Firm.House.Clock.Now, WrittenBy = Guid.CreateVersion7() });
            await Task.CompletedTask;
        });
        var undone = await desk.Undo(taken);
        undone.Words.ShouldContain("Undone: 1 go with the next night that deletes, 1 stay because somebody worked on them.");
        (await desk.Firm.Staff.Get("/firm/people")).Words.ShouldNotContain("Marion Ashdown");
        (await desk.Firm.Office.Ledger("import-undone")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.Count.ShouldBe(1), e => e.Actor.ShouldNotBeNull());
        await desk.Firm.House.LiveUntil(desk.Firm.House.Clock.Now + Duration.FromDays(1));
        (await desk.People()).ShouldHaveSingleItem().FullName.ShouldBe("Åsa Öberg-Lind");

        (await desk.Look("contacts.csv", Outlook)).Words.ShouldContain("1 of 2 contacts can be taken", customMessage: "an undone list does not stand in the way");
    }

    [Databases]
    public async Task After_seven_days_there_is_no_undo(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var taken = await desk.Bring("contacts.csv", Outlook);
        await desk.Firm.House.MoveTo(desk.Firm.House.Clock.Now + Duration.FromDays(7));
        (await desk.Firm.Staff.Get(taken.Path)).Html.QuerySelector("a[href$='/undoing']").ShouldBeNull();
        (await desk.Firm.Staff.Get(taken.Path + "/undoing")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Databases]
    public async Task The_file_is_sealed_and_goes_after_thirty_days_with_its_rows_while_the_people_stay(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        await desk.Upload("contacts.csv", Outlook);
        await desk.Firm.House.ShouldHaveNoTraceOf("marion@ashdown.example");
        await desk.Bring("contacts.csv", Outlook);
        await desk.Firm.House.LiveUntil(desk.Firm.House.Clock.Now + Duration.FromDays(31));
        (await desk.Firm.Office.Read(async db => (await db.Set<ImportFile>().CountAsync(), await db.Set<ImportPart>().CountAsync(), await db.Set<ImportRow>().CountAsync()))).ShouldBe((0, 0, 0));
        (await desk.People()).Count.ShouldBe(2);
    }

    [Databases]
    public async Task Who_was_not_the_source_stands_on_the_list_of_those_to_tell(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var taken = await desk.Bring("contacts.csv", Outlook, chosen: ("source", "introduction"));
        taken.Words.ShouldContain("2 people were not the source themselves. Tell them by 2 April 2026");
        var list = await desk.Firm.Staff.Get("/firm/people/telling");
        list.Words.ShouldContain("2 people wait to hear where we got their data");
        list.Words.ShouldContain("2 April 2026");
        await desk.Firm.Staff.Submit(list, "/telling");
        (await desk.Firm.Staff.Get("/firm/people/telling")).Words.ShouldContain("One person waits");
    }

    [Databases]
    public async Task Ten_thousand_contacts_with_412_already_overdue(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var list = new StringBuilder("First Name,Last Name,Company,E-mail Address,Created\r\n");
        for (var i = 0; i < 10_000; i++)
        {
            list.Append(FormattableString.Invariant($"Name{i},Person{i},Firm {i % 300},p{i}@list.example,{(i % 24 == 0 && i < 412 * 24 ? "2023-05-01" : "2025-06-01")}\r\n"));
        }

        var looked = await desk.Look("everybody.csv", list.ToString());
        looked.Words.ShouldContain("9,588 of 10,000 contacts can be taken");
        looked.Words.ShouldContain("412 By its original date its period is over.");
        var taken = await desk.Take(looked);
        taken.Words.ShouldContain("9,588 of 10,000 contacts were taken");
        (await desk.Firm.Office.Read(db => db.Set<Avow.Modules.People.Relationship>().CountAsync())).ShouldBe(9_588);
        (await desk.Firm.Office.Read(db => db.Set<Avow.Modules.People.Relationship>().Select(r => r.CompanyId).Distinct().CountAsync())).ShouldBe(300);
        (await desk.Firm.Office.Night()).Due.ShouldBe(0, "the night finds nothing overdue");
    }

    [Databases]
    public async Task After_an_import_the_nights_only_report_unless_somebody_says_otherwise(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var looked = await desk.Look("contacts.csv", Outlook);
        looked.Words.ShouldContain("Let the nights only report at first");
        var taken = await desk.Take(looked, shadow: true);
        taken.Words.ShouldContain("The nights only report: since 2 March 2026 nothing goes");
        (await desk.Firm.Office.Ledger("shadow-began")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.Detail.ShouldBe("because=import"), e => e.Actor.ShouldNotBeNull());
        await desk.Undo(taken);
        await desk.Firm.House.LiveUntil(desk.Firm.House.Clock.Now + Duration.FromDays(1));
        (await desk.People()).Count.ShouldBe(2, "undone, out of every list, and still there");
        (await desk.Firm.Staff.Get("/firm/retention/live")).Words.ShouldContain("Marion Ashdown", customMessage: "a keeper sees who would go");
        (await desk.Look("again.csv", Outlook)).Words.ShouldContain("The nights only report already");
    }
}
