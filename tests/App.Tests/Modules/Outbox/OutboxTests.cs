using App.Tests.Harness;
using Avow.Mail;
using Avow.Modules.MessageBank;
using Avow.Permits;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Outbox;

public sealed class OutboxTests
{
    [Databases]
    public async Task Without_a_mail_server_each_mail_stands_in_the_outbox_and_goes_after_its_days(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await Captured(house, office);
        using var browser = await office.SignIn(await office.AddStaff());
        var list = await browser.Get("/bellweather/outbox");
        list.Words.ShouldContain("A message for Ashdown Joinery waits");
        list.Words.ShouldContain("Here only");
        list.Words.ShouldContain("No mail server is set");
        var mail = await Mail(office);
        (await browser.Get($"/bellweather/outbox/{mail.Id}")).Words.ShouldContain("Kept until 1 April 2026, 30 days after");
        (await office.Read(db => db.Set<Delivery>().SingleAsync())).State.ShouldBe(DeliveryState.OutboxOnly);
        await office.NightOf(new LocalDate(2026, 4, 1));
        (await office.Has(mail)).ShouldBeFalse();
        (await office.Has(client)).ShouldBeTrue();
    }

    [Databases]
    public async Task A_mail_server_that_is_busy_is_asked_again_and_its_word_is_seen(DatabaseKind database)
    {
        await using var receiver = SmtpReceiver.Start();
        await using var house = await House.Open(database, change: b => Use(b, receiver));
        var office = await house.Found();
        receiver.Answer("RCPT", "450 4.2.1 later");
        await Captured(house, office);
        var mail = await Mail(office);
        (mail.State, mail.Failure).ShouldBe((MailState.Queued, "rcpt-450"));
        using var browser = await office.SignIn(await office.AddStaff());
        (await browser.Get("/bellweather/outbox")).Words.ShouldContain("Tried, tries again");

        receiver.Behave();
        (await house.Work()).ShouldBe(0, "not before its minute is over");
        house.Time.Advance(Duration.FromMinutes(1));
        (await house.Work()).ShouldBe(1);
        (await receiver.Next()).EnvelopeTo.ShouldBe("marion.ashdown@client.example");
        mail = await Mail(office);
        (mail.State, mail.Failure).ShouldBe((MailState.Sent, null));
        (await house.Count("SELECT count(*) FROM work_item")).ShouldBe(0);
    }

    [Databases]
    public async Task A_refused_mail_is_seen_and_may_be_sent_again(DatabaseKind database)
    {
        await using var receiver = SmtpReceiver.Start();
        await using var house = await House.Open(database, change: b => Use(b, receiver));
        var office = await house.Found();
        receiver.Answer("RCPT", "550 5.1.1 no such person");
        await Captured(house, office);
        (await Mail(office)).State.ShouldBe(MailState.Failed);
        (await office.Read(db => db.Set<Delivery>().SingleAsync())).Failure.ShouldBe("rcpt-550");
        using var browser = await office.SignIn(await office.AddStaff());
        var list = await browser.Get("/bellweather/outbox");
        list.Words.ShouldContain("One e-mail was refused.");

        receiver.Behave();
        await browser.Submit(list, "/sending");
        await house.Work();
        (await Mail(office)).State.ShouldBe(MailState.Sent);
        (await house.Traces("marion.ashdown")).ShouldBe(["client_contact.email", "outgoing_mail.to_address"], "no address in logs or jobs");
    }

    [Databases]
    public async Task A_mail_needs_a_permit_for_the_channel(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await office.Change(async work =>
        {
            var (permit, _) = await house.Get<Permit.Gate>().Ask(work, new Use("message-taking", "phone-message", Guid.CreateVersion7(), Channel: "sms"));
            await Should.ThrowAsync<ArgumentException>(() => house.Get<Mailer>().Write(work, permit!, "a@client.example", "A", "s", "b"));
        });
        typeof(Permit).GetConstructors().ShouldBeEmpty();
    }

    private static Task<OutgoingMail> Mail(Office office) => office.Read(db => db.Set<OutgoingMail>().SingleAsync());

    private static void Use(WebApplicationBuilder builder, SmtpReceiver receiver)
    {
        builder.Configuration["Smtp:Host"] = "127.0.0.1";
        builder.Configuration["Smtp:Port"] = receiver.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        builder.Configuration["Smtp:Security"] = "None";
        builder.Configuration["Smtp:From"] = "desk@bellweather.example";
    }

    private static async Task<Client> Captured(House house, Office office)
    {
        var client = await office.AddClient();
        using var desk = await office.SignIn(await office.AddStaff());
        await desk.Submit(await desk.Get($"/bellweather/desk/{client.Id}"), "/messages", ("name", "Owen Prosser"), ("phone", "07700 900456"), ("body", "The boiler stopped."));
        await house.Work();
        return client;
    }
}
