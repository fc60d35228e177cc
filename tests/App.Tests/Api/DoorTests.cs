using System.Net;
using System.Net.Http.Headers;
using App.Tests.Harness;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Avow.Modules.MessageBank;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Api;

/// <summary>Who gets in: a token of this organisation that still works, in a role that may, not too often; and an act with a key is done once.</summary>
public sealed class DoorTests
{
    private static readonly object Message = new { name = "Owen Prosser", phone = "07700 900456", body = "Please ring back.", urgency = "today" };

    [Databases]
    public async Task A_token_opens_its_own_organisation_and_no_other(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var (here, there) = (await house.Found("here"), await house.Found("there"));
        var client = await here.AddClient();
        using var program = await ApiProgram.Of(here, StaffRole.Staff);
        (await program.Get("clients")).Json["items"]![0]!["name"]!.GetValue<string>().ShouldBe("Ashdown Joinery");
        await there.AddClient("Not yours Ltd");
        using var abroad = program.At("there");
        var refused = await abroad.Get($"clients/{client.Id}");
        refused.Status.ShouldBe(HttpStatusCode.Unauthorized);
        refused.Headers["WWW-Authenticate"].ShouldStartWith("Bearer");
        refused.Headers["Content-Type"].ShouldBe("application/problem+json");
        refused.Body.ShouldNotContain("Not yours");
        (await program.Get("staff")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await program.At("nowhere").Get("clients")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Databases]
    public async Task A_token_that_is_revoked_or_over_opens_nothing(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var (program, token, _) = await ApiProgram.Made(office, days: 7);
        (await program.Get("clients")).Status.ShouldBe(HttpStatusCode.OK);
        (await office.Read(db => db.Set<ApiToken>().SingleAsync())).LastUsedAt.ShouldBe(House.Start);
        house.Time.Advance(Duration.FromDays(7) - Duration.FromSeconds(1));
        (await program.Get("clients")).Status.ShouldBe(HttpStatusCode.OK);
        house.Time.Advance(Duration.FromSeconds(1));
        (await program.Get("clients")).Status.ShouldBe(HttpStatusCode.Unauthorized);

        var (second, other, _) = await ApiProgram.Made(office);
        await office.Change(async work => await house.Get<TokenBook>().Revoke(work, await work.Db.Set<ApiToken>().SingleAsync(t => t.Id == other.Id), token.Id));
        (await second.Get("clients")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Databases]
    public async Task The_tokens_of_whoever_leaves_open_nothing(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var (staying, leaving) = (await office.AddStaff(), await office.AddStaff());
        var (program, token, _) = await ApiProgram.Made(office);
        await office.Change(work => work.Db.Set<ApiToken>().Where(t => t.Id == token.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.MadeBy, (Guid?)leaving.Id)));
        (await program.Get("clients")).Status.ShouldBe(HttpStatusCode.OK);
        using var owner = await office.SignIn(staying);
        var left = await owner.Follow(await owner.Submit(await owner.Get($"/bellweather/staff/{leaving.Id}/leaving"), "/leaving"));
        (await program.Get("clients")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        await owner.Submit(left, "/leaving/undo");
        (await program.Get("clients")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Databases]
    public async Task The_owner_makes_a_token_sees_it_once_and_revokes_it(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var owner = await office.SignIn(await office.AddStaff(name: "Nia Pritchard"));
        var made = await owner.Submit(await owner.Get("/bellweather/tokens"), "/tokens", ("name", "Website"), ("role", "Staff"), ("days", "30"));
        var secret = made.Html.QuerySelector("[data-secret]")!.TextContent;
        secret.ShouldStartWith(ApiToken.Prefix);
        using var program = new ApiProgram(house.Address, "bellweather", secret);
        (await program.Get("clients")).Status.ShouldBe(HttpStatusCode.OK);

        var list = await owner.Get("/bellweather/tokens");
        list.Words.ShouldContain("Website");
        list.Words.ShouldContain("made by Nia Pritchard");
        list.Body.ShouldNotContain(secret);
        (await house.Rows("SELECT * FROM api_token")).SelectMany(r => r).ShouldNotContain(v => v is string && secret.Contains((string)v) && ((string)v).Length > 20);
        var token = await office.Read(db => db.Set<ApiToken>().SingleAsync());
        var gone = await owner.Follow(await owner.Submit(await owner.Get($"/bellweather/tokens/{token.Id}/revocation"), "/revocation"));
        gone.Words.ShouldContain("It opens nothing any more");
        (await program.Get("clients")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await office.Ledger("token-made")).Count.ShouldBe(1);
        (await office.Ledger("token-revoked")).Count.ShouldBe(1);
    }

    [Databases]
    public async Task A_cookie_opens_nothing_here_and_a_token_nothing_there(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var owner = await office.SignIn(await office.AddStaff());
        (await owner.Get("/api/v1/bellweather/clients")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var (_, _, secret) = await ApiProgram.Made(office);
        using var stranger = await house.Browse();
        var page = new HttpRequestMessage(HttpMethod.Get, "/bellweather/clients");
        page.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        (await stranger.Send(page)).Location.ShouldStartWith("/bellweather/sign-in");
    }

    [Databases]
    public async Task The_same_act_sent_twice_is_done_once(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        using var program = await ApiProgram.Of(office, StaffRole.Staff);
        var first = await program.Act($"clients/{client.Id}/messages", Message, "call-1");
        first.Status.ShouldBe(HttpStatusCode.Created);
        var again = await program.Act($"clients/{client.Id}/messages", Message, "call-1");
        (again.Status, again.Body, again.Location).ShouldBe((first.Status, first.Body, first.Location));
        var other = await program.Act($"clients/{client.Id}/messages", new { name = "Somebody else", phone = "07700 900457", body = "Another." }, "call-1");
        other.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        other.Wrong.ShouldBe(["Idempotency-Key"]);
        (await office.Read(db => db.Set<PhoneMessage>().CountAsync())).ShouldBe(1);

        var kept = await office.Read(db => db.Set<ApiReply>().AsNoTracking().SingleAsync());
        kept.Json!.ShouldNotContain("Prosser");
        house.Time.Advance(Duration.FromHours(25));
        (await program.Act($"clients/{client.Id}/messages", Message, "call-1")).Location.ShouldBe(first.Location, "a key lasts a day at least");
        await house.LiveUntil(House.Start + Duration.FromDays(3));
        (await office.Read(db => db.Set<ApiReply>().CountAsync())).ShouldBe(0, "2 days after the call, by the night");
        (await office.Ledger("disposed")).ShouldContain(e => e.Kind == ApiReply.Kind && e.Rule == "security.api-reply" && e.Count == 1);
        (await program.Act($"clients/{client.Id}/messages", Message, "call-1")).Location.ShouldNotBe(first.Location);
    }

    [Databases]
    public async Task A_policy_that_keeps_no_answers_takes_no_keys_and_one_that_keeps_no_events_no_addresses(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var text = PolicyTemplates.Text("call-answering");
        foreach (var rule in new[] { "      api-reply: 2 days after recorded; then delete\n", "      webhook-delivery: 30 days after recorded; then delete\n" })
        {
            text = text.Replace(rule, "", StringComparison.Ordinal);
        }

        var office = await house.Found(policy: PolicyText.WithVersion(text, new VersionId(new LocalDate(2025, 3, 2))));
        using var program = await ApiProgram.Of(office);
        var client = await office.AddClient();
        var refused = await program.Act($"clients/{client.Id}/messages", Message, "call-1");
        (refused.Status, refused.Wrong.Single()).ShouldBe((HttpStatusCode.UnprocessableEntity, "Idempotency-Key"));
        (await program.Act($"clients/{client.Id}/messages", Message)).Status.ShouldBe(HttpStatusCode.Created);
        (await program.Act("webhooks", new { address = "https://hooks.example.com/avow", events = new[] { "captured" } })).Wrong.ShouldBe(["address"]);
        (await office.Read(db => db.Set<ApiReply>().CountAsync())).ShouldBe(0);
    }

    [Databases]
    public async Task A_token_without_an_account_behind_it_goes_by_its_rule_after_its_end(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var (_, token, _) = await ApiProgram.Made(office, days: 7);
        var (_, revoked, _) = await ApiProgram.Made(office, days: 365);
        await office.Change(async work => await house.Get<TokenBook>().Revoke(work, await work.Db.Set<ApiToken>().SingleAsync(t => t.Id == revoked.Id), token.Id));
        (await office.VerdictOn(ApiToken.Kind, token.Id)).DueAt.ShouldBe(House.London(new LocalDate(2026, 3, 9).PlusDays(30)));
        (await office.VerdictOn(ApiToken.Kind, revoked.Id)).DueAt.ShouldBe(House.London(new LocalDate(2026, 3, 2).PlusDays(30)));
        await house.MoveTo(new LocalDate(2026, 3, 31), new LocalTime(12, 0));
        await house.LiveUntil(House.London(new LocalDate(2026, 4, 2), new LocalTime(12, 0)));
        (await office.Read(db => db.Set<ApiToken>().Select(t => t.Id).ToListAsync())).ShouldBe([token.Id]);
        await house.LiveUntil(House.London(new LocalDate(2026, 4, 9), new LocalTime(12, 0)));
        (await office.Read(db => db.Set<ApiToken>().CountAsync())).ShouldBe(0);
        (await office.Ledger("disposed")).Count(e => e.Rule == "employing-staff.api-token").ShouldBe(2);
    }

    [Databases]
    public async Task Twenty_calls_at_once_with_one_key_make_one_message(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        using var program = await ApiProgram.Of(office, StaffRole.Staff);
        var heard = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => program.Act($"clients/{client.Id}/messages", Message, "at-once")));
        heard.ShouldAllBe(h => h.Status == HttpStatusCode.Created || h.Status == HttpStatusCode.Conflict);
        heard.Where(h => h.Status == HttpStatusCode.Created).Select(h => h.Location).Distinct().Count().ShouldBe(1);
        (await office.Read(db => db.Set<PhoneMessage>().CountAsync())).ShouldBe(1);
    }

    [Databases]
    public async Task A_refused_act_may_be_sent_again_under_its_key(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        using var program = await ApiProgram.Of(office, StaffRole.Staff);
        (await program.Act($"clients/{client.Id}/messages", new { body = "No name." }, "k")).Wrong.ShouldBe(["name", "phone"]);
        (await program.Act($"clients/{client.Id}/messages", Message, "k")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Databases]
    public async Task Who_calls_too_often_is_told_how_long_to_wait(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var program = await ApiProgram.Of(office);
        (await program.Get("staff")).Headers["RateLimit"].ShouldBe($"\"token\";r={ApiLimit.PerMinute - 1};t=60");
        var token = (await office.Read(db => db.Set<ApiToken>().Select(t => t.Id).SingleAsync())).ToString();
        for (var i = 0; i < ApiLimit.PerMinute - 1; i++)
        {
            house.Get<ApiLimit>().Take(token, ApiLimit.PerMinute);
        }

        var over = await program.Get("staff");
        over.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        over.Headers["Retry-After"].ShouldBe("60");
        over.Json["type"]!.GetValue<string>().ShouldBe("urn:avow:problem:too-many");
        house.Time.Advance(Duration.FromMinutes(1));
        (await program.Get("staff")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Databases]
    public async Task What_cannot_be_read_is_said_field_by_field(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        using var program = await ApiProgram.Of(office);
        var path = $"clients/{client.Id}/messages";
        (await program.Act(path, "{\"name\": ")).Wrong.ShouldBe([""]);
        (await program.Act(path, "[1]")).Wrong.ShouldBe([""]);
        (await program.Act(path, "{\"name\":\"\\ud800\"}")).Wrong.ShouldBe([""]);
        (await program.Act(path, new { colour = "red", body = 1.5, urgency = "now", answers = "none" })).Wrong.ShouldBe(["colour", "urgency", "answers"]);
        (await program.Send(new HttpRequestMessage(HttpMethod.Post, $"/api/v1/bellweather/{path}") { Content = new StringContent("name=x") })).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await program.Act(path, $"{{\"name\":\"{new string('x', 9_000_000)}\"}}")).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await program.Get("clients/not-an-id")).Headers["Content-Type"].ShouldBe("application/problem+json");
        (await office.Read(db => db.Set<PhoneMessage>().CountAsync())).ShouldBe(0);
    }
}
