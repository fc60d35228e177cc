using App.Tests.Harness;
using Avow.Demo;
using Microsoft.Playwright;
using Shouldly;

namespace Avow.Browser.Tests.Stories;

/// <summary>The five firms of the demonstration, each on a policy file of its own.</summary>
public sealed class FiveFirms
{
    [Databases]
    public async Task Each_has_a_board_and_a_notice_in_each_of_its_languages(DatabaseKind database)
    {
        await using var bureau = await Bureau.Open(database);
        foreach (var firm in DemoHouse.All)
        {
            var staff = await bureau.Owner(firm);
            (await staff.Locator("main h1").InnerTextAsync()).ShouldNotBeEmpty();
            await Bureau.Look(staff, $"board-{firm.Slug}");
            var reader = await bureau.Visitor();
            await reader.GotoAsync($"/{firm.Slug}/notice");
            (await reader.Locator("main h1").InnerTextAsync()).ShouldNotBeEmpty();
            await Bureau.Look(reader, $"notice-{firm.Slug}");
        }

        var swede = await bureau.Visitor(390, ColorScheme.Dark, "sv-SE");
        await swede.GotoAsync("/norrfjard/notice");
        (await swede.Locator("html").GetAttributeAsync("lang")).ShouldBe("sv");
        (await swede.Locator("main").InnerTextAsync()).ShouldContain("personuppgiftsansvarig");
        await Bureau.Look(swede, "notice-norrfjard-sv-phone-dark");
        await swede.GotoAsync("/norrfjard/notice?lang=en");
        (await swede.Locator("main").InnerTextAsync()).ShouldContain("controller");
        await Bureau.Look(swede, "notice-norrfjard-en-phone-dark");
    }

    [Databases]
    public async Task The_web_studio_shortens_its_recordings_from_120_to_90_days_and_everybody_sees_what_changed(DatabaseKind database)
    {
        await using var bureau = await Bureau.Open(database);
        var staff = await bureau.Owner(DemoHouse.All[1]);
        await staff.GotoAsync("/larkfield/policy/edit");
        var text = await staff.Locator("#text").InputValueAsync();
        text.ShouldContain("recording: 120 days after recorded");
        await staff.Locator("#text").FillAsync(text.Replace("recording: 120 days after recorded", "recording: 90 days after recorded", StringComparison.Ordinal));
        await Bureau.Look(staff, "editor");
        await staff.Locator("form[action$='policy/edit'] .acts button").ClickAsync();
        await Bureau.Look(staff, "editor-preview");
        await staff.Locator("form[action$=publication] button.main").ClickAsync();
        await staff.WaitForSelectorAsync(".toast");

        var reader = await bureau.Visitor(390);
        await reader.GotoAsync("/larkfield/notice");
        await reader.Locator("a[href$=changes]").First.ClickAsync();
        var words = await reader.Locator("main").InnerTextAsync();
        words.ShouldContain("120 days");
        words.ShouldContain("90 days");
        await Bureau.Look(reader, "changes-phone");
    }

    [Databases]
    public async Task A_transfer_that_rests_on_privacy_shield_is_not_published(DatabaseKind database)
    {
        await using var bureau = await Bureau.Open(database);
        var staff = await bureau.Owner(DemoHouse.All[1]);
        await staff.GotoAsync("/larkfield/policy/edit");
        var text = await staff.Locator("#text").InputValueAsync();
        var at = text.IndexOf("safeguard: [", StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0);
        await staff.Locator("#text").FillAsync(text.Insert(at + "safeguard: [".Length, "privacy-shield, "));
        await staff.Locator("#remarks >> text=Privacy Shield").First.WaitForAsync();
        await Bureau.Look(staff, "editor-refused");
        await staff.Locator("form[action$='policy/edit'] .acts button").ClickAsync();
        await staff.Locator("#remarks >> text=Privacy Shield").First.WaitForAsync();
        (await staff.Locator("form[action$=publication]").CountAsync()).ShouldBe(0, "there is nothing to publish");
        (await staff.Locator("#text").InputValueAsync()).ShouldContain("privacy-shield", customMessage: "what was typed stays");
    }
}
