using System.Net;
using App.Tests.Harness;
using Avow.Modules.Identity;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Identity;

public sealed class SignInTests
{
    [Databases]
    public async Task A_member_of_staff_signs_in_and_lands_where_they_wanted(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var owner = await office.AddStaff();
        using var browser = await house.Browse();
        var sent = await browser.Get("/bellweather/messages?q=boiler");
        sent.Location.ShouldBe("/bellweather/sign-in?then=%2Fbellweather%2Fmessages%3Fq%3Dboiler");
        var form = await browser.Get(sent.Location!);
        var answer = await browser.Submit(form, null, ("email", $"  {owner.Email.ToUpperInvariant()}"), ("password", Office.Password));
        answer.Location.ShouldBe("/bellweather/messages?q=boiler");
        answer.Headers.ShouldContain("httponly", Case.Insensitive);
        answer.Headers.ShouldContain("samesite=lax", Case.Insensitive);
        (await browser.Get("/bellweather/messages")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Databases]
    public async Task Five_failures_rest_an_account_for_fifteen_minutes_and_nobody_is_told_why(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var owner = await office.AddStaff();
        using var browser = await house.Browse();
        var unknown = (await Try(browser, "nobody@bellweather.example", "whatever-it-is")).Words;
        for (var failure = 0; failure < 5; failure++)
        {
            var page = await Try(browser, owner.Email, "not-the-password");
            page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            page.Words.ShouldBe(unknown, "an unknown e-mail and a wrong password get the same answer");
        }

        (await Try(browser, owner.Email, Office.Password)).Words.ShouldBe(unknown, "a resting account as well");
        house.Time.Advance(Duration.FromMinutes(14));
        (await Try(browser, owner.Email, Office.Password)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        house.Time.Advance(Duration.FromMinutes(1));
        (await Try(browser, owner.Email, Office.Password)).Status.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Databases]
    public async Task A_success_forgets_the_failures_before_it(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var owner = await office.AddStaff();
        using var browser = await house.Browse();
        foreach (var round in Enumerable.Range(0, 2))
        {
            for (var failure = 0; failure < 4; failure++)
            {
                await Try(browser, owner.Email, "not-the-password");
            }

            (await Try(browser, owner.Email, Office.Password)).Status.ShouldBe(HttpStatusCode.SeeOther, $"round {round}");
            await browser.Submit(await browser.Get("/bellweather/account"), "/sign-out");
        }
    }

    [Databases]
    public async Task Signing_out_everywhere_closes_every_other_browser(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var owner = await office.AddStaff();
        using var here = await office.SignIn(owner);
        using var there = await office.SignIn(owner);
        (await there.Get("/bellweather/account")).Status.ShouldBe(HttpStatusCode.OK);
        (await here.Submit(await here.Get("/bellweather/account"), "/sign-out/everywhere")).Location.ShouldBe("/bellweather/sign-in");
        (await there.Get("/bellweather/account")).Status.ShouldBe(HttpStatusCode.Found);
        (await here.Get("/bellweather/account")).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Databases]
    public async Task A_sign_in_ends_twelve_hours_after_the_last_page(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var browser = await office.SignIn(await office.AddStaff());
        house.Time.Advance(Duration.FromHours(11));
        (await browser.Get("/bellweather/account")).Status.ShouldBe(HttpStatusCode.OK);
        house.Time.Advance(Duration.FromHours(11));
        (await browser.Get("/bellweather/account")).Status.ShouldBe(HttpStatusCode.OK, "the page before renewed it");
        house.Time.Advance(Duration.FromHours(13));
        (await browser.Get("/bellweather/account")).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Databases]
    public async Task A_cookie_of_one_organisation_opens_nothing_of_another(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var other = await house.Found("tidewater");
        using var browser = await office.SignIn(await office.AddStaff());
        (await browser.Get("/tidewater/account")).Status.ShouldBe(HttpStatusCode.Found);
        (await other.Read(db => Task.FromResult(db.OrganisationId))).ShouldBe(2);
    }

    [Databases]
    public async Task A_way_back_never_leads_out_of_the_organisation(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var owner = await office.AddStaff();
        foreach (var way in new[] { "//evil.example", "https://evil.example/bellweather/", "/tidewater/", "/bellweather/../tidewater/", "/bellweather/%2e%2e/tidewater", "/bellweather/\\evil.example", "/bellweather//evil.example" })
        {
            using var browser = await house.Browse();
            var form = await browser.Get("/bellweather/sign-in?then=" + Uri.EscapeDataString(way));
            (await browser.Submit(form, null, ("email", owner.Email), ("password", Office.Password), ("then", way))).Location.ShouldBe("/bellweather/", way);
        }
    }

    [Databases]
    public async Task Too_many_tries_from_one_address_are_refused_for_a_while(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await house.Found();
        using var browser = await house.Browse();
        var form = await browser.Get("/bellweather/sign-in");
        var answers = new List<HttpStatusCode>();
        for (var guess = 0; guess < 32; guess++)
        {
            answers.Add((await browser.Submit(form, null, ("email", $"guess{guess}@bellweather.example"), ("password", "123456789012"))).Status);
        }

        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
        answers[0].ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Databases]
    public async Task A_password_stands_nowhere(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var owner = await office.AddStaff();
        using var browser = await house.Browse();
        await Try(browser, owner.Email, "a wrong but telling phrase");
        await Try(browser, owner.Email, Office.Password);
        await house.ShouldHaveNoTraceOf(Office.Password);
        await house.ShouldHaveNoTraceOf("a wrong but telling phrase");
        (await house.Traces(owner.Email)).ShouldBe(["account.email", "account.email_key"]);
    }

    private static async Task<Page> Try(Browser browser, string email, string password)
    {
        var form = await browser.Get("/bellweather/sign-in");
        var answer = await browser.Submit(form, null, ("email", email), ("password", password));
        return answer with { Body = answer.Body.Replace(email, "…") };
    }
}
