using App.Tests.Harness;
using Microsoft.Playwright;
using Shouldly;

namespace Avow.Browser.Tests.Stories;

/// <summary>Nothing that somebody types into the reader is lost: not by a reload, not by a crash, not by an ended sign-in.</summary>
public sealed class TypedWords
{
    private const string Old = "Privacy policy\n\nWe delete telephone messages after 100 days.\nWe share your e-mail address with Mailchimp.\nWe keep enquiries as long as necessary.";

    [Databases]
    public async Task What_is_typed_into_the_reader_survives_a_reload_a_crash_and_an_ended_sign_in(DatabaseKind database)
    {
        await using var bureau = await Bureau.Open(database);
        var owner = await bureau.Owner();
        await owner.GotoAsync("/bellweather/policy/reader");
        await Types(owner.Locator("#text"), Old);
        await owner.ReloadAsync();
        (await owner.Locator("#text").InputValueAsync()).ShouldBe(Old);
        await owner.GetByText("What you had typed here is back.").WaitForAsync();
        await Bureau.Look(owner, "typed-back");

        await owner.RouteAsync("**/policy/reader", r => r.Request.Method == "POST" ? r.AbortAsync() : r.ContinueAsync());
        await owner.Locator("main form button.main").ClickAsync();
        await owner.UnrouteAllAsync();
        await owner.GotoAsync("/bellweather/policy/reader");
        (await owner.Locator("#text").InputValueAsync()).ShouldBe(Old, "the machine crashed while it was sent");

        await owner.Context.ClearCookiesAsync(new() { Name = "avow" });
        await owner.Locator("main form button.main").ClickAsync();
        await owner.GetByText("What you typed is kept").WaitForAsync();
        await Bureau.Look(owner, "typed-sign-in");
        await owner.Locator("input[name=email]").FillAsync(Avow.Demo.DemoBureau.Staff[0].Email);
        await owner.Locator("input[name=password]").FillAsync(Avow.Demo.DemoBureau.Password);
        await owner.Locator("main form button.main").ClickAsync();
        await owner.GetByRole(AriaRole.Heading, new() { Name = "What you typed is still here." }).WaitForAsync();
        await Bureau.Look(owner, "typed-again");
        await owner.Locator("main form button.main").ClickAsync();
        await owner.WaitForURLAsync("**/policy/reader/*");
        await Bureau.Look(owner, "typed-read");

        var count = owner.Locator("form[action$=answers] input[name=count]").First;
        await Types(count, "18");
        await owner.ReloadAsync();
        (await count.InputValueAsync()).ShouldBe("18");
        await owner.GotoAsync("/bellweather/policy/reader");
        (await owner.Locator("#text").InputValueAsync()).ShouldBe("", "what has arrived is no longer kept");

        await owner.Locator("form[action$=sign-out] button:visible").First.ClickAsync();
        await owner.WaitForURLAsync("**/sign-in");
        (await owner.EvaluateAsync<int>("Object.keys(localStorage).length")).ShouldBe(0, "who leaves takes it along");
    }

    private static async Task Types(ILocator field, string words)
    {
        await field.FillAsync(words);
        await field.Page.WaitForTimeoutAsync(500);
    }
}
