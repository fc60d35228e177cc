using Shouldly;
using Xunit;

namespace Avow.Tests.Web;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("", "en-GB")]
    [InlineData("sv-SE, en;q=0.8", "sv")]
    [InlineData("de, sv;q=0.5, en;q=0.4", "sv")]
    [InlineData("de", "en-GB")]
    [InlineData("en;q=0.2, sv;q=0", "en-GB")]
    [InlineData("not a header ;;;", "en-GB")]
    public async Task The_browser_is_believed_as_far_as_we_speak_its_language(string accepts, string lang)
    {
        await using var kit = await KitHost.Start();
        var answer = await kit.Browser().Get("/_kit/public", ("Accept-Language", accepts));
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"<html lang=\"{lang}\"");
    }

    [Fact]
    public async Task A_language_once_chosen_stays_and_goes_before_the_browser()
    {
        await using var kit = await KitHost.Start();
        var browser = kit.Browser();
        (await browser.Read("/_kit/public?lang=sv")).ShouldContain("<html lang=\"sv\"");
        var next = await browser.Get("/_kit/board", ("Accept-Language", "en"));
        (await next.Content.ReadAsStringAsync()).ShouldContain("Vi håller <b>16 av våra 18 löften</b> i dag.");
    }

    [Fact]
    public async Task The_link_to_the_other_language_leads_to_the_same_page_and_question()
    {
        await using var kit = await KitHost.Start();
        (await kit.Browser().Read("/_kit/list?q=lift%20%26%20stairs&lang=en")).ShouldContain("href=\"/_kit/list?q=lift%20%26%20stairs&amp;lang=sv\"");
    }

    [Fact]
    public async Task A_language_that_nobody_speaks_is_not_kept()
    {
        await using var kit = await KitHost.Start();
        var browser = kit.Browser();
        await browser.Get("/_kit/public?lang=xx%3Bpath%3D/");
        browser.Cookies.Keys.ShouldNotContain("lang");
    }
}
