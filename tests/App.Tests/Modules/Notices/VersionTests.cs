using System.Net;
using App.Tests.Harness;
using Avow.Modules.Identity;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Notices;

/// <summary>Versions as the public reads them and as those who answer for the policy publish them.</summary>
public sealed class VersionTests
{
    [Databases, Promise("A-22"), Promise("B-17")]
    public async Task A_new_version_says_what_changed_and_since_when_and_the_older_one_stays(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await office.Capture(await office.AddClient("Ashdown Joinery"));
        using var browser = await office.SignIn(await office.AddStaff(StaffRole.PrivacyLead));
        var changed = PolicyTemplates.Text("call-answering").Replace("phone-message: 100 days after received", "phone-message: 90 days after received", StringComparison.Ordinal).Replace("Lantern Quay Hosting Ltd", "Copper Bay Hosting Ltd", StringComparison.Ordinal);
        (await Publish(browser, changed)).Status.ShouldBe(HttpStatusCode.SeeOther);

        var entry = (await office.Ledger("policy-published")).ShouldHaveSingleItem();
        (entry.Policy, entry.Actor.HasValue).ShouldBe(("2026-03-02", true));
        entry.Detail.ShouldStartWith("digest=");

        using var visitor = await house.Browse();
        var changes = await visitor.Get("/bellweather/notice/2026-03-02/changes");
        changes.Status.ShouldBe(HttpStatusCode.OK);
        changes.Words.ShouldContain("2 things changed from version 2025-03-02 to version 2026-03-02.");
        changes.Words.ShouldContain("In force from 2 March 2026, published on");
        changes.Words.ShouldContain("Messages are kept for 90 days instead of 100 days.");
        changes.Words.ShouldContain("Copper Bay Hosting Ltd is the new name of Lantern Quay Hosting Ltd.");
        changes.Words.ShouldContain("Tell the people concerned before it takes effect");
        changes.Words.ShouldNotContain("1 record", Case.Sensitive, "how many records there are is not the public's");
        var notice = await visitor.Get("/bellweather/notice");
        notice.Html.QuerySelector("a[href='/bellweather/notice/2026-03-02/changes']").ShouldNotBeNull();
        notice.Html.GetElementById("keep.message-taking.phone-message")!.TextContent.ShouldStartWith("Messages are kept for 90 days");
        (await visitor.Get("/bellweather/notice/2025-03-02")).Html.GetElementById("keep.message-taking.phone-message")!.TextContent.ShouldStartWith("Messages are kept for 100 days");
        (await visitor.Get("/bellweather/notice/2025-03-02/changes")).Status.ShouldBe(HttpStatusCode.NotFound, "the first version changed nothing");
        (await visitor.Get("/bellweather/notice/2031-01-01/changes")).Status.ShouldBe(HttpStatusCode.NotFound);

        var own = await browser.Get("/bellweather/notice/2026-03-02/changes");
        own.Words.ShouldContain("1 record.");
        own.Words.ShouldContain("Ashdown Joinery");
    }

    [Databases]
    public async Task A_text_with_an_error_is_not_published_and_says_why_at_its_line(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var browser = await office.SignIn(await office.AddStaff());
        var shield = PolicyTemplates.Text("call-answering").Replace("    safeguard: [eu-us-dpf, uk-extension]\n", "    safeguard: privacy-shield\n", StringComparison.Ordinal).Replace("    safeguard: uk-extension\n", "    safeguard: privacy-shield\n", StringComparison.Ordinal);
        var look = await browser.Submit(await browser.Get("/bellweather/policy/edit"), "/policy/edit", ("text", shield));
        look.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        look.Words.ShouldContain("PRIVACY-SHIELD");
        look.Words.ShouldContain("protects nothing since 16 July 2020");
        look.Html.QuerySelectorAll("#remarks a[data-line]").ShouldNotBeEmpty();
        look.Html.QuerySelectorAll("form[action$='publication']").ShouldBeEmpty();
        (await browser.Post("/bellweather/policy/edit/publication", ("text", shield), ("going", "0"), ("__RequestVerificationToken", Token(look)))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await office.Ledger("policy-published")).ShouldBeEmpty();
    }

    [Databases]
    public async Task Remarks_come_while_somebody_writes_and_need_no_script(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var browser = await office.SignIn(await office.AddStaff());
        var page = await browser.Get("/bellweather/policy/edit");
        page.Html.QuerySelector("script[src^='/edit.js?v=']").ShouldNotBeNull();
        page.Html.QuerySelectorAll("script:not([src])").ShouldBeEmpty();
        page.Html.QuerySelector("pre.lines")!.TextContent.Split('\n').Length.ShouldBe(page.Html.QuerySelector("textarea#text")!.TextContent.Split('\n').Length);
        var remarks = await browser.Post("/bellweather/policy/edit/remarks", ("text", "avow: 1\n"), ("__RequestVerificationToken", Token(page)));
        remarks.Status.ShouldBe(HttpStatusCode.OK);
        remarks.Body.ShouldNotContain("<html");
        remarks.Words.ShouldContain("missing-key");
        var shorter = page.Html.QuerySelector("textarea#text")!.TextContent.Replace("phone-message: 100 days", "phone-message: 90 days", StringComparison.Ordinal);
        (await browser.Post("/bellweather/policy/edit/remarks", ("text", shorter), ("__RequestVerificationToken", Token(page)))).Words
            .ShouldContain("One thing changed from version 2025-03-02 to version 2026-03-02.", customMessage: "under the id that it would be published by");
        var swedish = await browser.Get("/bellweather/policy/edit?lang=sv");
        swedish.Words.ShouldContain("Det här hittade vi");
        using var staff = await office.SignIn(await office.AddStaff(StaffRole.Staff));
        (await staff.Get("/bellweather/policy/edit")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Databases]
    public async Task The_register_names_clients_and_the_day_of_its_review(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await office.AddClient("Ashdown Joinery");
        using var browser = await office.SignIn(await office.AddStaff(StaffRole.PrivacyLead));
        var page = await browser.Get("/bellweather/policy/register");
        page.Words.ShouldContain("Controller, article 30(1)");
        page.Words.ShouldContain("For one client");
        page.Words.ShouldContain("Ashdown Joinery");
        page.Words.ShouldContain("again by");
        var csv = await browser.Get("/bellweather/policy/register.csv");
        csv.Body.TrimStart('\ufeff').ShouldStartWith("Purpose id,");
        csv.Body.ShouldContain("Ashdown Joinery");
        (await browser.Get("/bellweather/policy/register.json")).Body.ShouldContain("\"asProcessor\"");
        using var staff = await office.SignIn(await office.AddStaff(StaffRole.Staff));
        (await staff.Get("/bellweather/policy/register")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Databases, Promise("C-16")]
    public async Task The_review_of_the_policy_has_an_owner_and_a_date_and_shows_on_the_board_when_it_is_late(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var browser = await office.SignIn(await office.AddStaff(StaffRole.PrivacyLead));
        await house.MoveTo(new LocalDate(2027, 10, 13), new LocalTime(9, 0));
        Tile(await browser.Get("/bellweather/")).ShouldContain("12 October 2027");
        var late = await browser.Get("/bellweather/duties/policy-review");
        late.Words.ShouldContain("privacy lead");
        (await browser.Get("/bellweather/policy/register")).Html.QuerySelector("h1 .stop.broken, h1 .broken").ShouldNotBeNull("the register says so too");
        (await browser.Submit(late, "/duties/policy-review", ("on", "2027-10-13"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await office.Ledger("duty-done")).Single().Detail.ShouldBe("duty=policy-review on=2027-10-13");
        (await browser.Get("/bellweather/policy/register")).Words.ShouldContain("Read through on 13 October 2027; again by 13 October 2028.");
        Tile(await browser.Get("/bellweather/")).ShouldNotContain("12 October 2027");
    }

    /// <summary>What the board says beside the promise to read the notice again.</summary>
    private static string Tile(Page board) => board.Html.QuerySelectorAll("main .promise").First(p => p.TextContent.Contains("We read this notice again", StringComparison.Ordinal)).TextContent;

    [Databases]
    public async Task The_first_notice_of_a_new_brand_is_held_against_no_other(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var before = PolicyText.WithVersion(PolicyTemplates.Text("three-brands"), new VersionId(new LocalDate(2025, 3, 2)));
        var office = await house.Found("hollowbeck", before);
        using var browser = await office.SignIn(await office.AddStaff(StaffRole.PrivacyLead));
        var after = before.Replace("\nbrands:\n", "\nbrands:\n  training: { name: Larchbeck Training, site: \"https://www.larchbeck.example\", privacy-contact: privacy@larchbeck.example }\n", StringComparison.Ordinal);
        (await Publish(browser, after, "hollowbeck")).Status.ShouldBe(HttpStatusCode.SeeOther);

        using var visitor = await house.Browse();
        (await visitor.Get("/hollowbeck/notice")).Html.GetElementById("changed").ShouldNotBeNull();
        var first = await visitor.Get("/hollowbeck/notice/training");
        first.Status.ShouldBe(HttpStatusCode.OK);
        first.Html.GetElementById("changed").ShouldBeNull();
    }

    private static async Task<Page> Publish(Browser browser, string text, string slug = "bellweather")
    {
        // A version that is not newer than the last one gets the next id by itself.
        var today = text.Replace("version: 2026-11-01", "version: 2025-03-02", StringComparison.Ordinal);
        var look = await browser.Submit(await browser.Get($"/{slug}/policy/edit"), "/policy/edit", ("text", today));
        look.Status.ShouldBe(HttpStatusCode.OK, look.Words);
        return await browser.Submit(look, "/policy/edit/publication");
    }

    private static string Token(Page page) => page.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
