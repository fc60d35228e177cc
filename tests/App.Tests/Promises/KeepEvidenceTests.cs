using App.Tests.Harness;
using Avow.Holdings;
using Avow.Modules.MessageBank;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Reading;
using Avow.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace App.Tests.Promises;

/// <summary>Each tile of the board is a query of the engine: change one row, and the tile turns.</summary>
public sealed class KeepEvidenceTests
{
    [Databases]
    public async Task A_promise_is_kept_once_a_night_has_passed_and_says_how_old_the_oldest_is(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        await office.Capture(client, at: house.Clock.Now - Duration.FromDays(40));
        await office.Capture(client, at: house.Clock.Now - Duration.FromDays(3));
        (await office.Standing()).ShouldBe(Standing.NothingYet, "no night has been run yet");
        await office.Night();
        var shown = (await office.Tile()).Shown;
        shown.Standing.ShouldBe(Standing.Kept);
        (shown.Line, shown.Limit, shown.Full).ShouldBe((40, 100, 0.4));
        shown.Words.Arguments.ShouldContain(("count", (object)2));
    }

    [Databases]
    [Promise("D-11")]
    public async Task A_message_left_too_long_breaks_the_promise_until_a_night_takes_it(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        var message = await office.Capture(client, at: house.Clock.Now - Duration.FromDays(40));
        await office.Capture(client);
        await office.Night();
        await SetBack(office, message, 101);
        var shown = (await office.Tile()).Shown;
        shown.Standing.ShouldBe(Standing.Broken);
        shown.Figure.Arguments.ShouldBe([("count", (object)1)]);
        shown.Words.Arguments.ShouldBe([("date", (object)new LocalDate(2026, 3, 1))]);
        await office.Night();
        (await office.Has(message)).ShouldBeFalse();
        (await office.Standing()).ShouldBe(Standing.Kept);
    }

    [Databases]
    public async Task A_message_on_its_day_is_not_late_before_the_night_had_its_chance(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var message = await office.Capture(await office.AddClient());
        await office.Night();
        await house.MoveTo(new LocalDate(2026, 6, 10), new LocalTime(0, 5));
        (await office.Standing()).ShouldNotBe(Standing.Broken, "its midnight was five minutes ago");
        await house.MoveTo(new LocalDate(2026, 6, 11), new LocalTime(1, 5));
        (await office.Standing()).ShouldBe(Standing.Broken, "it was due yesterday, and no night came");
        await office.Night();
        (await office.Has(message)).ShouldBeFalse();
        (await office.Standing()).ShouldBe(Standing.NothingYet, "there is no message any more");
    }

    [Databases]
    [Promise("B-12")]
    public async Task A_record_that_only_a_person_can_decide_on_is_a_duty_until_it_is_removed(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        const string own = "phone-message: 100 days after received, or 100 days after service-ceased, whichever is first; then delete";
        var policy = PolicyText.WithVersion(PolicyTemplates.Text("call-answering"), new(House.Start.InUtc().Date.PlusYears(-1)));
        var office = await house.Found(policy: policy.Replace(own, "phone-message: at least 10 days after received; then delete", StringComparison.Ordinal));
        var message = await office.Capture(await office.AddClient());
        await office.NightOf(new(2026, 3, 11));
        (await office.Standing()).ShouldNotBe(Standing.NeedsPerson, "the minimum is not over");

        await office.NightOf(new(2026, 3, 12));
        (await office.Has(message)).ShouldBeTrue("a minimum never ends by itself");
        var shown = (await office.Tile()).Shown;
        shown.Standing.ShouldBe(Standing.NeedsPerson);
        shown.Figure.Arguments.ShouldContain(("count", (object)1));
        shown.Words.Arguments.ShouldContain(("date", (object)new LocalDate(2026, 3, 12)));

        await office.Remove(message);
        await office.NightOf(new(2026, 3, 13));
        (await office.Has(message)).ShouldBeFalse();
        (await office.Standing()).ShouldBe(Standing.NothingYet);
    }

    [Databases]
    public async Task Evidence_older_than_a_day_needs_a_person(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await office.Capture(await office.AddClient());
        await office.Night();
        (await office.Standing()).ShouldBe(Standing.Kept);
        await house.MoveTo(new LocalDate(2026, 3, 3), new LocalTime(0, 30));
        (await office.Standing()).ShouldBe(Standing.Kept, "the night has an hour");
        await house.MoveTo(new LocalDate(2026, 3, 3), new LocalTime(1, 30));
        (await office.Standing()).ShouldBe(Standing.NeedsPerson);
    }

    [Databases]
    public async Task A_hold_lifted_or_a_version_published_today_makes_nothing_late_today(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        var held = await office.Capture(client, at: house.Clock.Now - Duration.FromDays(99));
        var hold = await office.Hold(held.Id, "phone-message");
        await office.Capture(client, at: house.Clock.Now - Duration.FromDays(95));
        await office.NightOf(new LocalDate(2026, 3, 5));
        (await office.Has(held)).ShouldBeTrue();
        (await office.Standing()).ShouldBe(Standing.Kept, "what is held is not late");
        await office.Lift(hold);
        (await office.Standing()).ShouldBe(Standing.Kept, "no night has had its chance at it yet");
        await office.KeepMessages("90 days", new LocalDate(2026, 3, 5));
        await house.Work();
        (await office.Standing()).ShouldNotBe(Standing.Broken);
        await house.MoveTo(new LocalDate(2026, 3, 6), new LocalTime(2, 0));
        (await office.Standing()).ShouldBe(Standing.Broken, "the night of the sixth did not come");
        await office.Night();
        (await office.Standing()).ShouldBe(Standing.NothingYet);
    }

    [Databases]
    public async Task A_rule_whose_module_is_gone_is_not_kept_yet(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        (await office.Standing("keep.accounts.invoice")).ShouldBe(Standing.NotKeptYet, "no module keeps invoices");
        await using var work = await house.Store.Read(office.Id);
        var around = await Surroundings.Of(work.Db, house.Get<PolicyShelf>());
        var policy = around.Policies.Versions[^1];
        var nights = await NightsBefore.Of(work.Db, house.Clock.Now, policy.Zone);
        var without = new KeepEvidence(new HoldingRegister(), house.Get<RecordCounts>(), house.Get<Overdue>());
        var shown = await without.Show(new(work, around, policy, Boards.Messages, house.Clock.Now, nights), default);
        shown.Standing.ShouldBe(Standing.NotKeptYet);
    }

    [Databases]
    public async Task A_stopped_night_needs_a_person(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        for (var i = 0; i < 102; i++)
        {
            await office.Capture(client, at: house.Clock.Now - Duration.FromDays(99));
        }

        (await office.NightOf(new LocalDate(2026, 3, 3))).Stopped.ShouldBeTrue();
        var shown = (await office.Tile()).Shown;
        shown.Standing.ShouldBe(Standing.NeedsPerson);
        shown.Link.ShouldStartWith("retention/runs/");
    }

    [Databases]
    public async Task Each_night_writes_the_figure_of_its_day_once(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await office.Capture(await office.AddClient());
        await office.Night();
        await office.Night();
        await office.NightOf(new LocalDate(2026, 3, 3));
        await office.NightOf(new LocalDate(2026, 3, 4));
        var days = await office.Read(db => db.Set<BoardDay>().Where(d => d.Sentence == Boards.Messages).OrderBy(d => d.Day).ToListAsync());
        days.Select(d => (d.Day.Day, d.Figure, d.Limit)).ShouldBe([(2, 0.0, 100.0), (3, 1.0, 100.0), (4, 2.0, 100.0)]);
        (await office.Tile()).Course.ShouldBe([0, 1, 2]);
    }

    [Databases]
    public async Task Another_organisation_s_records_turn_no_tile(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var (one, other) = (await house.Found("one"), await house.Found("other"));
        await one.Capture(await one.AddClient());
        await one.Night();
        await other.Night();
        (await one.Standing()).ShouldBe(Standing.Kept);
        (await other.Standing()).ShouldBe(Standing.NothingYet);
    }

    private static Task SetBack(Office office, PhoneMessage message, int days) => office.Change(async work =>
    {
        var back = office.House.Clock.Now - Duration.FromDays(days);
        await work.Db.Set<PhoneMessage>().Where(m => m.Id == message.Id).ExecuteUpdateAsync(m => m.SetProperty(x => x.ReceivedAt, back).SetProperty(x => x.LookAt, back));
    });
}
