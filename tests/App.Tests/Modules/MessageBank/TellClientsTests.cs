using App.Tests.Harness;
using Avow.Mail;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace App.Tests.Modules.MessageBank;

public sealed class TellClientsTests
{
    private const string Periods = "/bellweather/policy/periods/";

    [Databases]
    public async Task A_changed_period_is_told_to_the_contacts_of_each_client_in_service(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await office.AddClient("Ashdown Joinery", "Marion Ashdown");
        var left = await office.AddClient("Corrigan Lifts", "Dev Corrigan");
        using var browser = await office.SignIn(await office.AddStaff());
        await browser.Follow(await browser.Submit(await browser.Get($"/bellweather/clients/{left.Id}/cessation"), "cessation"));
        var preview = await browser.Get(Periods + "message-taking/phone-message/0?count=90&unit=days");
        preview.Words.ShouldContain("One contact at a client, as soon as it is published.");
        var notice = await browser.Follow(await browser.Submit(preview, "/phone-message/0", Fields(preview)));
        notice.Words.ShouldContain("1 contact at a client is written to.");

        var mail = await office.Read(db => db.Set<OutgoingMail>().SingleAsync());
        mail.ToName.ShouldBe("Marion Ashdown");
        mail.Body.ShouldContain("From 2 March 2026: Messages are kept for 90 days");
        mail.Body.ShouldContain("Until then: Messages are kept for 100 days");
        mail.Body.ShouldContain("/bellweather/notice/2026-03-02");
    }

    [Databases]
    public async Task A_change_that_concerns_the_organisations_own_data_is_not_written_to_clients(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await office.AddClient();
        using var browser = await office.SignIn(await office.AddStaff());
        var preview = await browser.Get(Periods + "running-the-office/outgoing-mail/0?count=20&unit=days");
        preview.Words.ShouldNotContain("Told by e-mail");
        var said = (await browser.Follow(await browser.Submit(preview, "/outgoing-mail/0", Fields(preview)))).Words;
        said.ShouldContain("Published.");
        said.ShouldNotContain("written to");
        (await office.Read(db => db.Set<OutgoingMail>().CountAsync())).ShouldBe(0);
    }

    private static (string, string)[] Fields(Page page) =>
        [.. page.Html.QuerySelectorAll("main form[method=post] input[name]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))];
}
