using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using App.Tests.Harness;
using Avow.Modules.Identity;
using Microsoft.OpenApi;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Api;

/// <summary>The description of the API is right: it reads as OpenAPI, each address in it answers what it says, and nobody gets more than the role of the token.</summary>
public sealed class DocumentTests
{
    [Databases]
    public async Task The_description_reads_as_OpenAPI_without_a_fault(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var read = await OpenApiDocument.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(await Document(house))), "json");
        read.Diagnostic!.Errors.ShouldBeEmpty();
        read.Diagnostic.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
        read.Document!.Paths.Count.ShouldBeGreaterThan(60);
        var operations = read.Document.Paths.SelectMany(p => p.Value.Operations!.Values).ToList();
        operations.Select(o => o.OperationId).ShouldBeUnique();
        operations.ShouldAllBe(o => o.Summary!.Length > 5);

        var broken = await OpenApiDocument.LoadAsync(new MemoryStream("{\"openapi\":\"3.1.1\",\"paths\":{\"here\":3}}"u8.ToArray()), "json");
        broken.Diagnostic!.Errors.ShouldNotBeEmpty("the guard's own eyes");
    }

    [Databases]
    public async Task Every_address_answers_each_role_what_the_description_says(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var story = await Story.Of(house);
        var document = JsonNode.Parse(await Document(house))!;
        var (fits, wrong, shown) = (new JsonFits(document), new List<string>(), new HashSet<string>());
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            using var program = await ApiProgram.Of(story.Office, role);
            foreach (var (path, get) in Gets(document))
            {
                var heard = await program.Get(Fill(path, story, "here"));
                wrong.AddRange(Check(fits, get, heard, role).Select(f => $"{role} GET {path}: {f}"));
                shown.UnionWith(heard.Status == HttpStatusCode.OK ? [path] : []);
            }
        }

        wrong.ShouldBeEmpty();
        Gets(document).Select(g => g.Path).Except(shown).ShouldBe(["/api/v1/{slug}/people/accuracy", "/api/v1/{slug}/tickets", "/api/v1/{slug}/tickets/{id}", "/api/v1/{slug}/notice/brands/{brand}", "/api/v1/{slug}/notice/{version}/brands/{brand}", "/api/v1/{slug}/notices/{digest}", "/api/v1/{slug}/policy/reader/{id}", "/api/v1/{slug}/proof/{kind}/{id}/proof.json"], ignoreOrder: true, "this office has none of these");
    }

    [Databases]
    public async Task Another_organisations_token_opens_no_address_and_its_ids_lead_nowhere(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var (here, there) = (await Story.Of(house, "here"), await Story.Of(house, "there"));
        var document = JsonNode.Parse(await Document(house))!;
        using var ours = await ApiProgram.Of(here.Office);
        using var theirs = (await ApiProgram.Of(there.Office)).At("here");
        using var nobody = new ApiProgram(house.Address, "here", null);
        var wrong = new List<string>();
        foreach (var (path, _) in Gets(document))
        {
            house.Time.Advance(Duration.FromMinutes(1));
            wrong.AddRange((await theirs.Get(Fill(path, here, "here"))).Status == HttpStatusCode.Unauthorized ? [] : [$"their token at {path}"]);
            wrong.AddRange((await nobody.Get(Fill(path, here, "here"))).Status == HttpStatusCode.Unauthorized ? [] : [$"no token at {path}"]);
            var foreign = await ours.Get(Fill(path, there, "here"));
            wrong.AddRange(!path.Contains("{id}", StringComparison.Ordinal) || foreign.Status == HttpStatusCode.NotFound || (foreign.Status == HttpStatusCode.OK && (string?)foreign.Json["state"] == "unknown") ? [] : [$"their id at {path}: {foreign.Status}"]);
        }

        wrong.ShouldBeEmpty();
    }

    [Databases]
    public async Task Acts_stay_shut_to_roles_that_may_not(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var story = await Story.Of(house);
        var document = JsonNode.Parse(await Document(house))!;
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            using var program = await ApiProgram.Of(story.Office, role);
            foreach (var (path, act) in Of(document, "post").Where(a => !IsFor(a.Operation, role)))
            {
                var heard = await program.Act(Fill(path, story, "here"), new { });
                wrong.AddRange(heard.Status == HttpStatusCode.Forbidden ? [] : [$"{role} POST {path}: {heard.Status}"]);
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static IEnumerable<string> Check(JsonFits fits, JsonNode get, ApiHeard heard, StaffRole role)
    {
        if (!IsFor(get, role))
        {
            return heard.Status == HttpStatusCode.Forbidden ? [] : [$"is not for this role and answered {heard.Status}"];
        }

        if (heard.Status != HttpStatusCode.OK)
        {
            var problem = fits.Found("#/components/schemas/Problem");
            return heard.Status is HttpStatusCode.NotFound ? fits.Faults(heard.Json, problem) : heard.Status == HttpStatusCode.SeeOther ? [] : [$"answered {heard.Status}: {heard.Body}"];
        }

        var content = get["responses"]!["200"]!["content"]!.AsObject().Single();
        var media = heard.Headers["Content-Type"].Split(';')[0];
        return media != content.Key ? [$"is {media}, not {content.Key}"] : media == "application/json" && content.Value!["schema"]!["type"] is null ? fits.Faults(heard.Json, content.Value["schema"]!) : [];
    }

    private static bool IsFor(JsonNode operation, StaffRole role) =>
        operation["description"] is not { } words || ((string)words!).TrimEnd('.').Split(": ")[1].Split(", ").Contains(JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString()));

    private static List<(string Path, JsonNode Operation)> Gets(JsonNode document) => Of(document, "get");

    private static List<(string Path, JsonNode Operation)> Of(JsonNode document, string method) =>
        [.. document["paths"]!.AsObject().Where(p => p.Value![method] is not null).Select(p => (p.Key, p.Value![method]!))];

    private static string Fill(string path, Story story, string slug)
    {
        var steps = path.Split('/');
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = steps[i] switch
            {
                "{slug}" => slug,
                "{id}" when steps.Contains("proof") => story.Ids["messages"].ToString(),
                "{id}" => story.Ids.GetValueOrDefault(steps[i - 1], Guid.Empty).ToString(),
                "{contact}" or "{other}" or "{note}" => Guid.Empty.ToString(),
                "{kind}" => "phone-message",
                "{purpose}" => "message-taking",
                "{term}" => "0",
                "{date}" => "2026-03-05",
                "{duty}" => "training",
                "{how}" => "left",
                "{version}" => "2025-03-02",
                "{brand}" => "main",
                "{digest}" => new string('0', 64),
                var step => step,
            };
        }

        return string.Join('/', steps);
    }

    private static async Task<string> Document(House house)
    {
        using var visitor = await house.Browse();
        return (await visitor.Get("/openapi/v1.json")).Body;
    }
}
