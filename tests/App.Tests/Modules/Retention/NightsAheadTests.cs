using App.Tests.Harness;
using Avow.Holdings;
using Avow.Modules.Identity;
using NodaTime;
using Shouldly;

namespace App.Tests.Modules.Retention;

/// <summary>What is said to go in a night is what goes in it.</summary>
public sealed class NightsAheadTests
{
    [Databases]
    public async Task The_nights_to_come_are_exactly_what_the_nights_take(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var (one, other, leaving) = (await office.AddClient("One"), await office.AddClient("Other"), await office.AddClient("Leaving"));
        for (var age = 93; age < 100; age++)
        {
            await office.Capture(one, at: house.Clock.Now - Duration.FromDays(age));
            await office.Capture(other, at: house.Clock.Now - Duration.FromDays(age - 60));
        }

        await office.Instruct(other, "35 days");
        await office.Cease(leaving, house.Clock.Now - Duration.FromDays(97));
        var held = await office.Capture(one, at: house.Clock.Now - Duration.FromDays(98));
        await office.Hold(held.Id, "phone-message", until: House.London(new LocalDate(2026, 3, 7)));
        await office.Hold((await office.Capture(one, at: house.Clock.Now - Duration.FromDays(99))).Id, "phone-message");
        await house.Work();
        await house.Get<Avow.Holdings.Retention>().Run(office.Id, house.Clock.Now);

        var foreseen = await Ahead(office);
        foreseen.Sum(n => n.Total).ShouldBeGreaterThan(10);
        var gone = new List<int>();
        for (var day = new LocalDate(2026, 3, 3); day <= new LocalDate(2026, 3, 9); day = day.PlusDays(1))
        {
            gone.Add((await office.NightOf(day)).Disposed);
        }

        gone.ShouldBe(foreseen.Select(n => n.Total));
    }

    [Databases]
    public async Task What_is_held_is_counted_as_staying_and_named(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        var held = await office.Capture(client, at: house.Clock.Now - Duration.FromDays(99));
        await office.Capture(client, at: house.Clock.Now - Duration.FromDays(99));
        using var browser = await office.SignIn(await office.AddStaff());
        (await browser.Get("/bellweather/retention")).Words.ShouldContain("Tonight 2 records go.");
        await office.Hold(held.Id, "phone-message", reason: "A claim is expected");
        var page = await browser.Get("/bellweather/retention");
        page.Words.ShouldContain("Tonight 1 record goes; 1 stays because someone holds it.");
        page.Words.ShouldNotContain("Owen Prosser");
        var night = await browser.Get("/bellweather/retention/nights/2026-03-03");
        night.Words.ShouldContain("A claim is expected");
        night.Words.ShouldContain("100 days after the call");
        (await browser.Get("/bellweather/retention/nights/2026-03-02")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound, "that night is over");
        (await browser.Get("/bellweather/retention/nights/soon")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Databases]
    public async Task The_night_s_list_is_paged_and_counts_whole(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        for (var i = 0; i < 103; i++)
        {
            await office.Capture(client, at: house.Clock.Now - Duration.FromDays(99));
        }

        using var browser = await office.SignIn(await office.AddStaff());
        var first = await browser.Get("/bellweather/retention/nights/2026-03-03");
        first.Html.QuerySelectorAll("tbody tr").Length.ShouldBe(100);
        first.Words.ShouldContain("100 of 103 shown");
        var second = await browser.Get("/bellweather/retention/nights/2026-03-03?from=100");
        second.Html.QuerySelectorAll("tbody tr").Length.ShouldBe(3);
        var rows = first.Html.QuerySelectorAll("tbody th").Concat(second.Html.QuerySelectorAll("tbody th")).Select(t => t.TextContent.Trim());
        rows.Distinct().Count().ShouldBe(103, "no row twice, none missing");
    }

    private static async Task<IReadOnlyList<ComingNight>> Ahead(Office office)
    {
        await using var work = await office.House.Store.Read(office.Id);
        var around = await Surroundings.Of(work.Db, office.House.Get<PolicyShelf>());
        return await office.House.Get<NightsAhead>().Of(work, around, office.House.Clock.Now, 7);
    }
}
