using System.Net;
using System.Text.RegularExpressions;
using Avow.Web;
using Shouldly;
using Xunit;

namespace Avow.Tests.Web;

public sealed partial class PagesTests
{
    private static readonly string[] SheetPages = ["/_kit", "/_kit/board", "/_kit/list", "/_kit/empty", "/_kit/confirm", "/_kit/public"];

    [Fact]
    public async Task No_page_carries_a_style_attribute_or_an_inline_script()
    {
        await using var kit = await KitHost.Start();
        foreach (var path in SheetPages)
        {
            var page = await kit.Browser().Read(path);
            page.ShouldNotContain(" style=", Case.Sensitive, path);
            page.ShouldNotContain("<style", Case.Sensitive, path);
            Scripts().Matches(page).ShouldAllBe(m => m.Value.Contains("src=\"/avow.js") || m.Value.Contains("src=\"/palette.js"), path);
            Handlers().IsMatch(page).ShouldBeFalse(path);
        }
    }

    [Theory]
    [InlineData("/_kit")]
    [InlineData("/_kit/broken")]
    [InlineData("/nowhere")]
    [InlineData("/avow.css")]
    public async Task Every_answer_carries_the_headers(string path)
    {
        await using var kit = await KitHost.Start();
        var headers = (await kit.Browser().Get(path)).Headers;
        headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; script-src 'self'; style-src 'self';");
        headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"]);
    }

    [Fact]
    public async Task A_page_is_kept_in_no_cache()
    {
        await using var kit = await KitHost.Start();
        (await kit.Browser().Get("/_kit")).Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing_and_says_so()
    {
        await using var kit = await KitHost.Start();
        var answer = await kit.Browser().Post("/_kit/confirm", ("reason", "none"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("nothing was changed");
    }

    [Fact]
    public async Task What_was_done_is_said_once_and_can_be_taken_back()
    {
        await using var kit = await KitHost.Start();
        var browser = kit.Browser();
        var answer = await browser.Submit("/_kit/confirm", "/_kit/confirm");
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var after = await browser.Read(answer.Headers.Location!.ToString());
        after.ShouldContain("187 messages were deleted on 23 July 2026, 100 days after the call.");
        after.ShouldContain("action=\"/_kit/undo\"");
        after.ShouldContain("<title>187 messages were deleted");
        browser.Cookies.Keys.ShouldNotContain("said");
        (await browser.Read("/_kit")).ShouldNotContain("187 messages were deleted");
    }

    [Fact]
    public async Task What_was_done_is_not_said_from_a_cookie_that_is_not_ours()
    {
        await using var kit = await KitHost.Start();
        var answer = await kit.Browser().Get("/_kit", ("Cookie", "said=forged"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("class=\"toast\"");
    }

    [Fact]
    public async Task A_faulty_form_comes_back_with_what_was_typed_and_what_is_wrong()
    {
        await using var kit = await KitHost.Start();
        var answer = await kit.Browser().Submit("/_kit/public", "/_kit/public", ("name", "Ann <b>Lee</b>"), ("mail", "ann"));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("2 things need another look");
        page.ShouldContain("<a href=\"#mail\">Write your e-mail address");
        page.ShouldContain("value=\"Ann &lt;b&gt;Lee&lt;/b&gt;\"");
        page.ShouldContain("aria-invalid=\"true\" aria-describedby=\"mail-hint mail-fault\"");
    }

    [Fact]
    public void A_form_never_leads_out_of_the_house()
    {
        foreach (var path in new[] { "https://example.com", "//example.com", "/\\example.com", "messages" })
            Should.Throw<InvalidOperationException>(() => Pages.Go(path).ExecuteAsync(new Microsoft.AspNetCore.Http.DefaultHttpContext()));
    }

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Scripts();

    [GeneratedRegex("""<[^>]* on[a-z]+=""")]
    private static partial Regex Handlers();
}
