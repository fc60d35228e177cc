using System.Net;
using App.Tests.Harness;
using Avow.Mail;
using Avow.Modules.Identity;
using Avow.Modules.MessageBank;
using Avow.Policy.Reading;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.MessageBank;

public sealed class CaptureTests
{
    private static readonly (string, string)[] Typed =
        [("name", "Gareth Linton"), ("phone", "+44 7700 900318"), ("email", "Gareth@caller.example"), ("body", "The workshop in Mill Lane, please ring."), ("urgency", "Urgent")];

    [Databases]
    [Promise("D-11")]
    public async Task A_message_its_proof_its_delivery_and_its_mail_are_one_commit(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        using var desk = await office.SignIn(await office.AddStaff(StaffRole.Staff, "Nia Pritchard"));
        var form = await desk.Get($"/bellweather/desk/{client.Id}");
        form.Words.ShouldContain("Good morning, Ashdown Joinery.");
        (await desk.Submit(form, "/messages", Typed)).Location.ShouldBe($"/bellweather/desk/{client.Id}");

        var message = await office.Read(db => db.Set<PhoneMessage>().SingleAsync());
        message.Number.ShouldBe(1);
        message.ReceivedAt.ShouldBe(House.Start);
        message.CallerPhoneKey.ShouldBe("07700900318");
        message.CallerEmail.ShouldBe("gareth@caller.example");
        message.LookAt.ShouldBe(House.London(new LocalDate(2026, 6, 10)), "day 100 after 2 March");
        var delivery = await office.Read(db => db.Set<Delivery>().SingleAsync());
        (await office.Read(db => db.Set<OutgoingMail>().SingleAsync())).Id.ShouldBe(delivery.MailId);
        var entry = (await office.Ledger("captured")).Single();
        (entry.Count, entry.Subject, entry.Rule, entry.Detail).ShouldBe((1, message.Id, "message-taking.phone-message", "deliveries=1"));
        (await house.Count("SELECT count(*) FROM work_item WHERE kind = 'send-mail'")).ShouldBe(1);
        (await desk.Get($"/bellweather/desk/{client.Id}")).Words.ShouldContain("M-1");
    }

    [Databases]
    [Promise("D-11")]
    public async Task No_word_of_the_caller_stands_in_a_mail_a_job_or_a_log(DatabaseKind database)
    {
        await using var receiver = SmtpReceiver.Start();
        await using var house = await House.Open(database, change: b =>
        {
            b.Configuration["Smtp:Host"] = "127.0.0.1";
            b.Configuration["Smtp:Port"] = receiver.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
            b.Configuration["Smtp:Security"] = "None";
            b.Configuration["Smtp:From"] = "desk@bellweather.example";
        });
        var office = await house.Found();
        var client = await office.AddClient();
        using var desk = await office.SignIn(await office.AddStaff());
        await desk.Submit(await desk.Get($"/bellweather/desk/{client.Id}"), "/messages", Typed);
        await house.Work();

        var mail = await receiver.Next();
        mail.EnvelopeTo.ShouldBe("marion.ashdown@client.example");
        mail.Subject.ShouldBe("A message for Ashdown Joinery waits at Bellweather Call Handling");
        mail.Header("Message-ID").ShouldContain((await office.Read(db => db.Set<OutgoingMail>().SingleAsync())).Id.ToString("N"));
        foreach (var word in new[] { "Linton", "900318", "Gareth", "workshop", "Mill Lane" })
        {
            mail.RawText.ShouldNotContain(word, Case.Insensitive);
            mail.Text.ShouldNotContain(word, Case.Insensitive);
            (await house.Traces(word)).ShouldAllBe(place => place.StartsWith("phone_message."), word);
        }

        (await office.Read(db => db.Set<Delivery>().SingleAsync())).State.ShouldBe(DeliveryState.Sent);
        (await office.Read(db => db.Set<OutgoingMail>().SingleAsync())).State.ShouldBe(MailState.Sent);
    }

    [Databases]
    public async Task A_form_with_faults_comes_back_as_it_was_typed_and_stores_nothing(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        using var desk = await office.SignIn(await office.AddStaff());
        var answer = await desk.Submit(await desk.Get($"/bellweather/desk/{client.Id}"), "/messages", ("name", ""), ("phone", "withheld"), ("body", "A draft worth keeping"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain("Write the name of the caller");
        answer.Words.ShouldContain("A telephone number has figures in it");
        answer.Html.QuerySelector("textarea[name=body]")!.TextContent.ShouldContain("A draft worth keeping");
        await house.ShouldHaveNoTraceOf("A draft worth keeping");
        (await office.Ledger("captured")).ShouldBeEmpty();
    }

    [Databases]
    public async Task A_card_number_is_taken_out_before_anything_is_kept(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        using var desk = await office.SignIn(await office.AddStaff());
        var answer = await desk.Submit(
            await desk.Get($"/bellweather/desk/{client.Id}"), "/messages", ("name", "Owen Hale"), ("phone", "01632 960001"), ("body", "Pay with 4111 1111 1111 1111 today"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Body.ShouldNotContain("4111 1111 1111");
        answer.Html.QuerySelector("textarea[name=body]")!.TextContent.Trim().ShouldBe("Pay with •••• 1111 today");
        (await desk.Submit(answer, "/messages")).Location.ShouldNotBeNull("the hidden number may be saved");
        await house.ShouldHaveNoTraceOf("4111 1111 1111 1111");
    }

    [Databases]
    public async Task What_the_clients_form_does_not_ask_for_is_not_stored(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        await office.Change(async work => (await work.Db.Set<Client>().SingleAsync()).Form = new CaptureForm(new Dictionary<string, bool> { ["name"] = true }, ["Which gate?"]).ToJson());
        using var desk = await office.SignIn(await office.AddStaff());
        var form = await desk.Get($"/bellweather/desk/{client.Id}");
        form.Html.QuerySelector("[name=phone]").ShouldBeNull();
        await desk.Submit(form, "/messages", ("name", "Owen Hale"), ("phone", "01632 960001"), ("body", "A gate"), ("answer-0", "The blue one"));
        var message = await office.Read(db => db.Set<PhoneMessage>().SingleAsync());
        message.CallerPhone.ShouldBeNull();
        message.Answers.ShouldBe("""{"Which gate?":"The blue one"}""");
        await house.ShouldHaveNoTraceOf("960001");
    }

    [Databases]
    [Promise("A-13")]
    public async Task Without_the_purpose_in_the_policy_nothing_is_taken_and_the_refusal_is_in_the_ledger(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var text = Avow.Modules.Organisations.Public.PolicyTemplates.Text("call-answering");
        var office = await house.Found(policy: text.Replace("    agreement: { file: agreements/message-taking.md, since: 2026-11-01, review: 1 year }\n", ""));
        var client = await office.AddClient();
        using var desk = await office.SignIn(await office.AddStaff());
        var answer = await desk.Submit(await desk.Get($"/bellweather/desk/{client.Id}"), "/messages", Typed);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain("the policy names no agreement with the client");
        (await office.Read(db => db.Set<PhoneMessage>().CountAsync())).ShouldBe(0);
        (await office.Ledger("use-refused")).Single().Detail.ShouldBe("purpose=message-taking why=no-agreement");
    }

    [Databases]
    public async Task The_operator_opens_no_message_and_no_words_of_a_mail(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        var message = await office.Capture(client);
        using var browser = await office.SignIn(await office.AddStaff(StaffRole.Operator));
        foreach (var page in new[] { "desk", $"desk/{client.Id}", "messages", $"messages/{message.Id}", "clients", $"clients/{client.Id}", $"outbox/{Guid.CreateVersion7()}" })
        {
            (await browser.Get($"/bellweather/{page}")).Status.ShouldBe(HttpStatusCode.Forbidden, page);
        }

        (await browser.Get("/bellweather/outbox")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Databases]
    public async Task Another_organisations_clients_and_messages_are_not_here(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var other = await house.Found("tidewater");
        var client = await other.AddClient("Tern Couriers");
        var message = await other.Capture(client);
        using var browser = await office.SignIn(await office.AddStaff());
        foreach (var page in new[] { $"desk/{client.Id}", $"messages/{message.Id}", $"clients/{client.Id}", $"clients/{client.Id}/form", $"clients/{client.Id}/instruction", $"clients/{client.Id}/cessation" })
        {
            (await browser.Get($"/bellweather/{page}")).Status.ShouldBe(HttpStatusCode.NotFound, page);
        }

        var form = await browser.Get("/bellweather/account");
        foreach (var deed in new[] { $"clients/{client.Id}/messages", $"clients/{client.Id}/cessation", $"messages/{message.Id}/removal", $"messages/{message.Id}/deliveries" })
        {
            var token = form.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            (await browser.Post($"/bellweather/{deed}", ("__RequestVerificationToken", token))).Status.ShouldBe(HttpStatusCode.NotFound, deed);
        }

        (await browser.Get("/bellweather/messages")).Words.ShouldNotContain("Owen Prosser");
        (await other.Has(message)).ShouldBeTrue();
    }
}
