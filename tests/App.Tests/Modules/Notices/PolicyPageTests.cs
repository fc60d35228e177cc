using System.Net;
using App.Tests.Harness;
using Avow.Holdings;
using Avow.Modules.Identity;
using Avow.Modules.MessageBank;
using Avow.Modules.Organisations.Public;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace App.Tests.Modules.Notices;

public sealed class PolicyPageTests
{
    private const string Period = "/bellweather/policy/periods/message-taking/phone-message/0";

    [Databases]
    [Promise("A-13")]
    public async Task A_shorter_period_says_before_what_it_deletes_and_then_deletes_just_that(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var (one, other) = (await office.AddClient("One"), await office.AddClient("Other"));
        for (var age = 80; age < 99; age++)
        {
            await office.Capture(age % 2 == 0 ? one : other, at: house.Clock.Now - Duration.FromDays(age));
        }

        await office.Night();
        using var browser = await office.SignIn(await office.AddStaff(StaffRole.PrivacyLead));
        var preview = await browser.Get(Period + "?count=90&unit=days");
        preview.Words.ShouldContain("10 records go that would not go otherwise.");
        preview.Words.ShouldContain("They belong to 2 clients.");
        preview.Html.QuerySelector("del")!.TextContent.ShouldBe("100");
        preview.Html.QuerySelector("ins")!.TextContent.ShouldBe("90");
        preview.Words.ShouldContain("None of those we hold");

        var published = await browser.Submit(preview, "/phone-message/0", Fields(preview));
        published.Location.ShouldBe("/bellweather/notice/2026-03-02", published.Words);
        var notice = await browser.Follow(published);
        notice.Words.ShouldContain("What changed on 2 March 2026");
        notice.Html.GetElementById("keep.message-taking.phone-message")!.TextContent.ShouldStartWith("Messages are kept for 90 days");
        (await browser.Get("/bellweather/notice/2025-03-02")).Html.GetElementById("keep.message-taking.phone-message")!.TextContent.ShouldStartWith("Messages are kept for 100 days");
        (await office.Read(db => db.Set<RetentionState>().Select(s => s.Approved).SingleAsync())).ShouldBe(10);
        (await office.NightOf(new LocalDate(2026, 3, 3))).Disposed.ShouldBe(10);
        (await office.Ledger("policy-published")).Single().Policy.ShouldBe("2026-03-02");
    }

    [Databases]
    [Promise("A-13")]
    public async Task A_change_announced_for_a_later_date_is_told_now_and_kept_from_then(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        for (var number = 0; number < 120; number++)
        {
            await office.Capture(client, at: house.Clock.Now - Duration.FromDays(75));
        }

        await office.Night();
        using var browser = await office.SignIn(await office.AddStaff(StaffRole.PrivacyLead));
        foreach (var wrong in new[] { "2026-03-01", "2027-03-03", "soon", "" })
        {
            (await browser.Get($"{Period}?count=90&unit=days&from={wrong}")).Words.ShouldContain("Choose a date from 2 March 2026 on, within a year");
        }

        var preview = await browser.Get(Period + "?count=90&unit=days&from=2026-03-20");
        preview.Html.QuerySelectorAll("dt").Select(t => t.TextContent).ShouldContain("In the night to 20 March 2026");
        preview.Words.ShouldContain("120 records go that would not go otherwise.");
        preview.Words.ShouldContain("It is in force from 20 March 2026");
        var coming = await browser.Follow(await browser.Submit(preview, "/phone-message/0", Fields(preview)));
        coming.Words.ShouldContain("120 records go in the night to 20 March 2026 because of it. 1 contact at a client is written to.");
        coming.Words.ShouldContain("This version is not in force yet.");
        var notice = await browser.Get("/bellweather/notice");
        notice.Words.ShouldContain("A new version is in force from 20 March 2026.");
        notice.Html.GetElementById("keep.message-taking.phone-message")!.TextContent.ShouldStartWith("Messages are kept for 100 days");
        (await office.Read(db => db.Set<RetentionState>().Select(s => s.Approved).SingleAsync())).ShouldBe(0, "that night forecasts for itself");

        await house.LiveUntil(House.London(new LocalDate(2026, 3, 19), new LocalTime(12, 0)));
        (await office.Read(db => db.Set<PhoneMessage>().CountAsync())).ShouldBe(120, "ninety days are over on the 16th, but nobody was promised that yet");
        await house.LiveUntil(House.London(new LocalDate(2026, 3, 20), new LocalTime(12, 0)));
        (await office.Read(db => db.Set<PhoneMessage>().CountAsync())).ShouldBe(0);
        (await browser.Get("/bellweather/notice")).Html.GetElementById("keep.message-taking.phone-message")!.TextContent.ShouldStartWith("Messages are kept for 90 days");
    }

    [Databases]
    public async Task A_longer_period_keeps_nothing_longer_that_is_here(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        var message = await office.Capture(client, at: house.Clock.Now - Duration.FromDays(1));
        using var browser = await office.SignIn(await office.AddStaff());
        var preview = await browser.Get(Period + "?count=200&unit=days");
        preview.Words.ShouldContain("0 records go that would not go otherwise.");
        preview.Words.ShouldContain("None of those we hold");
        (await browser.Submit(preview, "/phone-message/0", Fields(preview))).Status.ShouldBe(HttpStatusCode.SeeOther);
        await house.Work();
        var later = await office.Capture(client);
        await office.NightOf(new LocalDate(2026, 6, 10));
        (await office.Has(message)).ShouldBeFalse("its clock had started before");
        (await office.Has(later)).ShouldBeTrue("it came in under the longer promise");
    }

    [Databases]
    public async Task More_than_was_confirmed_is_shown_again_and_not_published(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        using var browser = await office.SignIn(await office.AddStaff());
        var preview = await browser.Get(Period + "?count=90&unit=days");
        await office.Capture(client, at: house.Clock.Now - Duration.FromDays(95));
        var again = await browser.Submit(preview, "/phone-message/0", Fields(preview));
        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Words.ShouldContain("1 record would go");
        (await office.Ledger("policy-published")).ShouldBeEmpty();
        (await browser.Submit(again, "/phone-message/0", Fields(again))).Status.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Databases]
    public async Task What_is_no_period_changes_nothing(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var browser = await office.SignIn(await office.AddStaff());
        foreach (var wrong in new[] { "?count=0&unit=days", "?count=ninety&unit=days", "?count=100&unit=days", "?count=9&unit=moons", "?count=99999999999&unit=days", "?count=-1&unit=days" })
        {
            var page = await browser.Get(Period + wrong);
            page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, wrong);
            page.Html.QuerySelectorAll("form[method=post][action$='phone-message/0']").ShouldBeEmpty();
        }

        (await browser.Get("/bellweather/policy/periods/message-taking/phone-message/7")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.Get("/bellweather/policy/periods/newsletter/subscription/0")).Status.ShouldBe(HttpStatusCode.NotFound, "until unsubscribed has no number");
        using var staff = await office.SignIn(await office.AddStaff(StaffRole.Staff));
        (await staff.Get(Period)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await staff.Get("/bellweather/policy")).Html.QuerySelectorAll("a.vow").ShouldBeEmpty();
    }

    [Databases]
    public async Task A_text_with_faults_comes_back_whole_with_their_lines(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var browser = await office.SignIn(await office.AddStaff());
        var form = await browser.Get("/bellweather/policy/edit");
        var broken = PolicyTemplates.Text("call-answering").Replace("phone-message: 100 days after received", "phone-message: 100 dayz after received");
        var page = await browser.Submit(form, "/policy/edit", ("text", broken));
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Html.QuerySelector("textarea[name=text]")!.TextContent.Trim().ShouldBe(broken.Trim());
        page.Html.QuerySelectorAll("#remarks li").ShouldNotBeEmpty();
        var unpriced = PolicyTemplates.Text("call-answering").Replace("      staff-account: 30 days after left; then delete\n", "      worker-file: 30 days after left; then delete\n");
        (await browser.Submit(form, "/policy/edit", ("text", unpriced))).Words.ShouldContain("staff-account");
        (await office.Ledger("policy-published")).ShouldBeEmpty();
    }

    [Databases]
    public async Task A_whole_new_text_is_looked_at_and_then_published(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var browser = await office.SignIn(await office.AddStaff());
        var changed = PolicyTemplates.Text("call-answering").Replace("version: 2026-11-01", "version: 2025-03-02").Replace("100 days after received", "50 days after received");
        var look = await browser.Submit(await browser.Get("/bellweather/policy/edit"), "/policy/edit", ("text", changed));
        look.Words.ShouldContain("Publish it as version 2026-03-02?");
        var published = await browser.Submit(look, "/policy/edit/publication");
        published.Location.ShouldBe("/bellweather/notice/2026-03-02", published.Words);
        (await browser.Get("/bellweather/notice")).Words.ShouldContain("Messages are kept for 50 days");
    }

    [Databases]
    public async Task The_notice_is_public_and_carries_the_newest_checkpoint(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await office.Night();
        using var visitor = await house.Browse();
        var notice = await visitor.Get("/bellweather/notice");
        notice.Status.ShouldBe(HttpStatusCode.OK);
        notice.Words.ShouldContain("It covers 2 entries");
        notice.Html.QuerySelector("#proof pre")!.TextContent.ShouldStartWith("avow/organisation-");
        (await visitor.Get("/bellweather/notice.md")).Body.ShouldStartWith("# ");
        (await visitor.Get("/bellweather/notice/1999-01-01")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Get("/bellweather/notice/1999-99-99")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static (string, string)[] Fields(Page page) =>
        [.. page.Html.Forms.Single(f => f.Method == "post" && f.GetAttribute("action")!.EndsWith("/phone-message/0", StringComparison.Ordinal)).Elements.OfType<AngleSharp.Html.Dom.IHtmlInputElement>().Where(i => i.Type == "hidden").Select(i => (i.Name!, i.Value))];
}
