using App.Tests.Harness;
using Avow.Database;
using Avow.Holdings;
using Avow.Modules.MessageBank;
using Avow.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.MessageBank;

/// <summary>Each tile is a query: one changed row turns it.</summary>
public sealed class EvidenceTests
{
    private const string Delivered = "promise.message-taking.text-or-email";
    private const string Asked = "promise.message-taking.client-decides";
    private const string Sooner = "promise.message-taking.sooner";

    [Databases]
    public async Task Deliveries_are_kept_late_refused_or_nothing_yet(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        (await Standing(house, office, Delivered)).ShouldBe(Avow.Promises.Standing.NothingYet);
        var message = await office.Capture(await office.AddClient());
        var delivery = new Delivery { Id = Guid.CreateVersion7(), MessageId = message.Id, ContactId = Guid.CreateVersion7(), QueuedAt = House.Start };
        await office.Change(work =>
        {
            work.Db.Add(delivery);
            return Task.CompletedTask;
        });
        (await Standing(house, office, Delivered)).ShouldBe(Avow.Promises.Standing.Kept, "it is on its way");
        await house.MoveTo(House.Start + Duration.FromMinutes(16));
        (await Standing(house, office, Delivered)).ShouldBe(Avow.Promises.Standing.NeedsPerson, "it waits too long");
        await Set(office, delivery, d => (d.State, d.SentAt) = (DeliveryState.Sent, House.Start + Duration.FromSeconds(3)));
        (await Shown(house, office, Delivered)).Words.Arguments.Single().Value.ShouldBe(3L);
        await Set(office, delivery, d => d.State = DeliveryState.OutboxOnly);
        (await Standing(house, office, Delivered)).ShouldBe(Avow.Promises.Standing.NeedsPerson, "nobody sent it");
        await Set(office, delivery, d => d.State = DeliveryState.Failed);
        (await Standing(house, office, Delivered)).ShouldBe(Avow.Promises.Standing.Broken);
        await house.MoveTo(House.Start + Duration.FromHours(25));
        (await Standing(house, office, Delivered)).ShouldBe(Avow.Promises.Standing.NothingYet, "it speaks of the last day only");
    }

    [Databases]
    public async Task A_message_that_holds_more_than_the_form_asks_needs_a_person(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        await office.Capture(client);
        (await Standing(house, office, Asked)).ShouldBe(Avow.Promises.Standing.Kept);
        await office.Change(async work => (await work.Db.Set<Client>().SingleAsync()).Form = new CaptureForm(new Dictionary<string, bool> { ["name"] = true, ["phone"] = true }, []).ToJson());
        (await Standing(house, office, Asked)).ShouldBe(Avow.Promises.Standing.NeedsPerson, "it holds an e-mail address");
    }

    [Databases]
    public async Task A_message_that_outlives_its_shorter_day_breaks_the_promise(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        var message = await office.Capture(client);
        (await Standing(house, office, Sooner)).ShouldBe(Avow.Promises.Standing.NothingYet);
        await office.Instruct(client, "30 days");
        await office.NightOf(new LocalDate(2026, 3, 31));
        (await Standing(house, office, Sooner)).ShouldBe(Avow.Promises.Standing.Kept);
        await house.Sql($"UPDATE phone_message SET received_at = 0, look_at = 0 WHERE id = {house.Id(message.Id)}");
        (await Standing(house, office, Sooner)).ShouldBe(Avow.Promises.Standing.Broken);
        await office.NightOf(new LocalDate(2026, 4, 1));
        (await Standing(house, office, Sooner)).ShouldBe(Avow.Promises.Standing.Kept);
    }

    private static async Task<Standing> Standing(House house, Office office, string sentence) => (await Shown(house, office, sentence)).Standing;

    private static async Task<EvidenceShown> Shown(House house, Office office, string sentence)
    {
        await using var work = await house.Store.Read(office.Id);
        var around = await Surroundings.Of(work.Db, house.Get<PolicyShelf>());
        var policy = around.Policies.InForce(house.Clock.Now);
        var nights = await NightsBefore.Of(work.Db, house.Clock.Now, policy.Zone, default);
        var asked = new EvidenceAsked(work, around, policy, sentence, house.Clock.Now, nights);
        return await house.Get<EvidenceRegister>().Find(sentence)!(asked, default);
    }

    private static Task Set(Office office, Delivery delivery, Action<Delivery> change) =>
        office.Change(async work => change(await work.Db.Set<Delivery>().SingleAsync(d => d.Id == delivery.Id)));
}
