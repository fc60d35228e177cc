using System.Net;
using App.Tests.Harness;
using App.Tests.Modules.People;
using Avow.Modules.People.Public;
using Avow.Modules.Organisations.Public;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.YourData;

public sealed class LinkTests
{
    private const string Email = "marion@ashdown.example";

    [Databases]
    [Promise("C-15")]
    public async Task A_known_and_an_unknown_address_get_the_same_answer_and_only_the_known_one_a_mail(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Prospect(more: [("email", Email)]);
        using var one = await firm.House.Browse();
        using var other = await firm.House.Browse();
        var (known, unknown) = (await firm.Ask(" Marion@Ashdown.example ", one), await firm.Ask("nobody@nowhere.example", other));
        (known.Status, known.Location).ShouldBe((unknown.Status, unknown.Location));
        (await one.Follow(known)).Words.ShouldBe((await other.Follow(unknown)).Words);
        one.Cookies.Keys.ShouldBe(other.Cookies.Keys, ignoreOrder: true);
        var mail = (await firm.Mails()).ShouldHaveSingleItem();
        (mail.ToAddress, mail.Subject).ShouldBe((Email, "Your data at Hollowbeck Group"));
        mail.Body.ShouldContain("until 2 March 2026, 10:30");
        await firm.House.ShouldHaveNoTraceOf("nobody@nowhere");

        using var third = await firm.House.Browse();
        (await firm.Ask("no address", third)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Databases]
    [Promise("C-15")]
    public async Task Opening_a_link_does_nothing_and_its_button_works_once(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Prospect(more: [("email", Email), ("job-title", "Partner")]);
        await firm.Ask(Email);
        var link = await firm.Link();
        using var scanner = await firm.House.Browse();
        for (var look = 0; look < 3; look++)
        {
            var opened = await scanner.Get(link);
            (opened.Status, opened.Words.Contains("Partner")).ShouldBe((HttpStatusCode.OK, false));
        }

        using var person = await firm.House.Browse();
        var page = await person.Follow(await person.Submit(await person.Get(link)));
        page.Words.ShouldContain("This is what Hollowbeck Group holds of you");
        page.Words.ShouldContain("Partner");
        page.Headers.ShouldContain("no-store");
        var again = await scanner.Get(link);
        (again.Status, again.Words.Contains("Partner")).ShouldBe((HttpStatusCode.Gone, false));
        again.Words.ShouldContain("This link was used already.");
        again.Form("/your-data").ShouldNotBeNull("a used link offers a new one");
        (await scanner.Get("/firm/your-data")).Words.ShouldNotContain("Partner", customMessage: "the visit is the other browser's");
        var secret = link.Split('/')[^1];
        (await firm.House.Traces(secret)).ShouldBe(["outgoing_mail.body"], "we keep a digest");
        (await firm.House.Traces(person.Cookies["your-data"])).ShouldBeEmpty();
    }

    [Databases]
    public async Task A_link_works_for_an_hour_and_the_visit_for_half_of_one(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Prospect(more: [("email", Email)]);
        await firm.Ask(Email);
        using var person = await firm.House.Browse();
        var open = await person.Get(await firm.Link());
        await firm.House.MoveTo(House.Start + Duration.FromHours(1));
        var late = await person.Submit(open);
        (late.Status, late.Words.Contains("This link is over.")).ShouldBe((HttpStatusCode.Gone, true));
        (await person.Get("/firm/your-data")).Words.ShouldNotContain("Marion");

        using var guest = await firm.Enter(Email);
        await firm.House.MoveTo(House.Start + Duration.FromHours(1) + Duration.FromMinutes(30) - Duration.FromSeconds(1));
        (await guest.Get("/firm/your-data")).Words.ShouldContain("Marion");
        await firm.House.MoveTo(House.Start + Duration.FromMinutes(90));
        (await guest.Get("/firm/your-data")).Words.ShouldNotContain("Marion");
        var over = await guest.Get("/firm/your-data/correction");
        (over.Status, over.Words.Contains("Your visit is over.")).ShouldBe((HttpStatusCode.Forbidden, true));
        over.Form("/your-data").ShouldNotBeNull("a new link is offered");
    }

    [Databases]
    public async Task Whoever_ends_the_visit_ends_it_for_a_copied_cookie_too(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Prospect(more: [("email", Email)]);
        using var guest = await firm.Enter(Email);
        var stolen = guest.Cookies["your-data"];
        await guest.Submit(await guest.Get("/firm/your-data"), "/your-data/leaving");
        using var thief = await firm.House.Browse();
        var request = new HttpRequestMessage(HttpMethod.Get, "/firm/your-data");
        request.Headers.Add("Cookie", $"your-data={stolen}");
        (await thief.Send(request)).Words.ShouldNotContain("Marion");
    }

    [Databases]
    public async Task A_link_of_another_organisation_or_a_changed_one_opens_nothing(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.House.Found("other");
        await firm.Prospect(more: [("email", Email)]);
        await firm.Ask(Email);
        var link = await firm.Link();
        using var person = await firm.House.Browse();
        var foreign = await person.Get(link.Replace("/firm/", "/other/"));
        (foreign.Status, foreign.Words.Contains("This link opens nothing here.")).ShouldBe((HttpStatusCode.NotFound, true));
        (await person.Get(link[..^4] + "AAAA")).Status.ShouldBe(HttpStatusCode.NotFound);

        using var guest = await firm.Enter(Email);
        var request = new HttpRequestMessage(HttpMethod.Get, "/other/your-data");
        request.Headers.Add("Cookie", $"your-data={guest.Cookies["your-data"]}");
        using var elsewhere = await firm.House.Browse();
        (await elsewhere.Send(request)).Words.ShouldNotContain("Marion");
    }

    [Databases]
    public async Task One_persons_link_never_shows_or_touches_another(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Prospect(more: [("email", Email)]);
        var other = await firm.Prospect("Gareth", "Linton", ("email", "gareth@linton.example"));
        using var guest = await firm.Enter(Email);
        var page = await guest.Get("/firm/your-data");
        page.Words.ShouldNotContain("Gareth");
        (await guest.Get($"/firm/your-data/striking/{other.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await guest.Submit(page, "/your-data/confirmation")).Location.ShouldBe("/firm/your-data");
        var token = page.Form("/leaving").QuerySelector("input")!.GetAttribute("value")!;
        (await guest.Post($"/firm/your-data/striking/{other.Id}", ("__RequestVerificationToken", token))).Status.ShouldBe(HttpStatusCode.NotFound);
        var left = await firm.Again(other);
        (left.RemovedAt, left.ConfirmedAt).ShouldBe((null, null));
    }

    [Databases]
    public async Task An_address_that_several_share_gets_a_mail_without_link_or_name(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Prospect(more: [("email", "office@ashdown.example")]);
        await firm.Prospect("Gareth", "Linton", ("email", "office@ashdown.example"));
        await firm.Ask("office@ashdown.example");
        var mail = (await firm.Mails()).ShouldHaveSingleItem();
        mail.Body.ShouldNotContain("/link/");
        (mail.Body + mail.ToName).ShouldNotContain("Marion");
        mail.Body.ShouldContain("More than one person uses it");
        (await firm.Office.Read(db => db.Set<PersonLink>().CountAsync())).ShouldBe(0);
    }

    [Databases]
    public async Task A_mailbox_is_not_filled_with_links(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Prospect(more: [("email", Email)]);
        for (var time = 0; time < 7; time++)
        {
            (await firm.Ask(Email)).Location.ShouldBe("/firm/your-data/asked");
        }

        (await firm.Mails()).Count.ShouldBe(5);
    }
}
