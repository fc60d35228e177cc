using System.Net;
using System.Security.Cryptography;
using System.Text;
using App.Tests.Harness;
using Avow.Modules.Organisations;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace App.Tests.Modules.Notices;

/// <summary>What people read is kept as they read it, in each language and for each brand.</summary>
public sealed class PublishedNoticeTests
{
    [Databases, Promise("E-15")]
    public async Task One_policy_is_read_in_English_and_in_Swedish(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await house.Found("norrfjard", Policy("hosting"));
        using var visitor = await house.Browse();

        var swedish = await visitor.Get("/norrfjard/notice");
        var english = await visitor.Get("/norrfjard/notice?lang=en");

        swedish.Html.DocumentElement.GetAttribute("lang").ShouldBe("sv");
        english.Html.DocumentElement.GetAttribute("lang").ShouldBe("en-GB");
        swedish.Html.GetElementById("keep.customer-service.ticket")!.TextContent.Trim().ShouldBe("Supportärenden sparas i 12 månader efter att ärendet stängts och raderas sedan.");
        english.Html.GetElementById("keep.customer-service.ticket")!.TextContent.Trim().ShouldBe("Support tickets are kept for 12 months after the ticket is closed, and are then deleted.");
        swedish.Html.GetElementById("basis.newsletter")!.TextContent.ShouldStartWith("Rättslig grund: ditt samtycke (artikel 6.1\u00a0a)");
        Sentences(swedish).ShouldBe(Sentences(english));
        swedish.Html.QuerySelectorAll("script").ShouldBeEmpty("a notice is only read");
        swedish.Words.ShouldNotContain("Lawful basis");
        english.Words.ShouldNotContain("Rättslig grund");
    }

    [Databases, Promise("E-15")]
    public async Task A_policy_in_English_alone_has_no_Swedish_notice(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await house.Found("larkfield", Policy("web-studio"));
        using var visitor = await house.Browse();

        var notice = await visitor.Get("/larkfield/notice?lang=sv");

        notice.Html.DocumentElement.GetAttribute("lang").ShouldBe("en-GB");
        notice.Html.GetElementById("keep.meeting-recordings.recording")!.TextContent.ShouldContain("120 days");
    }

    [Databases]
    public async Task What_the_reader_saw_is_kept_by_its_digest(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found("norrfjard", Policy("hosting"));
        using var visitor = await house.Browse();
        var notice = await visitor.Get("/norrfjard/notice");

        var digest = notice.Html.QuerySelector(".digest")!.TextContent;
        var stored = await visitor.Get($"/norrfjard/notices/{digest}");

        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stored.Body))).ShouldBe(digest);
        stored.Body.ShouldContain(notice.Html.GetElementById("complaint.us")!.TextContent.Trim());
        (await visitor.Get($"/norrfjard/notices/{new string('0', 64)}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await office.Read(db => db.Set<PublishedNotice>().Select(n => n.Language).OrderBy(l => l).ToListAsync())).ShouldBe(["en", "sv"]);
    }

    [Databases]
    public async Task An_older_version_stays_as_it_was(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found("norrfjard", Policy("hosting"));
        var owner = await office.AddStaff();
        var next = PolicyText.WithVersion(PolicyTemplates.Text("hosting"), new VersionId(new(2026, 3, 2))).Replace("ticket: 12 months after closed", "ticket: 6 months after closed");
        await office.Change(work => house.Get<Publications>().Publish(work, PolicyReader.Read(next).Policy!, next, 0, owner.Id));
        using var visitor = await house.Browse();

        var (older, newer) = (await visitor.Get("/norrfjard/notice/2025-03-02?lang=en"), await visitor.Get("/norrfjard/notice?lang=en"));

        older.Html.GetElementById("keep.customer-service.ticket")!.TextContent.ShouldContain("12 months");
        newer.Html.GetElementById("keep.customer-service.ticket")!.TextContent.ShouldContain("6 months");
        older.Html.QuerySelector(".digest")!.TextContent.ShouldNotBe(newer.Html.QuerySelector(".digest")!.TextContent);
    }

    [Databases]
    public async Task Each_brand_has_its_own_notice_at_its_own_address(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await house.Found("hollowbeck", Policy("three-brands"));
        using var visitor = await house.Browse();

        var group = await visitor.Get("/hollowbeck/notice");
        var brand = await visitor.Get("/hollowbeck/notice/students");

        group.Html.QuerySelectorAll("a[href^='/hollowbeck/notice/2025-03-02/']").Length.ShouldBe(3);
        brand.Html.QuerySelector("h1")!.TextContent.ShouldContain("Pupilbeck");
        brand.Html.GetElementById("who.contact")!.TextContent.ShouldContain("privacy@pupilbeck.example");
        (await visitor.Get("/hollowbeck/notice/2025-03-02/students")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.Get("/hollowbeck/notice/no-such")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Databases]
    public async Task A_firm_whose_policy_takes_no_messages_has_no_desk(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found("larkfield", Policy("web-studio"));
        using var browser = await office.SignIn(await office.AddStaff());

        var board = await browser.Get("/larkfield/");

        board.Status.ShouldBe(HttpStatusCode.OK);
        board.Html.QuerySelectorAll("a[href='/larkfield/desk'], a[href='/larkfield/messages'], a[href='/larkfield/clients']").ShouldBeEmpty();
        (await browser.Get("/larkfield/desk")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.Get("/larkfield/clients/new")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await office.Night()).Disposed.ShouldBe(0);
    }

    [Databases]
    public async Task A_kind_that_is_kept_cannot_leave_the_policy(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var browser = await office.SignIn(await office.AddStaff());
        var form = await browser.Get("/bellweather/policy/edit");

        var page = await browser.Submit(form, "/policy/edit", ("text", PolicyTemplates.Text("web-studio")));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Words.ShouldContain("Records of the kind `phone-message` are stored, but no purpose says how long they are kept");
        (await office.Ledger("policy-published")).ShouldBeEmpty();
    }

    private static string Policy(string name) => PolicyText.WithVersion(PolicyTemplates.Text(name), new VersionId(new(2025, 3, 2)));

    private static List<string> Sentences(Page page) => [.. page.Html.QuerySelectorAll(".prose [id]").Select(e => e.Id!)];
}
