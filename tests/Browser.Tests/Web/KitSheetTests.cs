using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Avow.Browser.Tests.Web;

/// <summary>The sheet of all parts in a real browser: for everybody, at every width, in light and dark, with and without script.</summary>
public sealed class KitSheetTests(KitInBrowser kit) : IClassFixture<KitInBrowser>
{
    public static TheoryData<string, int, ColorScheme> Views()
    {
        var views = new TheoryData<string, int, ColorScheme> { { "/_kit", 1280, ColorScheme.Dark }, { "/_kit", 360, ColorScheme.Light } };
        foreach (var path in new[] { "/_kit", "/_kit/board?lang=sv", "/_kit/list", "/_kit/empty", "/_kit/confirm", "/_kit/public", "/_kit/broken" })
        {
            views.Add(path, 1280, ColorScheme.Light);
            views.Add(path, 360, ColorScheme.Dark);
        }
        return views;
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task A_page_shuts_nobody_out_and_fits_its_window(string path, int width, ColorScheme scheme)
    {
        var page = await Open(path, width, scheme);
        var found = await page.RunAxe();
        found.Violations.Select(v => $"{v.Id}: {string.Join(" ", v.Nodes.Select(n => n.Html))}").ShouldBeEmpty();
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_faulty_form_leads_to_its_first_fault_by_keyboard_alone()
    {
        var page = await Open("/_kit/public", 1280, ColorScheme.Light);
        await page.FillAsync("#mail", "ann");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForSelectorAsync("#faults:focus");
        (await page.RunAxe()).Violations.ShouldBeEmpty();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("mail");
        (await page.InputValueAsync("#mail")).ShouldBe("ann");
    }

    [Fact]
    public async Task A_question_opens_on_top_of_its_page_and_Escape_leaves_everything_as_it_was()
    {
        var page = await Open("/_kit", 1280, ColorScheme.Light);
        await page.ClickAsync("a[data-ask]");
        await page.WaitForSelectorAsync("dialog[open] #ask");
        (await page.RunAxe()).Violations.ShouldBeEmpty();
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForSelectorAsync("dialog:not(#palette)", new() { State = WaitForSelectorState.Detached });
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Delete now");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_question_is_answered_and_the_answer_said_with_script_and_without(bool script)
    {
        var page = await Open("/_kit", 390, ColorScheme.Light, script);
        await page.ClickAsync("a[data-ask]");
        await page.FillAsync("#reason", "We move tonight");
        await page.ClickAsync("#ask .btn.main");
        await page.WaitForSelectorAsync(".toast");
        (await page.TextContentAsync(".toast span")).ShouldNotBeNull().ShouldContain("187 messages were deleted");
        (await page.IsVisibleAsync(".toast [data-dismiss]")).ShouldBe(script);
    }

    [Fact]
    public async Task On_a_telephone_the_menu_opens_and_closes_without_script()
    {
        var page = await Open("/_kit", 390, ColorScheme.Light, script: false);
        (await page.IsVisibleAsync("#menu")).ShouldBeFalse();
        await page.ClickAsync(".burger");
        (await page.IsVisibleAsync("#menu")).ShouldBeTrue();
        await page.ClickAsync(".close");
        (await page.IsVisibleAsync("#menu")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_stroke_leads_to_the_search_field_but_not_while_somebody_writes()
    {
        var page = await Open("/_kit", 1280, ColorScheme.Light);
        await page.FocusAsync("#about");
        await page.Keyboard.PressAsync("/");
        (await page.InputValueAsync("#about")).ShouldBe("/");
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("/");
        (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("q");
    }

    private Task<IPage> Open(string path, int width, ColorScheme scheme, bool script = true) => kit.Open(path, width, scheme, script);
}
