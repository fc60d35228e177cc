using App.Tests.Harness;
using Avow.Holdings;
using Avow.Policy.Deciding;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace App.Tests.Holdings;

/// <summary>A hold stops disposal while it stands, whenever it is placed, and only then.</summary>
public sealed class HoldTests
{
    private static readonly LocalDate Captured = new(2026, 3, 2);

    [Databases]
    public async Task A_hold_stops_and_its_end_starts_again(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        var (held, free) = (await office.Capture(client), await office.Capture(client));
        await office.Hold(held.Id, "phone-message", until: House.London(Captured.PlusDays(130)));

        var night = await office.NightOf(Captured.PlusDays(100));
        (night.Disposed, night.LeftOver).ShouldBe((1, 0));
        (await office.Has(free)).ShouldBeFalse();
        (await office.Has(held)).ShouldBeTrue();

        await office.NightOf(Captured.PlusDays(129));
        (await office.Has(held)).ShouldBeTrue();
        await office.NightOf(Captured.PlusDays(130));
        (await office.Has(held)).ShouldBeFalse();
    }

    [Databases]
    public async Task A_hold_on_a_client_stops_all_its_records_until_it_is_lifted(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        var message = await office.Capture(client);
        var hold = await office.Hold(client.Id);
        await office.Cease(client);
        (await office.NightOf(Captured.PlusDays(150))).Disposed.ShouldBe(0);
        (await office.VerdictOn("client-set-up", client.Id)).StoppedBy.ShouldBe("A claim is expected");

        await office.Lift(hold);
        (await office.NightOf(Captured.PlusDays(151))).Disposed.ShouldBe(3, "message, contact and client");
        (await office.Has(message)).ShouldBeFalse();
        (await office.Has(hold)).ShouldBeTrue("why something stayed is told for a year");
        await office.NightOf(Captured.PlusDays(150 + 365));
        (await office.Has(hold)).ShouldBeFalse();
        await house.ShouldHaveNoTraceOf("A claim is expected");
    }

    [Databases]
    public async Task While_a_message_is_held_its_client_stays_and_goes_with_it(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        var message = await office.Capture(client);
        var hold = await office.Hold(message.Id, "phone-message");
        await office.Cease(client);
        var night = await office.NightOf(Captured.PlusDays(100));
        (night.Disposed, night.Skipped, night.LeftOver).ShouldBe((1, 2, 0), "the contact goes, the client waits for the message, which is held");
        (await office.Has(client)).ShouldBeTrue();
        (await house.Rows("SELECT kind, why FROM run_skip ORDER BY kind")).ShouldBe([["client-set-up", "hold"], ["phone-message", "hold"]]);

        await office.Lift(hold);
        (await office.NightOf(Captured.PlusDays(101))).Disposed.ShouldBe(2);
        (await office.Has(client)).ShouldBeFalse();
        (await office.Has(message)).ShouldBeFalse();
    }

    [Databases]
    public async Task A_hold_with_an_end_is_forgotten_a_year_after_it(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var message = await office.Capture(await office.AddClient());
        var hold = await office.Hold(message.Id, "phone-message", until: House.London(Captured.PlusDays(10)));
        await office.NightOf(Captured.PlusDays(10).PlusYears(1).PlusDays(-1));
        (await office.Has(hold)).ShouldBeTrue();
        await office.NightOf(Captured.PlusDays(10).PlusYears(1));
        (await office.Has(hold)).ShouldBeFalse();
    }

    [Databases]
    public async Task Of_two_holds_the_longer_one_counts(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var message = await office.Capture(await office.AddClient());
        await office.Hold(message.Id, "phone-message", until: House.London(Captured.PlusDays(110)));
        await office.Hold(message.Id, "phone-message", until: House.London(Captured.PlusDays(120)));
        await office.NightOf(Captured.PlusDays(119));
        (await office.Has(message)).ShouldBeTrue();
        await office.NightOf(Captured.PlusDays(120));
        (await office.Has(message)).ShouldBeFalse();
    }

    [Databases]
    public async Task A_hold_placed_between_two_batches_is_seen_by_the_next(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        await office.Capture(client);
        await office.Cease(client);
        await house.MoveTo(Captured.PlusDays(100));
        await house.Work();
        var placed = false;
        house.Crash.Listen(place =>
        {
            if (place == "sweep:between-batches" && !placed)
            {
                placed = true;
                office.Hold(client.Id).GetAwaiter().GetResult();
            }
        });
        await office.Night();
        house.Crash.Listen(null);
        (await office.Has(client)).ShouldBeTrue();
    }

    [Databases]
    public async Task A_hold_placed_in_the_night_itself_is_listed_with_its_reason_and_next_date(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var message = await office.Capture(await office.AddClient());
        await house.MoveTo(Captured.PlusDays(100));
        var until = House.London(Captured.PlusDays(130));
        house.Crash.Listen(place =>
        {
            if (place == "run:begun")
            {
                // By plain SQL, as if its order to decide again had not been heard yet: the sweep decides by the facts, not by the stamp.
                house.Sql($"""
                    INSERT INTO placed_hold (organisation_id, id, reason, owner, covers, "from", until, review_at, look_at)
                    VALUES ({office.Id}, {house.Id(Guid.CreateVersion7())}, 'A claim', {house.Id(Guid.CreateVersion7())}, {house.Id(message.Id)}, 0,
                    {until.ToUnixTimeTicks() / 10}, 0, {long.MaxValue})
                    """).GetAwaiter().GetResult();
            }
        });
        var night = await office.Night();
        (night.Disposed, night.Skipped, night.LeftOver).ShouldBe((0, 1, 0));
        var skip = await office.Read(db => db.Set<RunSkip>().SingleAsync());
        (skip.RecordId, skip.Why, skip.Next).ShouldBe((message.Id, "hold", until));
    }

    [Databases]
    public async Task A_hold_placed_while_a_batch_runs_waits_for_it_and_wins_over_the_next(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await using var other = await house.Another();
        var office = await house.Found();
        var client = await office.AddClient();
        var message = await office.Capture(client);
        await office.Cease(client);
        await house.MoveTo(Captured.PlusDays(100));
        await house.Work();
        await other.MoveTo(house.Clock.Now);
        Task<PlacedHold>? placing = null;
        var waited = false;
        house.Crash.Listen(place =>
        {
            if (place == "sweep:before-commit" && placing is null)
            {
                placing = Task.Run(() => office.Elsewhere(other).Hold(client.Id));
                waited = !placing.Wait(TimeSpan.FromMilliseconds(400));
            }
            else if (place == "sweep:between-batches" && placing is { IsCompleted: false })
            {
                placing.Wait(TimeSpan.FromSeconds(30));
            }
        });
        await house.Get<Retention>().Run(office.Id, house.Clock.Now);
        house.Crash.Listen(null);

        await placing.ShouldNotBeNull();
        waited.ShouldBeTrue("facts do not change under a batch that has read them");
        (await office.VerdictOn("client-set-up", client.Id)).Ground.ShouldBe(Ground.Hold);
        (await office.Has(client)).ShouldBeTrue();
        message.ShouldNotBeNull();
    }
}
