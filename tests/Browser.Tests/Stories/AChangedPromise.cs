using App.Tests.Harness;
using Microsoft.Playwright;
using Shouldly;

namespace Avow.Browser.Tests.Stories;

/// <summary>What the office does with its promises: a shorter period, seen before it is published, and a client that leaves.</summary>
public sealed class AChangedPromise
{
    [Databases]
    public async Task A_period_of_100_days_becomes_90_and_says_beforehand_what_that_deletes(DatabaseKind database)
    {
        await using var bureau = await Bureau.Open(database);
        var staff = await bureau.Owner();
        await staff.GetByRole(AriaRole.Link, new() { Name = "Policy" }).ClickAsync();
        await Bureau.Look(staff, "policy");
        await staff.GetByRole(AriaRole.Link, new() { Name = "100 days" }).First.ClickAsync();
        await staff.Locator("#count").FillAsync("90");
        await staff.Locator("main form[method=get] button").ClickAsync();
        var going = int.Parse(await staff.Locator("#going").InputValueAsync());
        going.ShouldBeGreaterThan(100);
        await Bureau.Look(staff, "preview");
        await staff.Locator("main form[method=post] button.main").ClickAsync();
        await staff.WaitForLoadStateAsync();
        await bureau.Work();

        var reader = await bureau.Visitor(390);
        await reader.GotoAsync("/bellweather/notice");
        (await reader.Locator("[id='keep.message-taking.phone-message']").InnerTextAsync()).ShouldContain("90 days");
        await Bureau.Look(reader, "notice-phone");
        await staff.GotoAsync("/bellweather/retention");
        // What would have gone tonight anyway goes too.
        TonightIn(await staff.Locator("h1").InnerTextAsync()).ShouldBeInRange(going, going + 100);
        await Bureau.Look(staff, "retention");
        await Bureau.Travel(staff, "+1 day");
        await staff.GotoAsync("/bellweather/");
        (await staff.Locator("main").InnerTextAsync()).ShouldContain("of 90 days");
        await Bureau.Look(staff, "board-90");
    }

    private static int TonightIn(string sentence) =>
        int.Parse(new string([.. sentence.Where(char.IsAsciiDigit)]), System.Globalization.CultureInfo.InvariantCulture);

    [Databases]
    public async Task A_client_that_leaves_is_told_what_goes_when_and_everything_goes_in_time(DatabaseKind database)
    {
        await using var bureau = await Bureau.Open(database);
        var staff = await bureau.Owner(390, ColorScheme.Dark);
        await staff.GotoAsync("/bellweather/clients");
        await Bureau.Look(staff, "clients-phone-dark");
        await staff.GetByRole(AriaRole.Link, new() { Name = "Corrigan Lifts", Exact = true }).First.ClickAsync();
        await Bureau.Look(staff, "client-phone-dark");
        await staff.Locator("a[href$=cessation]").ClickAsync();
        await staff.Locator("form[action$=cessation]").WaitForAsync();
        await Bureau.Look(staff, "cease-phone-dark");
        await staff.Locator("form[action$=cessation] button.main").ClickAsync();
        await staff.WaitForSelectorAsync(".toast");
        await bureau.Work();
        await staff.GotoAsync("/bellweather/");
        await Bureau.Travel(staff, "+100 days");
        await bureau.House.ShouldHaveNoTraceOf("Corrigan Lifts");
    }
}
