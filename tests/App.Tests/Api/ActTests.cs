using System.Net;
using System.Text.Json.Nodes;
using App.Tests.Harness;
using Avow.Modules.Identity;
using Avow.Modules.Organisations.Public;
using Avow.Modules.People;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace App.Tests.Api;

/// <summary>An act does through the API what it does on its page: it is checked by the same rules, refused with the same sentence, and taken back the same way.</summary>
public sealed class ActTests
{
    [Databases, Promise("C-03")]
    public async Task What_the_policy_does_not_list_is_refused_with_the_rule_and_its_sentence(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var program = await ApiProgram.Of(office, StaffRole.Staff);
        var reader = new Dictionary<string, object>
        {
            ["kind"] = "subscription", ["group"] = "subscriber", ["brand"] = "main", ["basis"] = "consent", ["evidence"] = "form", ["source"] = "form", ["givenName"] = "Marion", ["email"] = new[] { "m@ashdown.example" },
        };
        var refused = await program.Act("people", new Dictionary<string, object>(reader) { ["address"] = "12 Mill Lane" });
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ((string)refused.Json["rule"]!).ShouldBe("data.newsletter");
        var notice = (await program.Get("notice")).Json["sections"]!.AsArray().SelectMany(s => s!["sentences"]!.AsArray());
        ((string)refused.Json["sentence"]!).ShouldBe((string)notice.First(s => (string)s!["id"]! == "data.newsletter")!["text"]!);
        refused.Wrong.ShouldBe(["address"]);
        (await office.Read(db => db.Set<Relationship>().CountAsync())).ShouldBe(0);

        (await program.Act("people", reader)).Status.ShouldBe(HttpStatusCode.Created);
        var unknown = await program.Act("people", new Dictionary<string, object>(reader) { ["kind"] = "shoe-size" });
        unknown.Status.ShouldBe(HttpStatusCode.Conflict);
        ((string)unknown.Json["type"]!).ShouldBe("urn:avow:refusal:people.refused.reason");
    }

    [Databases]
    public async Task A_restricted_person_stays_as_she_is(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var story = await Story.Of(house);
        using var program = await ApiProgram.Of(story.Office);
        var person = story.Ids["people"];
        (await program.Act($"people/{person}/restriction", new { ground = "accuracy", review = "2026-05-01" })).Status.ShouldBe(HttpStatusCode.OK);
        var refused = await program.Act($"people/{person}/correction", new { givenName = "Marianne", familyName = "Ashdown", source = "phone" });
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        ((string)refused.Json["type"]!).ShouldBe("urn:avow:refusal:people.refused.restricted");
        var shown = (await program.Get($"people/{person}")).Json;
        ((string)shown["name"]!).ShouldBe("Marion Ashdown");
        ((string)shown["restrictedFor"]!).ShouldBe("accuracy");
        (await program.Act($"people/{person}/restriction/lifting")).Status.ShouldBe(HttpStatusCode.OK);
        (await program.Act($"people/{person}/correction", new { givenName = "Marianne", familyName = "Ashdown", source = "phone" })).Status.ShouldBe(HttpStatusCode.OK);
        ((string)(await program.Get($"people/{person}?on=2030-01-01")).Json["name"]!).ShouldBe("Marianne Ashdown");
    }

    [Databases]
    public async Task A_message_is_struck_out_taken_back_and_proved_gone(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var message = await office.Capture(await office.AddClient());
        using var program = await ApiProgram.Of(office, StaffRole.Staff);
        var struck = await program.Act($"messages/{message.Id}/removal");
        (await program.Act((string)struck.Json["undo"]!)).Status.ShouldBe(HttpStatusCode.OK);
        (await office.Has(message)).ShouldBeTrue();
        var proof = (string)(await program.Get($"messages/{message.Id}")).Json["proof"]!;
        ((string)(await program.Get(proof)).Json["state"]!).ShouldBe("here");

        await program.Act($"messages/{message.Id}/removal");
        await office.NightOf(new(2026, 3, 3));
        (await program.Get($"messages/{message.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var proved = (await program.Get(proof)).Json;
        ((string)proved["state"]!).ShouldBe("proved");
        proved["steps"]!.AsArray().ShouldAllBe(s => (bool)s!["ok"]!);
        (await program.Get((string)proved["download"]!)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Databases]
    public async Task An_enquiry_is_answered_and_ends_and_a_call_leaves_only_a_count(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var program = await ApiProgram.Of(office, StaffRole.Staff);
        var enquiry = (await program.Act("enquiries", new { name = "Mabel Thorne", email = "mabel@thorne.example", words = "Do you answer on Saturdays?", way = "phone" })).Made;
        (await program.Act($"enquiries/{enquiry}/replies", new { words = "Yes, until four." })).Status.ShouldBe(HttpStatusCode.OK);
        var shown = (await program.Get($"enquiries/{enquiry}")).Json;
        ((string)shown["state"]!).ShouldBe("answered");
        shown["said"]!.AsArray().Select(s => (bool)s!["ours"]!).ShouldBe([false, true]);
        ((string)(await program.Get("outbox")).Json["items"]![0]!["toAddress"]!).ShouldBe("mabel@thorne.example");
        (await program.Act("enquiries/calls")).Status.ShouldBe(HttpStatusCode.OK);
        ((int)(await program.Get("enquiries")).Json["callsThisMonth"]!).ShouldBe(1);
        (await program.Act($"enquiries/{enquiry}/closing")).Status.ShouldBe(HttpStatusCode.OK);
        await office.NightOf(new(2026, 3, 3));
        (await program.Get($"enquiries/{enquiry}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Databases]
    public async Task A_version_is_looked_at_and_published_and_its_count_confirmed(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await office.Capture(await office.AddClient(), at: House.Start - NodaTime.Duration.FromDays(50));
        using var lead = await ApiProgram.Of(office, StaffRole.PrivacyLead);
        var text = (string)(await lead.Get("policy/edit")).Json["text"]!;
        var shorter = text.Replace("phone-message: 100 days after received", "phone-message: 40 days after received", StringComparison.Ordinal);
        var looked = (await lead.Act("policy/edit", new { text = shorter })).Json;
        ((int)looked["going"]!).ShouldBe(1);
        var refused = await lead.Act("policy/edit/publication", new { text = shorter, going = 0 }, "publish");
        refused.Wrong.ShouldBe(["going"]);
        var published = await lead.Act("policy/edit/publication", new { text = shorter, going = 1 }, "publish");
        published.Status.ShouldBe(HttpStatusCode.OK, published.Body);
        (await lead.Act("policy/edit/publication", new { text = shorter, going = 1 }, "publish")).Body.ShouldBe(published.Body, "published once");
        (await lead.Get("policy")).Json["versions"]!.AsArray().Count.ShouldBe(2);
        JsonNode.Parse((await lead.Get("ledger")).Body)!["items"]!.AsArray().Count(e => (string)e!["act"]! == "policy-published").ShouldBe(1);
    }

    [Databases]
    public async Task Lists_come_in_page_by_page_without_a_gap_or_a_double(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        for (var i = 0; i < 120; i++)
        {
            await office.Capture(client, $"Call {i}", at: House.Start - NodaTime.Duration.FromMinutes(i));
        }

        using var program = await ApiProgram.Of(office, StaffRole.Staff);
        var seen = new List<string>();
        for (var next = "/api/v1/bellweather/messages"; next is not null;)
        {
            var page = (await program.Get(next)).Json;
            seen.AddRange(page["items"]!.AsArray().Select(m => (string)m!["id"]!));
            next = (string?)page["next"];
        }

        (seen.Count, seen.Distinct().Count()).ShouldBe((120, 120));
    }
}
