using System.Net;
using App.Tests.Harness;
using Avow.Mail;
using Avow.Modules.MessageBank;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.MessageBank;

public sealed class ReadingLinkTests
{
    [Databases]
    public async Task Opening_a_link_does_nothing_and_its_button_shows_the_message_once(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var link = await Captured(house, office);
        using var scanner = await house.Browse();
        for (var look = 0; look < 3; look++)
        {
            var opened = await scanner.Get(link);
            opened.Status.ShouldBe(HttpStatusCode.OK);
            opened.Words.ShouldNotContain("boiler");
        }

        (await Message(office)).ReadAt.ShouldBeNull("scanners open links");
        using var reader = await house.Browse();
        var read = await reader.Submit(await reader.Get(link));
        read.Status.ShouldBe(HttpStatusCode.OK);
        read.Words.ShouldContain("The boiler stopped");
        read.Words.ShouldContain("Kept until 10 June 2026, 100 days after the call, because our notice says so.");
        read.Words.ShouldContain("Ashdown Joinery decides what happens with these details");
        read.Headers.ShouldContain("no-store");
        (await Message(office)).ReadAt.ShouldBe(House.Start);

        var used = await reader.Get(link);
        used.Status.ShouldBe(HttpStatusCode.Gone);
        used.Words.ShouldContain("This link was used 2 March 2026, 09:30.");
        used.Words.ShouldNotContain("boiler");
        (await reader.Post(link, Token(await scanner.Get("/bellweather/sign-in"), reader))).Words.ShouldNotContain("boiler");
    }

    [Databases]
    public async Task A_link_works_on_its_seventh_day_and_not_after_it(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var link = await Captured(house, office);
        using var reader = await house.Browse();
        await house.MoveTo(House.Start + Duration.FromDays(7) - Duration.FromSeconds(1));
        var open = await reader.Get(link);
        open.Status.ShouldBe(HttpStatusCode.OK);
        await house.MoveTo(House.Start + Duration.FromDays(7));
        var late = await reader.Submit(open);
        late.Status.ShouldBe(HttpStatusCode.Gone);
        late.Words.ShouldContain("This link worked until 9 March 2026, 09:30.");
        late.Words.ShouldContain("01632 960140");
        late.Words.ShouldNotContain("boiler");
        (await Message(office)).ReadAt.ShouldBeNull();
    }

    [Databases]
    public async Task Two_presses_at_the_same_moment_read_once(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var link = await Captured(house, office);
        using var one = await house.Browse();
        using var two = await house.Browse();
        var (first, second) = (await one.Get(link), await two.Get(link));
        var answers = await Task.WhenAll(one.Submit(first), two.Submit(second));
        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a.Status == HttpStatusCode.Gone).ShouldBe(1);
    }

    [Databases]
    public async Task A_changed_token_another_organisation_and_a_removed_message_open_nothing(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await house.Found("tidewater");
        var link = await Captured(house, office);
        using var reader = await house.Browse();
        foreach (var wrong in new[] { link[..^4] + "AAAA", link[..^1], link + "A", link.Replace("/bellweather/", "/tidewater/"), "/bellweather/read/x" })
        {
            var answer = await reader.Get(wrong);
            answer.Status.ShouldBe(HttpStatusCode.NotFound, wrong);
            answer.Words.ShouldContain("We do not know this link");
        }

        await office.Remove(await Message(office));
        (await reader.Get(link)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Databases]
    public async Task A_contact_who_left_reads_no_more_and_a_new_mail_brings_a_new_link(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var link = await Captured(house, office);
        using var desk = await office.SignIn(await office.AddStaff());
        var message = await Message(office);
        await desk.Submit(await desk.Get($"/bellweather/messages/{message.Id}"), "/deliveries");
        await house.Work();
        var links = await Links(office);
        links.Count.ShouldBe(2);
        links.Distinct().Count().ShouldBe(2);
        using var reader = await house.Browse();
        (await reader.Submit(await reader.Get(links.Single(l => l != link)))).Words.ShouldContain("The boiler stopped");

        var contact = await office.Read(db => db.Set<ClientContact>().SingleAsync());
        await desk.Submit(await desk.Get($"/bellweather/clients/{message.ClientId}"), $"/contacts/{contact.Id}/leaving");
        (await reader.Get(link)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Databases]
    [Promise("D-11")]
    public async Task Day_100_takes_message_delivery_mail_and_link(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var link = await Captured(house, office);
        var message = await Message(office);
        await office.NightOf(new LocalDate(2026, 6, 9));
        (await office.Has(message)).ShouldBeTrue();
        await office.NightOf(new LocalDate(2026, 6, 10));
        (await office.Has(message)).ShouldBeFalse();
        (await house.Count("SELECT (SELECT count(*) FROM delivery) + (SELECT count(*) FROM outgoing_mail)")).ShouldBe(0);
        await house.ShouldHaveNoTraceOf("boiler");
        using var reader = await house.Browse();
        (await reader.Get(link)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Databases]
    public async Task The_secret_of_a_link_stands_in_the_mail_alone(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var link = await Captured(house, office);
        using var reader = await house.Browse();
        await reader.Submit(await reader.Get(link));
        (await house.Traces(link[(link.LastIndexOf('/') + 30)..])).ShouldBe(["outgoing_mail.body"]);
    }

    /// <summary>A message taken at the desk, and the path of the link in its mail.</summary>
    private static async Task<string> Captured(House house, Office office)
    {
        var client = await office.AddClient();
        using var desk = await office.SignIn(await office.AddStaff());
        var form = await desk.Get($"/bellweather/desk/{client.Id}");
        await desk.Submit(form, "/messages", ("name", "Owen Prosser"), ("phone", "07700 900456"), ("body", "The boiler stopped."));
        await house.Work();
        return (await Links(office)).Single();
    }

    private static async Task<List<string>> Links(Office office) => (await office.Read(db => db.Set<OutgoingMail>().Select(m => m.Body).ToListAsync()))
        .ConvertAll(body => new Uri(body.Split('\n').Single(l => l.Contains("/read/"))).AbsolutePath);

    private static Task<PhoneMessage> Message(Office office) => office.Read(db => db.Set<PhoneMessage>().SingleAsync());

    private static (string, string) Token(Page page, Browser browser) =>
        ("__RequestVerificationToken", browser.Cookies.Count > 0 ? page.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")! : "");
}
