using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using App.Tests.Harness;
using Avow.Ledger;
using Avow.Modules.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Webhooks;

/// <summary>Programs are told what happens: signed, once and in order, by ids alone, and never inside a private network.</summary>
public sealed class WebhookTests
{
    [Databases]
    public async Task A_message_is_told_with_a_signature_and_without_a_word_of_it(DatabaseKind database)
    {
        await using var listener = await Listener.Open();
        await using var house = await Open(database);
        var office = await house.Found();
        using var program = await ApiProgram.Of(office);
        var webhook = (await program.Act("webhooks", new { address = listener.Address, events = new[] { "captured", "removed" } })).Made;
        var client = await office.AddClient();
        var message = await office.Capture(client, "Do not tell anybody.");
        await Told(house, office);

        var (headers, body) = listener.Heard.ShouldHaveSingleItem();
        var told = JsonNode.Parse(body)!;
        ((string)told["type"]!).ShouldBe("captured");
        ((string)told["data"]!["subject"]!).ShouldBe(message.Id.ToString());
        foreach (var word in (string[])["anybody", "Prosser", "Ashdown", "900456", "caller@"])
        {
            body.ShouldNotContain(word);
        }

        var secret = Convert.FromBase64String(((string)(await program.Get($"webhooks/{webhook}")).Json["secret"]!)["whsec_".Length..]);
        var signed = $"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.{body}";
        headers["webhook-signature"].ShouldBe("v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(signed))));
        headers["webhook-timestamp"].ShouldBe($"{house.Clock.MachineNow.ToUnixTimeSeconds()}");
        (await house.Rows("SELECT secret FROM webhook")).Single()[0].ShouldNotBe(secret);

        await Told(house, office);
        listener.Heard.Count.ShouldBe(1, "nothing is told twice");
    }

    [Fact]
    public void The_signature_is_that_of_the_specification() =>
        WebhookSecrets.Sign(Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}")
            .ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    [Databases]
    public async Task What_is_not_taken_is_tried_again_in_order_and_given_up_at_last(DatabaseKind database)
    {
        await using var listener = await Listener.Open();
        await using var house = await Open(database);
        var office = await house.Found();
        using var program = await ApiProgram.Of(office);
        var webhook = (await program.Act("webhooks", new { address = listener.Address, events = new[] { "captured" } })).Made;
        var client = await office.AddClient();
        listener.Answer = 500;
        var first = await office.Capture(client);
        var second = await office.Capture(client);
        await Told(house, office);
        listener.Heard.Count.ShouldBe(1, "it stops at the first that is not taken");
        await Told(house, office);
        listener.Heard.Count.ShouldBe(1, "it rests");

        house.Time.Advance(Duration.FromMinutes(1));
        listener.Answer = 200;
        await Told(house, office);
        listener.Heard.Select(h => h.Headers["webhook-id"]).Distinct().Count().ShouldBe(2, "an attempt more has the same id");
        listener.Heard.Skip(1).Select(h => Guid.Parse((string)JsonNode.Parse(h.Body)!["data"]!["subject"]!)).ShouldBe([first.Id, second.Id]);

        listener.Answer = 500;
        await office.Capture(client);
        for (var i = 0; i < TellPrograms.MostFailures + 3; i++)
        {
            await Told(house, office);
            house.Time.Advance(Duration.FromHours(6));
        }

        var given = await program.Get($"webhooks/{webhook}");
        given.Json["stoppedAt"].ShouldNotBeNull();
        given.Json["deliveries"]![0]!["attempts"]!.GetValue<int>().ShouldBe(TellPrograms.MostFailures);
        listener.Answer = 200;
        (await program.Act($"webhooks/{webhook}/resumption")).Status.ShouldBe(HttpStatusCode.OK);
        await Told(house, office);
        (await program.Get($"webhooks/{webhook}")).Json["deliveries"]!.AsArray().ShouldAllBe(d => d!["takenAt"] != null);
    }

    [Databases]
    public async Task A_private_address_is_refused_and_a_redirection_is_not_followed(DatabaseKind database)
    {
        await using var listener = await Listener.Open();
        await using var open = await Open(database);
        var office = await open.Found();
        using (var program = await ApiProgram.Of(office))
        {
            var webhook = (await program.Act("webhooks", new { address = listener.Address, events = new[] { "captured" } })).Made;
            listener.Answer = 307;
            await program.Act($"webhooks/{webhook}/test");
            await Told(open, office);
            listener.Heard.Count.ShouldBe(1);
            ((string)(await program.Get($"webhooks/{webhook}")).Json["deliveries"]![0]!["lastAnswer"]!).ShouldBe("307");
        }

        await using var house = await House.Open(database);
        var shut = await house.Found();
        using var careful = await ApiProgram.Of(shut);
        foreach (var address in (string[])["http://example.com/", "https://127.0.0.1/", "https://[::1]/", "https://10.1.2.3/", "https://169.254.169.254/latest", "https://localhost/", "https://user:pass@example.com/", "ftp://example.com/", "https://[::ffff:192.168.0.1]/", "https://0x7f000001/"])
        {
            (await careful.Act("webhooks", new { address, events = new[] { "captured" } })).Wrong.ShouldBe(["address"], address);
        }

        await shut.Change(work =>
        {
            work.Db.Add(new Webhook { Id = Guid.CreateVersion7(), Address = listener.Address, Events = "captured", Secret = house.Get<WebhookSecrets>().New(), MadeAt = house.Clock.Now });
            return Task.CompletedTask;
        });
        await shut.Capture(await shut.AddClient());
        await Told(house, shut);
        (await shut.Read(db => db.Set<WebhookDelivery>().SingleAsync())).LastAnswer.ShouldBe("private-address", "a name that leads inside is found out when it is called");
        listener.Heard.Count.ShouldBe(1);
    }

    [Databases]
    public async Task Deliveries_go_by_the_policys_rule_taken_or_not(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await office.Change(work =>
        {
            work.Db.Add(new Webhook { Id = Guid.CreateVersion7(), Address = "https://hooks.example.com/avow", Events = "captured", Secret = house.Get<WebhookSecrets>().New(), MadeAt = house.Clock.Now, StoppedAt = house.Clock.Now });
            return Task.CompletedTask;
        });
        await office.Capture(await office.AddClient());
        await Told(house, office);
        var waiting = await office.Read(db => db.Set<WebhookDelivery>().SingleAsync());
        (await office.VerdictOn(WebhookDelivery.Kind, waiting.Id)).DueAt.ShouldBe(House.London(new LocalDate(2026, 4, 1)));
        await house.MoveTo(new LocalDate(2026, 3, 30), new LocalTime(12, 0));
        await house.LiveUntil(House.London(new LocalDate(2026, 3, 31), new LocalTime(12, 0)));
        (await office.Has(waiting)).ShouldBeTrue();
        await house.LiveUntil(House.London(new LocalDate(2026, 4, 1), new LocalTime(12, 0)));
        (await office.Has(waiting)).ShouldBeFalse();
        (await office.Ledger("disposed")).ShouldContain(e => e.Rule == "security.webhook-delivery");
    }

    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946", true)]
    [InlineData("100.64.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("fe80::1", false)]
    [InlineData("fd12:3456::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("0.0.0.0", false)]
    public void Only_addresses_open_to_all_are_called(string address, bool isOpen) => PublicAddress.Is(IPAddress.Parse(address)).ShouldBe(isOpen);

    [Databases]
    public async Task The_owner_enters_tries_and_takes_away_an_address(DatabaseKind database)
    {
        await using var listener = await Listener.Open();
        await using var house = await Open(database);
        var office = await house.Found();
        using var owner = await office.SignIn(await office.AddStaff());
        var entered = await owner.Follow(await owner.Submit(await owner.Get("/bellweather/webhooks"), "/webhooks", ("address", listener.Address), ("events", "captured")));
        entered.Html.QuerySelector("[data-secret]")!.TextContent.ShouldStartWith("whsec_");
        var tried = await owner.Follow(await owner.Submit(entered, "/test"));
        tried.Words.ShouldContain("On its way");
        await Told(house, office);
        (await owner.Get(entered.Path)).Words.ShouldContain("Taken with 204");
        JsonNode.Parse(listener.Heard.Single().Body)!["type"]!.GetValue<string>().ShouldBe("test");
        (await owner.Follow(await owner.Submit(await owner.Get(entered.Path + "/removal"), "/removal"))).Words.ShouldContain("No program is told when something happens.");
        (await office.Read(db => db.Set<WebhookDelivery>().CountAsync())).ShouldBe(0);
    }

    /// <summary>Beside a program in the same machine.</summary>
    private static Task<House> Open(DatabaseKind database) => House.Open(database, change: b => b.Configuration["Webhooks:AllowPrivate"] = "true");

    private static async Task Told(House house, Office office)
    {
        await house.Get<Sealer>().Seal(office.Id);
        await house.Work();
    }
}
