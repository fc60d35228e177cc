using System.Net;
using App.Tests.Harness;
using Avow.Holdings;
using Avow.Modules.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace App.Tests.Modules.Retention;

public sealed class HoldTests
{
    [Databases, Promise("B-12")]
    public async Task A_message_held_by_its_number_stays_past_day_100_and_goes_once_the_hold_is_lifted(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var message = await office.Capture(await office.AddClient());
        using var browser = await office.SignIn(await office.AddStaff());
        var form = await browser.Get("/bellweather/holds/new");
        var placed = await browser.Submit(form, "/holds", ("record", $"m-{message.Number}"), ("reason", "Claim 2026-02"), ("asked", "yes"));
        placed.Status.ShouldBe(HttpStatusCode.SeeOther, placed.Words);
        (await browser.Follow(placed)).Words.ShouldContain("Claim 2026-02");
        await office.NightOf(new LocalDate(2026, 6, 11));
        (await office.Has(message)).ShouldBeTrue("held");

        var hold = await office.Read(db => db.Set<PlacedHold>().SingleAsync());
        (hold.Owner == Guid.Empty, hold.ReviewAt > house.Clock.Now - Duration.FromDays(101)).ShouldBe((false, true), "a hold has an owner and a day on which somebody looks again");
        var verdict = await office.VerdictOn("phone-message", message.Id);
        (verdict.StoppedBy, verdict.Rule, verdict.Sentence).ShouldBe(("Claim 2026-02", "message-taking.phone-message", "keep.message-taking.phone-message"), "the rule carries its sentence");
        var ask = await browser.Get($"/bellweather/holds/{hold.Id}/lifting");
        ask.Words.ShouldContain("1 record goes tonight then");
        (await browser.Submit(ask, "/lifting")).Status.ShouldBe(HttpStatusCode.SeeOther);
        await office.NightOf(new LocalDate(2026, 6, 12));
        (await office.Has(message)).ShouldBeFalse();
        (await office.Ledger("hold-placed")).Single().Subject.ShouldBe(hold.Id);
        (await office.Ledger("hold-lifted")).Single().Actor.ShouldBe(hold.Owner);
        (await browser.Get($"/bellweather/holds/{hold.Id}/lifting")).Status.ShouldBe(HttpStatusCode.NotFound, "it is lifted once");
    }

    [Databases]
    public async Task A_hold_on_a_client_covers_all_of_its_records_and_no_others(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var (one, other) = (await office.AddClient("Alder Vets"), await office.AddClient("Birch Glass"));
        var (kept, gone) = (await office.Capture(one), await office.Capture(other));
        using var browser = await office.SignIn(await office.AddStaff());
        var form = await browser.Get("/bellweather/holds/new");
        await browser.Submit(form, "/holds", ("client", one.Id.ToString()), ("reason", "Police request"), ("asked", "yes"), ("until", "2026-07-01"));
        (await browser.Get("/bellweather/holds")).Words.ShouldContain("All records of Alder Vets");
        await office.NightOf(new LocalDate(2026, 6, 10));
        ((await office.Has(kept)), (await office.Has(gone))).ShouldBe((true, false));
        await office.NightOf(new LocalDate(2026, 7, 1));
        (await office.Has(kept)).ShouldBeFalse("the hold ended");
    }

    [Databases]
    public async Task What_cannot_be_held_comes_back_with_what_was_typed(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var message = await office.Capture(await office.AddClient());
        using var browser = await office.SignIn(await office.AddStaff());
        var form = await browser.Get("/bellweather/holds/new");
        (string, string)[][] wrong =
        [
            [("record", "M-999999"), ("reason", "Claim"), ("asked", "yes")],
            [("record", ""), ("reason", "Claim"), ("asked", "yes")],
            [("record", $"{message.Number}"), ("reason", ""), ("asked", "yes")],
            [("record", $"{message.Number}"), ("reason", "Claim")],
            [("record", $"{message.Number}"), ("reason", "Claim"), ("asked", "yes"), ("review", "2026-03-02")],
            [("record", $"{message.Number}"), ("reason", "Claim"), ("asked", "yes"), ("until", "2026-03-01")],
            [("record", $"{message.Number}"), ("reason", "Claim"), ("asked", "yes"), ("owner", Guid.CreateVersion7().ToString())],
            [("record", $"{message.Number}"), ("client", message.ClientId.ToString()), ("reason", "Claim"), ("asked", "yes")],
        ];
        foreach (var typed in wrong)
        {
            var page = await browser.Submit(form, "/holds", typed);
            page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, string.Join(' ', typed));
            page.Html.QuerySelectorAll("#faults li").Length.ShouldBe(1, page.Words);
            page.Html.QuerySelector("#reason")!.GetAttribute("value").ShouldBe(typed.First(t => t.Item1 == "reason").Item2);
        }

        (await office.Read(db => db.Set<PlacedHold>().CountAsync())).ShouldBe(0);
        (await office.Ledger("hold-placed")).ShouldBeEmpty();
    }
}
