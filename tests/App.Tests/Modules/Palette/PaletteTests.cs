using System.Net;
using App.Tests.Harness;
using App.Tests.Modules.People;
using Avow.Modules.Identity;
using Shouldly;

namespace App.Tests.Modules.Palette;

public sealed class PaletteTests
{
    [Databases]
    public async Task One_field_finds_people_clients_enquiries_and_pages_without_script(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database, "call-answering");
        await firm.Office.AddClient("Prosser Slate");
        await firm.Enter("subscription", "subscriber", ("given-name", "Owen"), ("family-name", "Prosser"), ("email", "owen@prosser.example"), ("source", "form"), ("evidence", "form"));
        var enquiry = await firm.Enter("enquiry", "enquirer", ("given-name", "Rhian"), ("family-name", "Prosser"), ("phone", "01632 960318"), ("source", "phone"));
        enquiry.Status.ShouldBe(HttpStatusCode.SeeOther);
        var page = await firm.Staff.Submit(await firm.Staff.Get("/firm/"), "/firm/find", ("q", "prosser"));
        page = page.Status == HttpStatusCode.OK ? page : await firm.Staff.Get("/firm/find?q=prosser");
        Groups(page).ShouldBe(["People: Owen Prosser, Rhian Prosser", "Clients: Prosser Slate", "Enquiries: Rhian Prosser", "Messages: Look for “prosser” in the messages"]);
        Groups(await firm.Staff.Get("/firm/find?q=porsser")).ShouldContain("People: Owen Prosser, Rhian Prosser");
        Groups(await firm.Staff.Get("/firm/find?q=mess")).ShouldContain("Pages: Messages");
        Groups(await firm.Staff.Get("/firm/find")).ShouldHaveSingleItem().ShouldContain("Clients");
        (await firm.Staff.Get("/firm/find?q=zzzz")).Words.ShouldContain("Nothing fits “zzzz”.");
        (await firm.Staff.Get("/firm/find?q=" + new string('%', 40))).Status.ShouldBe(HttpStatusCode.OK);
        (await firm.Staff.Get("/firm/find?q=a%00")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Databases]
    public async Task The_list_for_the_palette_carries_roles_and_no_whole_page(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Prospect("<b>Marion", "Ashdown");
        var list = await firm.Staff.Get("/firm/find/list?q=ashd");
        list.Html.QuerySelector("title").ShouldBeNull();
        var option = list.Html.QuerySelector("[role=group] [role=option]")!;
        option.TextContent.ShouldContain("<b>Marion Ashdown");
        option.GetAttribute("href")!.ShouldStartWith("/firm/people/");
        list.Html.QuerySelector("[role=status]")!.TextContent.ShouldBe("One thing fits.");
        list.Headers.ShouldContain("no-store");
        var home = await firm.Staff.Get("/firm/");
        home.Html.QuerySelector("dialog#palette input[role=combobox][aria-controls=palette-list]").ShouldNotBeNull();
        home.Html.QuerySelector("dialog#palette [role=listbox]").ShouldNotBeNull();
    }

    [Databases]
    public async Task Who_may_not_see_people_finds_pages_alone(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database, "call-answering");
        await firm.Office.AddClient("Prosser Slate");
        await firm.Enter("enquiry", "enquirer", ("given-name", "Rhian"), ("family-name", "Prosser"), ("phone", "01632 960318"), ("source", "phone"));
        using var operators = await firm.Office.SignIn(await firm.Office.AddStaff(StaffRole.Operator));
        Groups(await operators.Get("/firm/find?q=prosser")).ShouldBeEmpty();
        Groups(await operators.Get("/firm/find?q=p")).ShouldAllBe(g => g.StartsWith("Pages: "));
    }

    private static List<string> Groups(Page page) =>
        [.. page.Html.QuerySelectorAll("main section").Select(s => $"{s.QuerySelector("h2")!.TextContent}: {string.Join(", ", s.QuerySelectorAll("li bdi:first-child").Where(b => b.ParentElement!.TagName == "SPAN").Select(b => b.TextContent))}")];
}
