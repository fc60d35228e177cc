using System.Net;
using App.Tests.Harness;
using Avow.Modules.Identity;
using Avow.Modules.Organisations;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Organisations;

public sealed class StartTests
{
    [Databases]
    public async Task An_empty_house_is_set_up_on_its_first_page_and_then_never_again(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        using var visitor = await house.Browse();
        (await visitor.Get("/")).Location.ShouldBe("/start");
        var done = await Set(visitor, await visitor.Get("/start"));
        done.Location.ShouldBe("/tidewater/sign-in");
        (await visitor.Get("/start")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.Get("/start")).Words.ShouldContain("This house is set up already.");
        var again = await Set(visitor, await visitor.Get("/tidewater/sign-in"), "second");
        again.Status.ShouldBe(HttpStatusCode.Forbidden);
        (await house.Count("SELECT count(*) FROM organisation")).ShouldBe(1);

        await visitor.SignIn("/tidewater/sign-in", "ada@tidewater.example", "three wrong horses");
        (await visitor.Get("/tidewater/staff")).Words.ShouldContain("Ada Hale");
        (await visitor.Get("/")).Body.ShouldContain("/tidewater/notice");
    }

    [Databases]
    public async Task Faults_of_the_form_and_of_the_policy_are_named_and_what_was_typed_stays(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        using var visitor = await house.Browse();
        var form = await visitor.Get("/start");
        var bad = await visitor.Post("/start", Token(form), ("policy", "own"), ("pasted", "avow: 1\nversion: soon"), ("slug", "tidewater"), ("name", "Ada Hale"), ("email", "ada@tidewater.example"), ("password", "three wrong horses"));
        bad.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        bad.Words.ShouldContain("2:10: version: `soon` is no version");
        bad.Words.ShouldContain("missing-key");
        bad.Html.QuerySelector("textarea")!.TextContent.ShouldContain("version: soon");
        bad.Body.ShouldContain("Ada Hale");
        bad.Body.ShouldNotContain("three wrong horses");
        var worse = await visitor.Post("/start", Token(form), ("policy", "call-answering"), ("slug", "Start Here!"), ("name", ""), ("email", "ada"), ("password", "short"));
        worse.Words.ShouldContain("4 things need another look");
        (await house.Count("SELECT count(*) FROM organisation")).ShouldBe(0);
        (await house.Count("SELECT count(*) FROM account")).ShouldBe(0);
    }

    [Databases]
    public async Task A_caller_who_came_through_a_proxy_needs_the_code_of_the_console(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        using var visitor = await house.Browse();
        var form = await visitor.Get("/start");
        (await Through(visitor, form, code: null)).Words.ShouldContain("This is not the code that the console shows.");
        (await Through(visitor, form, code: "0000-0000-0000")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Through(visitor, form, house.Get<StartCode>().Word.ToLowerInvariant())).Location.ShouldBe("/tidewater/sign-in");
    }

    [Databases]
    public async Task A_founding_that_was_cut_short_leaves_its_address_free(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await house.Sql("INSERT INTO organisation (id, slug, name, state, since) VALUES (1, 'tidewater', 'Cut short', 'founding', 0)");
        using var visitor = await house.Browse();
        (await visitor.Get("/")).Location.ShouldBe("/start");
        (await Set(visitor, await visitor.Get("/start"))).Location.ShouldBe("/tidewater/sign-in");
        await visitor.SignIn("/tidewater/sign-in", "ada@tidewater.example", "three wrong horses");
        (await house.Count("SELECT max(id) FROM organisation")).ShouldBe(2);
    }

    private static Task<Page> Set(Browser visitor, Page form, string slug = "tidewater") => visitor.Post("/start", Fields(form, slug));

    private static async Task<Page> Through(Browser visitor, Page form, string? code)
    {
        var fields = Fields(form, "tidewater").Append(("code", code ?? ""));
        var request = new HttpRequestMessage(HttpMethod.Post, "/start") { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2))) };
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        return await visitor.Send(request);
    }

    private static (string, string)[] Fields(Page form, string slug) =>
    [
        Token(form), ("policy", "call-answering"), ("slug", slug), ("name", "Ada Hale"), ("email", "ada@tidewater.example"), ("password", "three wrong horses"),
    ];

    private static (string, string) Token(Page form) =>
        ("__RequestVerificationToken", form.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
}
