using System.Net;
using App.Tests.Harness;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Avow.Modules.Reader;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace App.Tests.Modules.Identity;

/// <summary>What was typed while a sign-in ended is not lost.</summary>
public sealed class TypedFormTests
{
    private const string Reader = "/bellweather/policy/reader";
    private const string Old = "Privacy policy\r\n\r\nWe delete “telephone messages” after 100 days & keep <nothing> else.\r\nWe share your e-mail address with Mailchimp.";

    [Databases]
    public async Task A_form_sent_after_the_sign_in_has_ended_goes_through_the_sign_in_and_can_be_sent_again(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var account = await office.AddStaff(StaffRole.PrivacyLead);
        using var lead = await office.SignIn(account);
        var form = await lead.Get(Reader);
        lead.Lose("avow");
        var asked = await lead.Submit(form, "/policy/reader", ("text", Old));
        asked.Status.ShouldBe(HttpStatusCode.Forbidden);
        asked.Words.ShouldContain("What you typed is kept");
        (await Texts(office)).ShouldBe(0);

        var wrong = await lead.Submit(asked, "/sign-in", ("email", account.Email), ("password", "not-the-password"));
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Words.ShouldContain("What you typed is kept");
        var again = await lead.Submit(wrong, "/sign-in", ("email", account.Email), ("password", Office.Password));
        again.Status.ShouldBe(HttpStatusCode.OK, again.Words);
        again.Words.ShouldContain("We delete “telephone messages” after 100 days & keep <nothing> else.");
        again.Html.QuerySelector("main a.btn")!.GetAttribute("href").ShouldBe(Reader);
        (await Texts(office)).ShouldBe(0, "nothing happens until it is sent again");

        var read = await lead.Follow(await lead.Submit(again, "/policy/reader"));
        read.Status.ShouldBe(HttpStatusCode.OK, read.Words);
        (await office.Read(db => db.Set<PublishedText>().SingleAsync())).Text.ShouldBe(Old.ReplaceLineEndings("\n"));
    }

    [Databases]
    public async Task A_form_from_elsewhere_is_refused_and_not_carried(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await house.Found();
        using var stranger = await house.Browse();
        var answer = await stranger.Post(Reader, ("text", Old));
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Words.ShouldNotContain("telephone messages");
    }

    [Databases]
    public async Task A_password_is_never_carried(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var owner = await office.SignIn(await office.AddStaff());
        var form = await owner.Get("/bellweather/account");
        owner.Lose("avow");
        var asked = await owner.Submit(form, "/account/password", ("password", "a-secret-that-stays-one"));
        asked.Status.ShouldBe(HttpStatusCode.Forbidden);
        asked.Body.ShouldNotContain("a-secret-that-stays-one");
        asked.Words.ShouldNotContain("What you typed is kept");
    }

    [Databases]
    public async Task Any_script_is_carried_and_what_is_no_form_is_left_alone(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var account = await office.AddStaff();
        var words = string.Concat(Enumerable.Repeat("個人情報", 100_000));
        using var browser = await house.Browse();
        var sent = await browser.Submit(await browser.Get("/bellweather/sign-in"), null, ("email", account.Email), ("password", Office.Password), ("typed", new TypedForm(Reader, [new("text", words)], HadFiles: false).Write()));
        sent.Html.QuerySelector("input[name=text]")!.GetAttribute("value").ShouldBe(words);
        foreach (var broken in new[] { "{", "[]", "null", """{"Path":"/bellweather/policy/reader","Fields":[null]}""", """{"Path":"/bellweather/policy/reader","Fields":[{"Name":"text"}]}""" })
        {
            using var other = await house.Browse();
            (await other.Submit(await other.Get("/bellweather/sign-in"), null, ("email", account.Email), ("password", Office.Password), ("typed", broken))).Location.ShouldBe("/bellweather/", broken);
        }
    }

    [Databases]
    public async Task A_form_never_leads_out_of_the_organisation(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var account = await office.AddStaff();
        foreach (var path in new[] { "https://elsewhere.example/bellweather/", "//elsewhere.example/", "/larkfield/policy/reader", "/bellweather/../larkfield/" })
        {
            using var browser = await house.Browse();
            var typed = new TypedForm(path, [new("text", Old)], HadFiles: false).Write();
            var answer = await browser.Submit(await browser.Get("/bellweather/sign-in"), null, ("email", account.Email), ("password", Office.Password), ("typed", typed));
            answer.Location.ShouldBe("/bellweather/", path);
        }
    }

    private static Task<int> Texts(Office office) => office.Read(db => db.Set<PublishedText>().CountAsync());
}
