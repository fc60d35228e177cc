using System.Text.Json.Nodes;
using App.Tests.Harness;
using Avow.Holdings;
using Avow.Permits;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace App.Tests.Api;

/// <summary>A call-answering bureau with one of everything, made through the API alone; so each address of it has something to show.</summary>
/// <param name="Ids">What stands before an id in an address, to an id that is there.</param>
internal sealed record Story(Office Office, IReadOnlyDictionary<string, Guid> Ids)
{
    public static async Task<Story> Of(House house, string slug = "here")
    {
        var office = await house.Found(slug);
        var staff = await office.AddStaff();
        using var program = await ApiProgram.Of(office);
        var ids = new Dictionary<string, Guid> { ["staff"] = staff.Id };
        await Messages(program, ids);
        await People(program, ids);
        ids["imports"] = (await program.Upload("imports", "contacts.csv", "Name,Email,Date\nPetra Lund,petra@lund.example,2026-01-05\nNobody,,\n")).Made;
        (await program.Act($"imports/{ids["imports"]}/plan", new { kind = Suppression.Kind, columns = new[] { "", "email", "" } })).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        await program.Act("holds", new { record = $"{ids["messages"]}", reason = "A claim is expected", owner = $"{staff.Id}", from = "2026-03-02", review = "2026-05-01", asked = true });
        ids["webhooks"] = (await program.Act("webhooks", new { address = "https://hooks.example.com/avow", events = new[] { "duty-done" } })).Made;
        await office.Night();
        ids["runs"] = await office.Read(db => db.Set<RetentionRun>().Select(r => r.Id).FirstAsync());
        return new(office, ids);
    }

    private static async Task Messages(ApiProgram program, Dictionary<string, Guid> ids)
    {
        ids["clients"] = (await program.Act("clients", new
        {
            name = "Ashdown Joinery",
            greeting = "Good morning.",
            askName = "must",
            askPhone = "may",
            contactName = "Marion Ashdown",
            contactEmail = "marion@ashdown.example",
            questions = "Which job?",
        })).Made;
        ids["messages"] = (await program.Act($"clients/{ids["clients"]}/messages", new { name = "Owen Prosser", phone = "07700 900456", body = "Please ring back.", answers = new[] { "The stairs" } })).Made;
        ids["outbox"] = Guid.Parse((string)(await program.Get("outbox")).Json["items"]![0]!["id"]!);
    }

    private static async Task People(ApiProgram program, Dictionary<string, Guid> ids)
    {
        var offered = (await program.Get("people/new")).Json;
        var reason = offered["items"]!.AsArray().First(r => (string)r!["kind"]! == "enquiry")!;
        var entered = await program.Act("people", new
        {
            kind = (string)reason["kind"]!,
            group = (string)reason["group"]!,
            basis = (string)reason["bases"]![0]!,
            source = (string)reason["sources"]![0]!,
            brand = (string)offered["brands"]![0]!["id"]!,
            givenName = "Marion",
            familyName = "Ashdown",
            email = new[] { "marion@ashdown.example" },
            company = "Ashdown Joinery Ltd",
        });
        entered.Status.ShouldBe(System.Net.HttpStatusCode.Created, entered.Body);
        ids["people"] = entered.Made;
        var first = (await program.Get($"people/{entered.Made}")).Json["relationships"]![0]!;
        (ids["relationships"], ids["companies"]) = (IdOf(first["id"]), IdOf(first["companyId"]));
        var asked = await program.Act("enquiries", new { name = "Mabel Thorne", email = "mabel@thorne.example", words = "Do you answer on Saturdays?", way = "phone" });
        asked.Status.ShouldBe(System.Net.HttpStatusCode.Created, asked.Body);
        ids["enquiries"] = asked.Made;
    }

    private static Guid IdOf(JsonNode? id) => Guid.Parse((string)id!);
}
