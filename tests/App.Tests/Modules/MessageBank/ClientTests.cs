using System.Net;
using App.Tests.Harness;
using Avow.Modules.Identity;
using Avow.Modules.MessageBank;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.MessageBank;

public sealed class ClientTests
{
    [Databases]
    public async Task A_client_is_entered_with_its_form_and_first_contact_and_answered_at_once(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var owner = await office.SignIn(await office.AddStaff());
        var made = await owner.Submit(
            await owner.Get("/bellweather/clients/new"), "/clients",
            ("name", "Harbour Dental"), ("greeting", "{greeting}, Harbour Dental, {name} speaking."), ("ask-phone", "no"), ("questions", "Which dentist?\n\nWhich dentist?"),
            ("contact-name", "Joyce Bell"), ("contact-email", "joyce@client.example"));
        var page = await owner.Follow(made);
        page.Words.ShouldContain("We answer for Harbour Dental since 2 March 2026.");
        page.Words.ShouldContain("joyce@client.example");
        var id = made.Location!.Split('/')[^1];
        var desk = await owner.Get($"/bellweather/desk/{id}");
        desk.Words.ShouldContain("Good morning, Harbour Dental, Owner speaking.");
        desk.Words.ShouldContain("Which dentist?");
        desk.Html.QuerySelector("[name=phone]").ShouldBeNull();
    }

    [Databases]
    [Promise("D-01")]
    public async Task A_clients_instruction_says_before_how_many_go_tonight_and_takes_exactly_these(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        var (old, young) = (await office.Capture(client, "old", at: House.Start - Duration.FromDays(40)), await office.Capture(client, "young"));
        var untouched = await office.Capture(await office.AddClient("Tern Couriers"), "of another client", at: House.Start - Duration.FromDays(40));
        using var lead = await office.SignIn(await office.AddStaff(StaffRole.PrivacyLead));
        var preview = await lead.Get($"/bellweather/clients/{client.Id}/instruction?count=30&unit=days");
        preview.Words.ShouldContain("1 record goes tonight because of this.");
        (await office.Has(old)).ShouldBeTrue("a preview changes nothing");
        await lead.Submit(preview, "/instruction");
        (await office.Ledger("instruction-given")).Single().Count.ShouldBe(1);
        (await lead.Get($"/bellweather/messages/{young.Id}")).Words.ShouldContain("Kept until 1 April 2026, 30 days after the call, because the client told us so.");

        await office.NightOf(new LocalDate(2026, 3, 3));
        (await office.Has(old)).ShouldBeFalse();
        (await office.Has(young)).ShouldBeTrue();
        (await office.Has(untouched)).ShouldBeTrue();
    }

    [Databases]
    public async Task An_instruction_never_lengthens_and_may_be_taken_back(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        using var lead = await office.SignIn(await office.AddStaff(StaffRole.PrivacyLead));
        foreach (var longer in new[] { "count=100&unit=days", "count=4&unit=months", "count=0&unit=days", "count=x&unit=days", "count=5&unit=eons" })
        {
            (await lead.Get($"/bellweather/clients/{client.Id}/instruction?{longer}")).Words.ShouldContain("Give a period shorter than 100 days", Case.Sensitive, longer);
        }

        await lead.Submit(await lead.Get($"/bellweather/clients/{client.Id}/instruction?count=14&unit=weeks"), "/instruction");
        (await lead.Get($"/bellweather/clients/{client.Id}")).Words.ShouldContain("For 14 weeks. It told us so on 2 March 2026.");
        await lead.Submit(await lead.Get($"/bellweather/clients/{client.Id}/instruction/lifting"), "/instruction");
        (await lead.Get($"/bellweather/clients/{client.Id}")).Words.ShouldContain("It told us nothing of its own");
    }

    [Databases]
    [Promise("D-01")]
    public async Task A_service_that_ceased_says_what_goes_when_takes_no_more_calls_and_is_gone_after_100_days(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        await office.Capture(client, "an old boiler", at: House.Start - Duration.FromDays(50));
        using var owner = await office.SignIn(await office.AddStaff());
        var asked = await owner.Get($"/bellweather/clients/{client.Id}/cessation");
        asked.Words.ShouldContain("messages 1 21 April 2026");
        asked.Words.ShouldContain("10 June 2026");
        await owner.Submit(asked, "/cessation");
        (await owner.Get($"/bellweather/desk/{client.Id}")).Location.ShouldBe($"/bellweather/clients/{client.Id}");
        (await owner.Get("/bellweather/desk")).Words.ShouldNotContain("Ashdown Joinery");

        await office.NightOf(new LocalDate(2026, 6, 9));
        (await office.Has(client)).ShouldBeTrue();
        await office.NightOf(new LocalDate(2026, 6, 10));
        (await office.Has(client)).ShouldBeFalse();
        await house.ShouldHaveNoTraceOf("Ashdown Joinery");
        await house.ShouldHaveNoTraceOf("marion.ashdown");
    }

    [Databases]
    public async Task Ceasing_can_be_taken_back_while_the_records_are_here(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        using var owner = await office.SignIn(await office.AddStaff());
        await owner.Submit(await owner.Get($"/bellweather/clients/{client.Id}/cessation"), "/cessation");
        await owner.Submit(await owner.Get($"/bellweather/clients/{client.Id}"), "/cessation/undo");
        (await owner.Get($"/bellweather/desk/{client.Id}")).Status.ShouldBe(HttpStatusCode.OK);
        await office.NightOf(new LocalDate(2026, 7, 1));
        (await office.Has(client)).ShouldBeTrue();
    }

    [Databases]
    public async Task What_reaches_many_records_is_not_for_the_desk(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        using var staff = await office.SignIn(await office.AddStaff(StaffRole.Staff));
        foreach (var page in new[] { "clients/new", $"clients/{client.Id}/instruction", $"clients/{client.Id}/cessation" })
        {
            (await staff.Get($"/bellweather/{page}")).Status.ShouldBe(HttpStatusCode.Forbidden, page);
        }
    }
}
