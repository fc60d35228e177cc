using System.Net;
using System.Text.Json;
using App.Tests.Harness;
using Avow.Ledger;
using Avow.Modules.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace App.Tests.Modules.Retention;

public sealed class ProofPageTests
{
    [Databases]
    [Promise("D-11")]
    public async Task A_message_is_here_until_day_100_and_then_everybody_can_recompute_that_it_is_gone(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var message = await office.Capture(await office.AddClient());
        using var visitor = await house.Browse();
        var here = await visitor.Get($"/bellweather/proof/phone-message/{message.Id}");
        here.Words.ShouldContain("still here");
        here.Words.ShouldContain("It goes in the night to 10 June 2026.");
        here.Words.ShouldNotContain("Owen");

        await office.NightOf(new LocalDate(2026, 6, 10));
        var gone = await visitor.Get($"/bellweather/proof/phone-message/{message.Id}");
        gone.Html.QuerySelectorAll("tbody .badge.kept").Length.ShouldBe(7, gone.Words);
        gone.Html.QuerySelectorAll("tbody .badge.broken").ShouldBeEmpty();
        gone.Html.QuerySelector("h1 .stop")!.ClassName.ShouldBe("stop kept");
        var json = await visitor.Get($"/bellweather/proof/phone-message/{message.Id}/proof.json");
        JsonDocument.Parse(json.Body).RootElement.GetProperty("format").GetString().ShouldBe("avow-proof-1");
    }

    [Databases]
    public async Task One_flipped_bit_breaks_the_proof(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var message = await office.Capture(await office.AddClient());
        await office.NightOf(new LocalDate(2026, 6, 10));
        await office.Change(async work =>
        {
            var entry = await work.Db.Set<LedgerEntry>().SingleAsync(e => e.Act == "disposed");
            var root = entry.Root!.ToArray();
            root[7] ^= 1;
            await work.Db.Set<LedgerEntry>().Where(e => e.Id == entry.Id).ExecuteUpdateAsync(e => e.SetProperty(x => x.Root, root));
        });
        using var visitor = await house.Browse();
        var page = await visitor.Get($"/bellweather/proof/phone-message/{message.Id}");
        page.Html.QuerySelector("h1 .stop")!.ClassName.ShouldBe("stop broken");
        page.Html.QuerySelectorAll("tbody .badge.broken").ShouldNotBeEmpty();

        using var staff = await office.SignIn(await office.AddStaff());
        var verified = await staff.Submit(await staff.Get("/bellweather/ledger"), "/ledger/verification");
        verified.Words.ShouldContain("The ledger is not what was sealed");
    }

    [Databases]
    public async Task Nothing_is_known_of_an_id_that_never_was_and_of_another_organisation_s(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var (one, _) = (await house.Found("one"), await house.Found("other"));
        var message = await one.Capture(await one.AddClient());
        using var visitor = await house.Browse();
        (await visitor.Get($"/other/proof/phone-message/{message.Id}")).Words.ShouldContain("We know nothing of this id.");
        (await visitor.Get($"/one/proof/phone-message/{Guid.CreateVersion7()}")).Words.ShouldContain("We know nothing of this id.");
        (await visitor.Get($"/one/proof/no-such-kind/{message.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Get($"/one/proof?kind=phone-message&id={message.Number}")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "a number is for staff");
        (await visitor.Get($"/one/proof?kind=phone-message&id={message.Id}")).Location.ShouldBe($"/one/proof/phone-message/{message.Id}");
        using var staff = await one.SignIn(await one.AddStaff());
        (await staff.Get($"/one/proof?kind=phone-message&id=M-{message.Number}")).Location.ShouldBe($"/one/proof/phone-message/{message.Id}");
    }

    [Databases]
    public async Task The_ledger_is_shown_newest_first_and_verified_on_request(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        for (var i = 0; i < 104; i++)
        {
            await office.Capture(client);
        }

        await house.Get<Sealer>().Seal(office.Id);
        using var browser = await office.SignIn(await office.AddStaff());
        var first = await browser.Get("/bellweather/ledger");
        first.Html.QuerySelectorAll("tbody tr").Length.ShouldBe(100);
        first.Html.QuerySelector("tbody td")!.TextContent.ShouldBe("105");
        var older = await browser.Get(first.Html.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        older.Html.QuerySelectorAll("tbody tr").Length.ShouldBe(5);
        older.Html.QuerySelector("a[rel=next]").ShouldBeNull();
        (await browser.Submit(first, "/ledger/verification")).Words.ShouldContain("Verified: 105 entries");
    }
}
