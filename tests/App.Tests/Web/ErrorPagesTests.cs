using System.Net;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Avow.Tests.Web;

public sealed partial class ErrorPagesTests
{
    [Theory]
    [InlineData("/_kit/broken", HttpStatusCode.InternalServerError, "Something broke on our side.")]
    [InlineData("/_kit/closed", HttpStatusCode.Forbidden, "This page is for somebody else’s work.")]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "This page is not here, or it is not yours to see.")]
    public async Task A_refusal_says_what_it_may_be_and_a_number_that_stands_in_the_log(string path, HttpStatusCode status, string sentence)
    {
        await using var kit = await KitHost.Start();
        var answer = await kit.Browser().Get(path);
        answer.StatusCode.ShouldBe(status);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain(sentence);
        kit.Log.All.ShouldContain(Number().Match(page).Groups[1].Value);
    }

    [Fact]
    public async Task A_failure_shows_nothing_of_its_inside()
    {
        await using var kit = await KitHost.Start();
        (await kit.Browser().Read("/_kit/broken")).ShouldNotContain("on purpose");
    }

    [Fact]
    public async Task The_line_in_the_log_does_not_repeat_what_somebody_typed_as_an_address()
    {
        await using var kit = await KitHost.Start();
        await kit.Browser().Get("/nowhere/ann.lee@example.com");
        kit.Log.All.Split('\n').Where(l => l.Contains("number", StringComparison.Ordinal)).ShouldAllBe(l => !l.Contains("ann.lee"));
    }

    [Fact]
    public async Task A_program_that_asks_for_json_gets_no_page()
    {
        await using var kit = await KitHost.Start();
        var answer = await kit.Browser().Get("/nowhere", ("Accept", "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [GeneratedRegex("<code>([0-9A-Z]{4}-[0-9A-Z]{4})</code>")]
    private static partial Regex Number();
}
