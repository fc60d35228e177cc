using System.Net;
using App.Tests.Harness;
using Avow.Modules.Identity;
using NodaTime;
using Shouldly;

namespace App.Tests.Modules.Retention;

public sealed class BoardPageTests
{
    [Databases]
    public async Task The_board_shows_each_promise_as_its_sentence_worst_first(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await office.Capture(await office.AddClient());
        await house.MoveTo(new LocalDate(2026, 12, 20), new LocalTime(9, 0));
        using var browser = await office.SignIn(await office.AddStaff());
        var page = await browser.Get("/bellweather/");
        page.Status.ShouldBe(HttpStatusCode.OK);
        var stops = page.Html.QuerySelectorAll("main .promise .stop").Select(s => s.ClassName!.Split(' ')[1]).ToList();
        stops.ShouldBe(stops.OrderBy(s => Array.IndexOf(["broken", "look", "open", "kept"], s)).ToList());
        stops.ShouldContain("broken", "the message should have gone in June");
        page.Html.QuerySelector("main .promise .says")!.TextContent.ShouldContain("Messages are kept for 100 days");
        page.Html.QuerySelector("h1")!.TextContent.ShouldContain("broken");
        page.Words.ShouldNotContain("Owen Prosser");
    }

    [Databases]
    public async Task The_board_is_for_staff(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await house.Found();
        using var visitor = await house.Browse();
        foreach (var path in new[] { "", "retention", "holds", "ledger", "policy" })
        {
            (await visitor.Get($"/bellweather/{path}")).Location.ShouldNotBeNull().ShouldStartWith("/bellweather/sign-in");
        }
    }

    [Databases]
    public async Task The_demo_clock_runs_each_night_on_its_way(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var message = await office.Capture(await office.AddClient());
        using var browser = await office.SignIn(await office.AddStaff());
        var board = await browser.Get("/bellweather/");
        var moved = await browser.Submit(board, "/demo/clock", ("move", "99"));
        (await browser.Follow(moved)).Words.ShouldContain("It is now 9 June 2026. 99 nights were run and 1 record went.", customMessage: "the sign-in, after 90 days");
        (await office.Has(message)).ShouldBeTrue("day 99 is in");
        moved = await browser.Submit(board, "/demo/clock", ("move", "1"));
        (await browser.Follow(moved)).Words.ShouldContain("It is now 10 June 2026. One night was run and 1 record went.");
        (await office.Has(message)).ShouldBeFalse("day 100 is out");
        (await office.VerifyLedger()).Intact.ShouldBeTrue();
    }

    [Databases]
    public async Task The_demo_clock_stops_at_a_stopped_night_until_a_keeper_confirms_its_count(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        for (var i = 0; i < 102; i++)
        {
            await office.Capture(client, at: house.Clock.Now - Duration.FromDays(99));
        }

        using var staff = await office.SignIn(await office.AddStaff(StaffRole.Staff));
        var moved = await staff.Submit(await staff.Get("/bellweather/"), "/demo/clock", ("move", "7"));
        var run = await staff.Follow(moved);
        run.Words.ShouldContain("The clock stands at 3 March 2026. Its night stopped before anything went: 102 records are due");
        house.Clock.Now.ShouldBe(House.London(new LocalDate(2026, 3, 3)));
        run.Html.QuerySelectorAll("form[action$=confirmation]").ShouldBeEmpty("only keepers confirm");
        (await house.Count("SELECT count(*) FROM phone_message")).ShouldBe(102);

        using var owner = await office.SignIn(await office.AddStaff());
        run = await owner.Get(run.Path);
        (await owner.Submit(run, "confirmation", ("count", "101"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var confirmed = await owner.Follow(await owner.Submit(run, "confirmation", ("count", "102")));
        confirmed.Words.ShouldContain("102 records went, with proof.");
        (await house.Count("SELECT count(*) FROM phone_message")).ShouldBe(0);
        (await office.Ledger("run-confirmed")).Single().Actor.ShouldNotBeNull();
    }

    [Databases]
    public async Task A_real_office_has_no_clock_to_move(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found(synthetic: false);
        using var browser = await office.SignIn(await office.AddStaff());
        var board = await browser.Get("/bellweather/");
        board.Html.QuerySelector(".demo").ShouldBeNull();
        (await browser.Post("/bellweather/demo/clock", ("__RequestVerificationToken", Token(board)), ("move", "1"))).Status.ShouldBe(HttpStatusCode.NotFound);
        house.Clock.Ahead.ShouldBe(Duration.Zero);
    }

    private static string Token(Page page) => page.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
