using System.Net;
using App.Tests.Harness;
using Avow.Modules.MessageBank;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.MessageBank;

public sealed class MessageListTests
{
    [Databases]
    public async Task Pages_of_fifty_follow_one_another_without_gap_or_double_even_at_the_same_instant(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        for (var i = 0; i < 120; i++)
        {
            await office.Capture(client, $"matter {i}", at: House.Start - Duration.FromMinutes(i / 40));
        }

        using var browser = await office.SignIn(await office.AddStaff());
        var seen = new List<string>();
        for (var address = "/bellweather/messages"; address is not null;)
        {
            var page = await browser.Get(address);
            var ids = page.Html.QuerySelectorAll("th a").Select(a => a.GetAttribute("href")!).ToList();
            ids.Count.ShouldBeLessThanOrEqualTo(50);
            seen.AddRange(ids);
            address = page.Html.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        seen.Count.ShouldBe(120);
        seen.Distinct().Count().ShouldBe(120);
    }

    [Databases]
    public async Task Messages_are_found_by_number_telephone_words_client_and_day(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var (one, two) = (await office.AddClient("Harbour Dental"), await office.AddClient("Tern Couriers"));
        await office.Capture(one, "The BOILER stopped", "Marion Shah");
        var second = await office.Capture(two, "About the flat", "Priya Pike", at: House.Start - Duration.FromDays(3));
        using var browser = await office.SignIn(await office.AddStaff());
        async Task<string> Found(string query) => (await browser.Get($"/bellweather/messages?{query}")).Html.QuerySelector("main table")?.TextContent ?? "";
        (await Found("q=boiler")).ShouldContain("Marion Shah");
        (await Found("q=boiler")).ShouldNotContain("Priya Pike");
        (await Found("q=pike")).ShouldContain("About the flat");
        (await Found("q=%2B44+7700+900456")).ShouldContain("Priya Pike");
        (await Found($"q=M-{second.Number}")).ShouldContain("Priya Pike");
        (await Found($"client={one.Id}")).ShouldNotContain("Priya Pike");
        (await Found("day=2026-02-27")).ShouldContain("Priya Pike");
        (await Found("day=2026-02-27")).ShouldNotContain("Marion Shah");
        (await Found("q=100%25")).ShouldBeEmpty();
        (await browser.Get("/bellweather/messages?client=x&day=soon&before=nonsense")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Databases]
    public async Task A_removed_message_goes_tonight_unless_it_is_taken_back(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        var (gone, kept) = (await office.Capture(client, "to be removed"), await office.Capture(client, "to be kept"));
        using var browser = await office.SignIn(await office.AddStaff());
        foreach (var message in new[] { gone, kept })
        {
            await browser.Submit(await browser.Get($"/bellweather/messages/{message.Id}"), "/removal");
        }

        (await browser.Get($"/bellweather/messages/{gone.Id}")).Words.ShouldContain("it goes for good tonight");
        await browser.Submit(await browser.Get($"/bellweather/messages/{kept.Id}"), "/removal/undo");
        await office.NightOf(new LocalDate(2026, 3, 3));
        (await office.Has(gone)).ShouldBeFalse();
        (await office.Has(kept)).ShouldBeTrue();
        await house.ShouldHaveNoTraceOf("to be removed");
    }

    [Databases]
    public async Task The_page_of_a_message_says_until_when_and_why_and_where_its_proof_will_be(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var message = await office.Capture(await office.AddClient(), "Please ring <b>back</b>");
        using var browser = await office.SignIn(await office.AddStaff());
        var page = await browser.Get($"/bellweather/messages/{message.Id}");
        page.Words.ShouldContain("Kept until 10 June 2026, 100 days after the call, because our notice says so.");
        page.Html.QuerySelector("a[href='/bellweather/notice#keep.message-taking.phone-message']").ShouldNotBeNull();
        page.Html.QuerySelector($"a[href='/bellweather/proof?kind=phone-message&id={message.Id}']").ShouldNotBeNull();
        page.Words.ShouldContain("Please ring <b>back</b>");
        page.Body.ShouldNotContain("<b>back</b>");
    }
}
