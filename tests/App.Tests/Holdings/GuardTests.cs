using App.Tests.Harness;
using Avow.Demo;
using Avow.Holdings;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace App.Tests.Holdings;

/// <summary>A night that would take far more than was forecast stops and asks for the count.</summary>
public sealed class GuardTests
{
    private static readonly LocalDate Captured = new(2026, 3, 2);

    [Databases]
    public async Task A_run_away_night_stops_names_the_count_and_goes_on_when_it_is_confirmed(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await Filled(house, 101);
        var stopped = await office.NightOf(Captured.PlusDays(100));
        (stopped.Stopped, stopped.Due, stopped.Allowed, stopped.Disposed).ShouldBe((true, 101, 100, 0));
        (await Messages(house)).ShouldBe(101);

        (await office.Night(confirmed: 100)).Stopped.ShouldBeTrue("another count is no confirmation");
        (await Messages(house)).ShouldBe(101);

        var confirmed = await office.Night(confirmed: 101);
        (confirmed.Stopped, confirmed.Disposed, confirmed.LeftOver).ShouldBe((false, 101, 0));
        (await Messages(house)).ShouldBe(0);
        (await office.Ledger("run-stopped")).Count.ShouldBe(2);
        (await office.Ledger("run-confirmed")).ShouldHaveSingleItem().Count.ShouldBe(101);
    }

    [Databases]
    public async Task What_the_night_before_expected_goes_without_asking(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await Filled(house, 150);
        await office.NightOf(Captured.PlusDays(99));
        var night = await office.NightOf(Captured.PlusDays(100));
        (night.Stopped, night.Allowed, night.Disposed).ShouldBe((false, 325, 150));
    }

    [Databases]
    public async Task What_a_person_approved_is_allowed_once(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await Filled(house, 150);
        await office.Change(work => Guard.Approve(work, 50, default));
        var night = await office.NightOf(Captured.PlusDays(100));
        (night.Stopped, night.Allowed, night.Disposed).ShouldBe((false, 150, 150));
        (await house.Count("SELECT approved FROM retention_state")).ShouldBe(0);
    }

    [Databases]
    public async Task One_record_that_cannot_go_never_stops_the_others(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        var stuck = await office.Capture(client);
        for (var i = 0; i < 9; i++)
        {
            await office.Capture(client);
        }

        var type = house.Settings.IsPostgres ? "uuid" : "TEXT";
        await house.Sql($"CREATE TABLE nail (organisation_id bigint NOT NULL, id {type} NOT NULL, FOREIGN KEY (organisation_id, id) REFERENCES phone_message (organisation_id, id))");
        await house.Sql($"INSERT INTO nail VALUES ({office.Id}, {house.Id(stuck.Id)})");

        var night = await office.NightOf(Captured.PlusDays(100));
        (night.Disposed, night.Skipped, night.LeftOver).ShouldBe((9, 1, 0));
        (await house.Rows("SELECT why FROM run_skip")).ShouldHaveSingleItem()[0].ShouldBe(house.Settings.IsPostgres ? "failed:PostgresException" : "failed:SqliteException");
        (await office.Has(stuck)).ShouldBeTrue();

        await house.Sql("DROP TABLE nail");
        (await office.NightOf(Captured.PlusDays(101))).Disposed.ShouldBe(1, "it is tried again the next night");
        (await office.VerifyLedger()).Fault.ShouldBeNull();
    }

    [Databases]
    public async Task A_verdict_that_no_place_can_carry_out_is_seen_and_nothing_is_pretended(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var policy = PolicyText.WithVersion(PolicyTemplates.Text("call-answering"), new VersionId(new LocalDate(2025, 3, 2)))
            .Replace("outgoing-mail: 30 days after sent; then delete", "outgoing-mail: 30 days after sent; then anonymise", StringComparison.Ordinal);
        var office = await house.Found(policy: policy);
        await office.Change(async work =>
        {
            var mail = new Avow.Mail.OutgoingMail { Id = Guid.CreateVersion7(), Purpose = "running-the-office", ToAddress = "a@client.example", ToName = "", Subject = "Hello", Body = "", WrittenAt = house.Clock.Now, SettledAt = house.Clock.Now };
            await house.Get<Redecide>().Stamp(work, mail, Avow.Mail.OutgoingMail.Kind);
            work.Db.Add(mail);
        });
        var night = await office.NightOf(Captured.PlusDays(30));
        (night.Disposed, night.Skipped).ShouldBe((0, 1));
        (await house.Rows("SELECT why FROM run_skip")).ShouldHaveSingleItem()[0].ShouldBe("failed:NotSupportedException");
        (await house.Count("SELECT count(*) FROM outgoing_mail")).ShouldBe(1);
        (await office.Ledger("anonymised")).ShouldBeEmpty("no proof of what was not done");
        (await office.NightOf(Captured.PlusDays(31))).Skipped.ShouldBe(1, "it is tried, and told, each night");
    }

    [Databases]
    public async Task A_long_night_reaches_each_record_once(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var owner = await office.AddStaff();
        await ActivatorUtilities.CreateInstance<DemoData>(house.Services).Fill(
            office.Id, owner.Id, clients: 5, messages: 9500, contacts: 5, seed: 1, house.Clock.Now, days: 10);
        await house.MoveTo(Captured.PlusDays(111));

        var due = (await house.Get<Retention>().Plan(office.Id, house.Clock.Now, 0)).Total;
        var night = await office.Night(confirmed: due);
        (night.Disposed, night.Skipped, night.LeftOver).ShouldBe((due, 0, 0));
        (await Messages(house)).ShouldBe(0);
        (await office.Ledger("disposed")).Where(e => e.Kind == "phone-message").Sum(e => e.Count).ShouldBe(9500);
        (await office.VerifyLedger()).Fault.ShouldBeNull();
    }

    private static async Task<Office> Filled(House house, int messages)
    {
        var office = await house.Found();
        var client = await office.AddClient();
        for (var i = 0; i < messages; i++)
        {
            await office.Capture(client);
        }

        return office;
    }

    private static Task<long> Messages(House house) => house.Count("SELECT count(*) FROM phone_message");
}
