using App.Tests.Harness;
using Avow.Holdings;
using Avow.Ledger;
using Avow.Mail;
using Avow.Modules.MessageBank;
using Avow.Policy.Deciding;
using NodaTime;
using Shouldly;

namespace App.Tests.Holdings;

/// <summary>How long a telephone message stays: the policy's sentence, told with days.</summary>
public sealed class MessageKeepingTests
{
    private static readonly LocalDate Captured = new(2026, 3, 2);

    [Databases, Promise("D-11"), Promise("A-17")]
    public async Task A_message_is_kept_on_day_99_and_gone_on_day_100(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        var message = await office.Capture(client, body: "The blue gate sticks.", caller: "Zebedee Quill");
        await DeliverTo(office, client, message);

        (await office.NightOf(Captured.PlusDays(99))).Disposed.ShouldBe(0);
        (await office.Has(message)).ShouldBeTrue("day 99 is in");

        var night = await office.NightOf(Captured.PlusDays(100));
        (night.Due, night.Disposed, night.Skipped, night.LeftOver, night.Stopped).ShouldBe((1, 1, 0, 0, false));
        (await office.Has(message)).ShouldBeFalse("day 100 is out");
        await house.ShouldHaveNoTraceOf("blue gate");
        await house.ShouldHaveNoTraceOf("Zebedee");
        await house.ShouldHaveNoTraceOf("07700900456");
        (await house.Count("SELECT count(*) FROM delivery")).ShouldBe(0);
        (await house.Count("SELECT count(*) FROM outgoing_mail")).ShouldBe(0);
        (await office.Has(client)).ShouldBeTrue("the client stays while it is served");
    }

    [Databases, Promise("D-11")]
    public async Task What_went_stands_in_the_ledger_as_one_leaf_and_nothing_more(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var message = await office.Capture(await office.AddClient());
        await office.NightOf(Captured.PlusDays(100));

        var entry = (await office.Ledger("disposed")).ShouldHaveSingleItem();
        (entry.Kind, entry.Count, entry.Rule).ShouldBe(("phone-message", 1, "message-taking.phone-message"));
        var leaf = new RecordLeaf("phone-message", message.Id, entry.Rule!, House.London(Captured.PlusDays(100)));
        LeafSet.Stored(entry.Leaves!).IndexOf(leaf).ShouldBe(0);
        LeafSet.Stored(entry.Leaves!).IndexOf(leaf with { Id = Guid.CreateVersion7() }).ShouldBe(-1);
        (await office.VerifyLedger()).Fault.ShouldBeNull();
    }

    [Databases, Promise("D-11")]
    public async Task When_the_service_ceases_all_of_it_is_gone_within_100_days(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var (leaving, staying) = (await office.AddClient("Leaving Lifts", "Una Larch"), await office.AddClient("Staying Stables", "Pat Yew"));
        await office.Instruct(leaving, "300 days");
        await house.MoveTo(Captured.PlusDays(40));
        await office.Capture(leaving, body: "For the leaving one");
        var other = await office.Capture(staying);
        await office.Cease(leaving);

        await office.NightOf(Captured.PlusDays(139));
        (await office.Has(leaving)).ShouldBeTrue();
        (await office.NightOf(Captured.PlusDays(140))).LeftOver.ShouldBe(0);
        foreach (var gone in new[] { "Leaving Lifts", "Una Larch", "For the leaving one" })
        {
            await house.ShouldHaveNoTraceOf(gone);
        }

        (await house.Count("SELECT count(*) FROM client_instruction")).ShouldBe(0);
        (await office.Has(staying)).ShouldBeTrue();
        (await office.Has(other)).ShouldBeFalse("its own 100 days ended the same night");
    }

    [Databases, Promise("D-11"), Promise("D-01")]
    public async Task A_clients_instruction_deletes_sooner_and_never_later(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var (hasty, slow) = (await office.AddClient("Hasty", "A B"), await office.AddClient("Slow", "C D"));
        var (soon, late) = (await office.Capture(hasty), await office.Capture(slow));
        await office.Instruct(hasty, "30 days");
        await office.Instruct(slow, "200 days");

        await office.NightOf(Captured.PlusDays(29));
        (await office.Has(soon)).ShouldBeTrue();
        await office.NightOf(Captured.PlusDays(30));
        (await office.Has(soon)).ShouldBeFalse();
        (await office.Ledger("disposed")).ShouldHaveSingleItem().Detail.ShouldEndWith("ground=instruction");
        await office.NightOf(Captured.PlusDays(99));
        (await office.Has(late)).ShouldBeTrue();
        await office.NightOf(Captured.PlusDays(100));
        (await office.Has(late)).ShouldBeFalse("the ceiling is ours by contract");
    }

    [Databases, Promise("D-01")]
    public async Task An_instruction_taken_back_gives_the_policys_own_period_back(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        var message = await office.Capture(client);
        await office.Instruct(client, "30 days");
        await house.MoveTo(Captured.PlusDays(10));
        await office.Instruct(client, null);
        await office.NightOf(Captured.PlusDays(30));
        (await office.Has(message)).ShouldBeTrue();
        await office.NightOf(Captured.PlusDays(100));
        (await office.Has(message)).ShouldBeFalse();
    }

    [Databases]
    public async Task A_removed_message_goes_at_night_unless_the_removal_is_undone(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        var (removed, undone) = (await office.Capture(client), await office.Capture(client));
        await office.Remove(removed);
        await office.Remove(undone);
        await office.UndoRemoval(undone);
        (await office.Has(removed)).ShouldBeTrue("until the night it can be undone");

        (await office.NightOf(Captured.PlusDays(1))).Disposed.ShouldBe(1);
        (await office.Has(removed)).ShouldBeFalse();
        (await office.VerdictOn("phone-message", undone.Id)).DueAt.ShouldBe(House.London(Captured.PlusDays(100)));
    }

    [Databases, Promise("A-17")]
    public async Task A_shorter_period_reaches_all_messages_and_a_longer_one_only_later_ones(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        var first = await office.Capture(client);
        await office.KeepMessages("90 days", from: Captured.PlusDays(10));
        await office.KeepMessages("120 days", from: Captured.PlusDays(20));
        await house.MoveTo(Captured.PlusDays(15));
        var second = await office.Capture(client);
        await house.MoveTo(Captured.PlusDays(20));
        var third = await office.Capture(client);

        await Lives(office, first, Captured, days: 90);
        await Lives(office, second, Captured.PlusDays(15), days: 90);
        await Lives(office, third, Captured.PlusDays(20), days: 120);
    }

    [Databases]
    public async Task A_night_hears_first_what_changed_a_moment_before(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        var message = await office.Capture(client);
        await house.MoveTo(Captured.PlusDays(30));
        await office.Instruct(client, "30 days");

        // No worker came by: the run itself must not trust a stamp that waits to be renewed.
        (await house.Get<Retention>().Run(office.Id, house.Clock.Now)).Disposed.ShouldBe(1);
        (await office.Has(message)).ShouldBeFalse();
        (await house.Work()).ShouldBe(1, "the item is still there and may be done twice");
    }

    private static async Task Lives(Office office, PhoneMessage message, LocalDate from, int days)
    {
        if (office.House.Clock.Now < House.London(from.PlusDays(days - 1)))
        {
            await office.NightOf(from.PlusDays(days - 1));
        }

        (await office.Has(message)).ShouldBeTrue($"day {days - 1}");
        await office.NightOf(from.PlusDays(days));
        (await office.Has(message)).ShouldBeFalse($"day {days}");
    }

    private static Task DeliverTo(Office office, Client client, PhoneMessage message) => office.Change(async work =>
    {
        var mail = new OutgoingMail
        {
            Id = Guid.CreateVersion7(), Purpose = "message-taking", AboutKind = "phone-message", AboutId = message.Id, ToAddress = "marion@client.example",
            ToName = "Marion", Subject = "A message from Zebedee Quill", Body = "The blue gate sticks.", WrittenAt = office.House.Clock.Now,
        };
        await office.House.Get<Redecide>().Stamp(work, mail, "outgoing-mail");
        work.Db.Add(mail);
        work.Db.Add(new Delivery { Id = Guid.CreateVersion7(), MessageId = message.Id, MailId = mail.Id, ContactId = client.Contacts[0].Id, QueuedAt = office.House.Clock.Now });
    });
}
