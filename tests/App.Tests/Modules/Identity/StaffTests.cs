using System.Net;
using App.Tests.Harness;
using Avow.Modules.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Identity;

public sealed class StaffTests
{
    [Databases]
    public async Task Only_the_owner_opens_the_list_of_staff(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await office.AddStaff();
        foreach (var role in new[] { StaffRole.PrivacyLead, StaffRole.Staff, StaffRole.Operator })
        {
            using var browser = await office.SignIn(await office.AddStaff(role));
            (await browser.Get("/bellweather/staff")).Status.ShouldBe(HttpStatusCode.Forbidden, role.ToString());
        }
    }

    [Databases]
    public async Task The_owner_adds_somebody_who_can_then_sign_in(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var owner = await office.SignIn(await office.AddStaff());
        var form = await owner.Get("/bellweather/staff/new");
        var answer = await owner.Submit(form, "/staff", ("name", "Rosa Marsh"), ("email", "rosa@bellweather.example"), ("password", "three wrong horses"), ("role", "Staff"));
        answer.Location.ShouldBe("/bellweather/staff");
        using var rosa = await house.Browse();
        await rosa.SignIn("/bellweather/sign-in", "rosa@bellweather.example", "three wrong horses");
        (await rosa.Get("/bellweather/desk")).Status.ShouldBe(HttpStatusCode.OK);
        (await office.Ledger("staff-added")).Single().Detail.ShouldBe("role=staff");
    }

    [Databases]
    public async Task A_second_account_with_the_same_email_or_an_easy_password_is_refused_and_what_was_typed_stays(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var account = await office.AddStaff();
        using var owner = await office.SignIn(account);
        var form = await owner.Get("/bellweather/staff/new");
        var answer = await owner.Submit(form, "/staff", ("name", "Somebody Else"), ("email", account.Email.ToUpperInvariant()), ("password", "aaaaaaaaaaaaa"), ("role", "Operator"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain("Another account has this e-mail");
        answer.Words.ShouldContain("Anybody would guess this password first");
        answer.Body.ShouldContain("Somebody Else");
        answer.Body.ShouldNotContain("aaaaaaaaaaaaa");
    }

    [Databases]
    public async Task The_last_owner_stays_an_owner_and_stays(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var account = await office.AddStaff();
        using var owner = await office.SignIn(account);
        var list = await owner.Get("/bellweather/staff");
        await owner.Submit(list, $"/staff/{account.Id}/role", ("role", "Staff"));
        await owner.Submit(await owner.Get($"/bellweather/staff/{account.Id}/leaving"), $"/staff/{account.Id}/leaving");
        var kept = await office.Read(db => db.Set<Account>().SingleAsync());
        kept.Role.ShouldBe(StaffRole.Owner);
        kept.LeftAt.ShouldBeNull();
        (await owner.Get("/bellweather/staff")).Words.ShouldContain("this is the only owner");
    }

    [Databases]
    public async Task Whoever_left_opens_nothing_and_is_gone_after_the_policys_days(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var owner = await office.SignIn(await office.AddStaff());
        var rosa = await office.AddStaff(StaffRole.Staff, "Rosa Marsh");
        using var hers = await office.SignIn(rosa);
        var asked = await owner.Get($"/bellweather/staff/{rosa.Id}/leaving");
        asked.Words.ShouldContain("We delete it on 1 April 2026");
        await owner.Submit(asked, $"/staff/{rosa.Id}/leaving");
        (await hers.Get("/bellweather/desk")).Status.ShouldBe(HttpStatusCode.Found);

        await office.NightOf(new LocalDate(2026, 3, 31));
        (await office.Has(rosa)).ShouldBeTrue();
        await office.NightOf(new LocalDate(2026, 4, 1));
        (await office.Has(rosa)).ShouldBeFalse();
        await house.ShouldHaveNoTraceOf("rosa.marsh");
    }

    [Databases]
    public async Task Leaving_can_be_taken_back(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var owner = await office.SignIn(await office.AddStaff());
        var rosa = await office.AddStaff(StaffRole.Staff, "Rosa Marsh");
        await owner.Submit(await owner.Get($"/bellweather/staff/{rosa.Id}/leaving"), $"/staff/{rosa.Id}/leaving");
        (await owner.Submit(await owner.Get("/bellweather/staff"), $"/staff/{rosa.Id}/leaving/undo")).Location.ShouldBe("/bellweather/staff");
        using var hers = await office.SignIn(rosa);
        (await hers.Get("/bellweather/desk")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Databases]
    public async Task A_new_password_ends_the_old_one_and_its_sign_ins(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var account = await office.AddStaff();
        using var here = await office.SignIn(account);
        using var there = await office.SignIn(account);
        var wrong = await here.Submit(await here.Get("/bellweather/account"), "/account/password", ("current", "not this one at all"), ("password", "four right horses"));
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var right = await here.Submit(await here.Get("/bellweather/account"), "/account/password", ("current", Office.Password), ("password", "four right horses"));
        right.Location.ShouldBe("/bellweather/account");
        (await here.Get("/bellweather/account")).Status.ShouldBe(HttpStatusCode.OK);
        (await there.Get("/bellweather/account")).Status.ShouldBe(HttpStatusCode.Found);
        await Should.ThrowAsync<InvalidOperationException>(() => office.SignIn(account));
    }

    [Databases]
    public async Task Another_organisations_staff_are_not_here(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var other = await house.Found("tidewater");
        using var owner = await office.SignIn(await office.AddStaff());
        var stranger = await other.AddStaff(StaffRole.Staff);
        (await owner.Get($"/bellweather/staff/{stranger.Id}/leaving")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await owner.Get($"/bellweather/staff/{stranger.Id}/password")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await owner.Get("/bellweather/staff")).Words.ShouldNotContain(stranger.Email);
    }
}
