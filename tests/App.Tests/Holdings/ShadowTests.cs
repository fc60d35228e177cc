using App.Tests.Commands;
using App.Tests.Harness;
using App.Tests.Promises;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Holdings;

/// <summary>Nights that only say what they would do.</summary>
public sealed class ShadowTests
{
    [Databases]
    public async Task A_shadow_night_says_what_would_go_and_nothing_goes(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        for (var i = 0; i < 25; i++)
        {
            await office.Capture(client, at: house.Clock.Now - Duration.FromDays(101 + i));
        }

        await office.Capture(client);
        await office.BeginShadow();
        var report = await office.Night();
        report.ShouldSatisfyAllConditions(r => r.Shadow.ShouldBeTrue(), r => r.Stopped.ShouldBeFalse(), r => r.Due.ShouldBe(25), r => r.Disposed.ShouldBe(0));
        (await office.Read(db => db.Set<Avow.Modules.MessageBank.PhoneMessage>().CountAsync())).ShouldBe(26, "nothing went");
        (await office.Ledger("disposed")).ShouldBeEmpty();
        (await office.Ledger("run-reported")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.Detail.ShouldBe("would=25 stay=0"), e => e.Subject.ShouldBe(report.RunId));
        (await office.Read(db => db.Set<ShadowCount>().AsNoTracking().ToListAsync())).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(c => (c.RunId, c.Kind, c.Rule, c.Count).ShouldBe((report.RunId, "phone-message", "message-taking.phone-message", 25)));
        var oldest = await office.Read(db => db.Set<ShadowRecord>().AsNoTracking().OrderBy(r => r.DueAt).ToListAsync());
        oldest.Count.ShouldBe(20);
        oldest[0].DueAt.ShouldBe(House.London(new LocalDate(2026, 2, 5)), "taken on 28 October, the longest ago");
        (await house.Get<NightWatch>().RunDue()).ShouldBe(0, "a shadow night is a night; no second one comes that day");
        (await office.VerifyLedger()).Intact.ShouldBeTrue();
    }

    [Databases]
    public async Task Every_night_reports_until_somebody_goes_live_and_then_the_night_lets_go(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var other = await house.Found("neighbour");
        var (here, there) = (await office.Capture(await office.AddClient()), await other.Capture(await other.AddClient()));
        await office.BeginShadow();
        await house.LiveUntil(House.London(new LocalDate(2026, 6, 12), new LocalTime(9, 0)));
        (await office.Has(here)).ShouldBeTrue("two days late, but the nights only report");
        (await other.Has(there)).ShouldBeFalse("another organisation’s nights are its own");
        (await office.Read(db => db.Set<RetentionRun>().CountAsync(r => r.State == RunState.Shadow && r.Due == 1))).ShouldBe(3, "the nights to 10, 11 and 12 June");

        await office.GoLive(seen: 1);
        (await office.Has(here)).ShouldBeTrue("going live itself lets nothing go");
        (await office.NightOf(new LocalDate(2026, 6, 13))).ShouldSatisfyAllConditions(r => r.Shadow.ShouldBeFalse(), r => r.Stopped.ShouldBeFalse(), r => r.Disposed.ShouldBe(1));
        (await office.Has(here)).ShouldBeFalse();
    }

    [Databases]
    public async Task The_night_after_going_live_still_stops_at_more_than_the_person_has_seen(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        for (var i = 0; i < 110; i++)
        {
            await office.Capture(client, at: house.Clock.Now - Duration.FromDays(120));
        }

        await office.BeginShadow();
        await office.GoLive(seen: 5);
        (await office.Night()).ShouldSatisfyAllConditions(r => r.Stopped.ShouldBeTrue(), r => r.Due.ShouldBe(110), r => r.Allowed.ShouldBe(105));
        await office.BeginShadow();
        await office.GoLive(seen: 110);
        (await office.Night()).ShouldSatisfyAllConditions(r => r.Stopped.ShouldBeFalse(), r => r.Disposed.ShouldBe(110));
    }

    [Fact]
    public async Task A_night_on_its_way_stops_after_the_batch_in_its_hands()
    {
        await using var house = await House.Open(DatabaseKind.Sqlite);
        var office = await house.Found();
        var client = await office.AddClient();
        for (var i = 0; i < 203; i++)
        {
            await office.Capture(client, at: house.Clock.Now - Duration.FromDays(120));
        }

        house.Crash.Listen(at =>
        {
            if (at == "sweep:between-batches")
            {
                house.Crash.Listen(null);
                office.BeginShadow().GetAwaiter().GetResult();
            }
        });
        await office.Night(confirmed: 203);
        (await office.Read(db => db.Set<Avow.Modules.MessageBank.PhoneMessage>().CountAsync())).ShouldBe(3, "one batch of 200 was under way");
    }

    [Databases]
    public async Task While_the_nights_only_report_the_board_calls_no_promise_of_keeping_kept(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await office.Capture(await office.AddClient());
        await office.Night();
        (await office.Standing()).ShouldBe(Standing.Kept);
        await office.BeginShadow();
        (await office.Standing()).ShouldBe(Standing.NeedsPerson, "nothing would keep it any more, and a person can change that");
        await house.LiveUntil(House.London(new LocalDate(2026, 6, 12), new LocalTime(9, 0)));
        var late = (await office.Tile()).Shown;
        late.Standing.ShouldBe(Standing.Broken, "the message should have gone on 10 June");
        late.Words.Key.ShouldBe("promises.late-shadow");
        await office.GoLive(seen: 1);
        await office.NightOf(new LocalDate(2026, 6, 13));
        (await office.Standing()).ShouldBe(Standing.NothingYet, "it is gone");
    }

    [Databases]
    public async Task The_command_says_that_the_nights_only_report(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await office.Capture(await office.AddClient(), at: house.Clock.Now - Duration.FromDays(101));
        await office.BeginShadow();
        var at = house.Clock.Now.ToString();
        var said = await Said.By(["retention", "run", "--now", at, "--data", house.Settings.Folder, .. house.Settings.Connection is { } connection ? new[] { "--database", connection } : []]);
        said.Exit.ShouldBe(0, said.Errors);
        said.Output.ShouldContain("the nights only report: 1 would have gone, 0 stay with a reason, nothing went");
        said.Output.ShouldContain("/bellweather/retention/live");
    }
}
