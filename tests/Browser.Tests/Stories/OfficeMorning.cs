using System.Text.RegularExpressions;
using App.Tests.Harness;
using Avow.Demo;
using Microsoft.Playwright;
using Shouldly;

namespace Avow.Browser.Tests.Stories;

/// <summary>What the office manager does first on a Monday, and a prospect whose interest ceased.</summary>
public sealed partial class OfficeMorning
{
    private const string Firm = "hollowbeck";

    [Databases]
    public async Task Monday_morning_the_board_an_enquiry_answered_and_somebody_found_by_a_name_half_remembered(DatabaseKind database)
    {
        await using var bureau = await Bureau.Open(database);
        var staff = await bureau.Owner();
        (await staff.Locator("h1").InnerTextAsync()).Length.ShouldBeGreaterThan(10);
        await Bureau.Look(staff, "monday-board");
        await staff.GetByRole(AriaRole.Link, new() { Name = "Enquiries" }).First.ClickAsync();
        await Bureau.Look(staff, "monday-enquiries");
        await staff.Locator("main tbody th a").First.ClickAsync();
        await staff.Locator("textarea").First.FillAsync("Good morning. Ninety pounds a month, and texts are included.");
        await Bureau.Look(staff, "monday-enquiry");
        await staff.Locator("form:has(textarea) button.main").First.ClickAsync();
        await staff.GetByText("Ninety pounds a month").First.WaitForAsync();
        await FindsByKeyboard(staff);
    }

    /// <summary>Two letters changed places; the keyboard alone leads to the person.</summary>
    private static async Task FindsByKeyboard(IPage staff)
    {
        await staff.Keyboard.PressAsync("Control+k");
        var field = staff.GetByRole(AriaRole.Combobox, new() { Name = "Find a person, client or page" });
        await field.WaitForAsync();
        await Bureau.Look(staff, "palette-empty");
        await field.PressSequentiallyAsync("asdhown");
        var option = staff.Locator("#palette [role=option]").Filter(new() { HasTextRegex = new Regex("Ashdown") }).First;
        await option.WaitForAsync();
        (await field.GetAttributeAsync("aria-expanded")).ShouldBe("true");
        (await field.GetAttributeAsync("aria-activedescendant")).ShouldBe(await staff.Locator("#palette [aria-selected=true]").GetAttributeAsync("id"));
        await Bureau.Look(staff, "palette-found");
        await staff.Keyboard.PressAsync("ArrowDown");
        await staff.Keyboard.PressAsync("ArrowUp");
        await staff.Keyboard.PressAsync("Enter");
        await staff.WaitForURLAsync(PersonPage());
        (await staff.Locator("h1").InnerTextAsync()).ShouldContain("Ashdown");
        await Bureau.Look(staff, "monday-person");
        await staff.Keyboard.PressAsync("/");
        await field.WaitForAsync();
        await staff.Keyboard.PressAsync("Escape");
        (await staff.Locator("#palette").IsVisibleAsync()).ShouldBeFalse();
    }

    [Databases]
    [Promise("C-08")]
    public async Task A_prospect_whose_interest_ceased_is_out_of_every_list_and_gone_on_the_day_that_was_said(DatabaseKind database)
    {
        await using var bureau = await Bureau.Open(database);
        var staff = await bureau.Owner(DemoHouse.All.Single(h => h.Slug == Firm));
        await staff.GotoAsync($"/{Firm}/people/new?kind=prospect-contact&group=prospect");
        await staff.Locator("#given-name").FillAsync("Tamsin");
        await staff.Locator("#family-name").FillAsync("Wharfinger");
        await staff.Locator("#email").First.FillAsync("tamsin@wharfinger.example");
        await staff.Locator("#source").SelectOptionAsync("event");
        await Bureau.Look(staff, "prospect-new");
        await staff.Locator("main form button.main").ClickAsync();
        await staff.WaitForURLAsync(PersonPage());
        var person = staff.Url;
        await Bureau.Look(staff, "prospect");
        await staff.Locator("main a[href$='/end']").First.ClickAsync();
        await staff.GetByLabel("the interest ceased").CheckAsync();
        await staff.GetByRole(AriaRole.Button, new() { Name = "Write down the end" }).ClickAsync();
        await staff.Locator(".toast").WaitForAsync();
        await Bureau.Look(staff, "prospect-ended");
        await staff.GotoAsync($"/{Firm}/people?q=wharfinger");
        (await staff.Locator("main").InnerTextAsync()).ShouldNotContain("Tamsin");
        await staff.GotoAsync($"/{Firm}/find?q=wharfinger");
        (await staff.Locator("main").InnerTextAsync()).ShouldContain("Nothing fits");
        await Bureau.Look(staff, "find-nothing");

        await staff.GotoAsync($"/{Firm}/");
        await Bureau.Travel(staff, "+100 days");
        (await staff.GotoAsync(person))!.Status.ShouldBe(404);
        await bureau.House.ShouldHaveNoTraceOf("Wharfinger");
    }

    [Databases]
    public async Task The_search_of_the_whole_house_fits_a_telephone_and_works_without_script(DatabaseKind database)
    {
        await using var bureau = await Bureau.Open(database);
        var phone = await bureau.Owner(390, ColorScheme.Dark);
        await phone.Locator(".find").ClickAsync();
        await phone.GetByRole(AriaRole.Combobox, new() { Name = "Find a person, client or page" }).FillAsync("m");
        await phone.Locator("#palette [role=option]").First.WaitForAsync();
        await Bureau.Look(phone, "palette-phone-dark");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Close the search" }).ClickAsync();
        (await phone.Locator("#palette").IsVisibleAsync()).ShouldBeFalse();
        await phone.GotoAsync("/bellweather/find?q=marion");
        (await phone.Locator("main").InnerTextAsync()).ShouldContain("Marion");
        await Bureau.Look(phone, "find-phone-dark");
        await phone.GotoAsync("/bellweather/account/notice");
        await Bureau.Look(phone, "worker-notice-phone");
    }

    [GeneratedRegex("/people/[0-9a-f-]{36}$")]
    private static partial Regex PersonPage();
}
