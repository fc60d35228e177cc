using System.Net;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Avow.Tests.Web;

public sealed partial class AssetsTests
{
    [Fact]
    public async Task Every_file_a_page_names_is_there_and_may_be_kept_for_a_year()
    {
        await using var kit = await KitHost.Start();
        var named = Files().Matches(await kit.Browser().Read("/_kit")).Select(m => m.Groups[1].Value).Distinct().ToArray();
        named.Length.ShouldBe(5);
        foreach (var file in named)
        {
            var answer = await kit.Browser().Get(file);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, file);
            (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(100, file);
            answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable", file);
        }
    }

    [Theory]
    [InlineData("/avow.css")]
    [InlineData("/avow.css?v=000000000000")]
    public async Task A_file_without_its_right_hash_is_not_kept(string path)
    {
        await using var kit = await KitHost.Start();
        (await kit.Browser().Get(path)).Headers.CacheControl!.ToString().ShouldBe("no-cache");
    }

    [Fact]
    public async Task A_file_that_did_not_change_is_not_sent_again()
    {
        await using var kit = await KitHost.Start();
        var tag = (await kit.Browser().Get("/avow.css")).Headers.ETag!.ToString();
        (await kit.Browser().Get("/avow.css", ("If-None-Match", tag))).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_file_is_packed_for_those_who_can_unpack_it()
    {
        await using var kit = await KitHost.Start();
        var packed = await kit.Browser().Get("/avow.css", ("Accept-Encoding", "gzip, br"));
        packed.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        packed.Content.Headers.ContentLength!.Value.ShouldBeLessThan(12_000);
    }

    [GeneratedRegex("(?:href|src)=\"(/[a-z]+\\.(?:css|js|svg)\\?v=[0-9a-f]{12})")]
    private static partial Regex Files();
}
