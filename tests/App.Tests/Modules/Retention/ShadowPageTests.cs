using System.Net;
using App.Tests.Harness;
using Avow.Modules.Identity;
using NodaTime;
using Shouldly;

namespace App.Tests.Modules.Retention;

public sealed class ShadowPageTests
{
    [Databases]
    public async Task A_keeper_lets_the_nights_report_sees_what_would_go_and_goes_live_by_its_count(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var message = await office.Capture(await office.AddClient());
        using var lead = await office.SignIn(await office.AddStaff(StaffRole.PrivacyLead, "Una Hale"));
        (await lead.Get("/bellweather/retention/shadow")).Words.ShouldContain("The nights let go what is due.");
        var asked = await lead.Get("/bellweather/retention/shadow/beginning");
        asked.Words.ShouldContain("records stay longer than our notice says");
        var begun = await lead.Follow(await lead.Submit(asked, "/shadow/beginning"));
        begun.Words.ShouldContain("The nights only report: nothing goes since 2 March 2026");
        begun.Words.ShouldContain("Una Hale");
        (await lead.Get("/bellweather/account")).Words.ShouldContain("The nights only report: since 2 March 2026 nothing goes", customMessage: "every page of the staff says so");
        (await office.Ledger("shadow-began")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.Actor.ShouldNotBeNull(), e => e.Detail.ShouldBe("because=chosen"));

        await house.LiveUntil(House.London(new LocalDate(2026, 6, 11), new LocalTime(9, 0)));
        // The message, and the sign-in of the keeper.
        (await lead.Get("/bellweather/")).Words.ShouldContain("2 records would go tonight, but the nights only report.");
        (await lead.Get("/bellweather/")).Words.ShouldContain("Decide whether the nights go live");
        (await lead.Get("/bellweather/retention")).Words.ShouldContain("Tonight 2 records would go, but the nights only report.");
        var nights = await lead.Get("/bellweather/retention/shadow");
        var night = await lead.Get(nights.Html.QuerySelectorAll("main a").First(a => a.TextContent.StartsWith("See what:", StringComparison.Ordinal)).GetAttribute("href")!);
        night.Words.ShouldContain("2 records would have gone, and nothing went");
        night.Words.ShouldContain("M-1");

        var live = await lead.Get("/bellweather/retention/live");
        live.Words.ShouldContain("If the nights go live now, 2 records go in the next one.");
        live.Words.ShouldContain("10 June 2026", customMessage: "the oldest stands with its date");
        (await lead.Submit(live, "/retention/live", ("count", "3"))).ShouldSatisfyAllConditions(p => p.Status.ShouldBe(HttpStatusCode.UnprocessableEntity), p => p.Words.ShouldContain("Write 2, the number of records that are due"));
        (await office.Ledger("went-live")).ShouldBeEmpty();
        var gone = await lead.Follow(await lead.Submit(live, "/retention/live", ("count", "2")));
        gone.Words.ShouldContain("The nights are live: 2 records go in the next one.");
        gone.Words.ShouldContain("Let the nights go live, having seen 2 records due");
        (await office.Ledger("went-live")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.Actor.ShouldNotBeNull(), e => e.Count.ShouldBe(2));
        (await lead.Get("/bellweather/account")).Words.ShouldNotContain("The nights only report");
        await house.LiveUntil(House.London(new LocalDate(2026, 6, 12), new LocalTime(9, 0)));
        (await office.Has(message)).ShouldBeFalse();
    }

    [Databases]
    public async Task Others_see_that_the_nights_report_and_cannot_change_it(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await office.BeginShadow();
        await office.Night();
        using var staff = await office.SignIn(await office.AddStaff(StaffRole.Staff));
        var page = await staff.Get("/bellweather/retention/shadow");
        page.Words.ShouldContain("nothing goes since 2 March 2026");
        page.Html.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ShouldNotContain(h => h!.EndsWith("/live", StringComparison.Ordinal));
        (await staff.Get("/bellweather/retention/live")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
