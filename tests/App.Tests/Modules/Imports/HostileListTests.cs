using System.Net;
using System.Text;
using App.Tests.Harness;
using Avow.Jobs;
using Avow.Modules.Imports;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Imports;

public sealed class HostileListTests
{
    [Databases]
    public async Task A_file_of_200_megabytes_is_refused_with_a_sentence_and_nothing_of_it_stays(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var answer = await desk.Upload("huge.csv", new byte[200 * 1024 * 1024]);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain("This file has 200 MB; we read at most 25 MB.");
        (await desk.Firm.Office.Read(async db => await db.Set<ImportPart>().CountAsync() + await db.Set<ImportFile>().CountAsync())).ShouldBe(0);
        (await desk.Upload("empty.csv", "")).Words.ShouldContain("Choose a file that is not empty.");
    }

    [Databases]
    public async Task What_cannot_be_read_is_said_with_line_and_place_and_the_rest_comes_in(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var wide = await desk.Upload("wide.csv", string.Join(',', Enumerable.Range(0, 100_000)) + "\n1\n");
        (await desk.Firm.Staff.Get(wide.Location!)).Words.ShouldContain("Line 1 has more than 400 columns.");

        var list = $"name,email,since,notes\nMarion Ashdown,marion@ashdown.example,2025-09-01,{new string('x', 5_000_000)}\n李小龙,li@brae.example,2025-09-01,\nمحمد علي,m@brae.example,2025-09-01,=HYPERLINK(\"x\")\nOwen Prosser,not an address,2025-09-01,=1+1\nUna Hale,una@hale.example,2025-09-01,\"open\n";
        var looked = await desk.Look("notes.csv", list);
        looked.Words.ShouldContain("2 of 5 contacts can be taken");
        looked.Words.ShouldContain("Line 6, character 38: a quote is opened here and never closed.");
        looked.Words.ShouldContain("A field is longer than we read.");
        var csv = await desk.Firm.Staff.Get(looked.Path + "/left-out.csv");
        csv.Body.ShouldContain("\"'=1+1\"");
        csv.Body.ShouldContain("The e-mail address cannot be one.");
        await desk.Take(looked);
        (await desk.People()).Select(p => p.FullName).ShouldBe(["李小龙", "محمد علي"], ignoreOrder: true);
    }

    [Databases]
    public async Task A_form_without_our_token_uploads_nothing(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var content = new MultipartFormDataContent { { new ByteArrayContent("a,b\n1,2\n"u8.ToArray()), "file", "a.csv" } };
        (await desk.Firm.Staff.Send(new HttpRequestMessage(HttpMethod.Post, "/firm/imports") { Content = content })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await desk.Firm.Office.Read(db => db.Set<ImportFile>().CountAsync())).ShouldBe(0);
    }

    [Databases]
    public async Task An_import_that_dies_at_any_point_goes_on_and_takes_nobody_twice(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var list = new StringBuilder("name,email,since\n");
        for (var i = 0; i < 2_100; i++)
        {
            list.Append(FormattableString.Invariant($"Name Person{i},p{i}@list.example,2025-06-01\n"));
        }

        var looked = await desk.Look("list.csv", list.ToString());
        (await desk.Firm.Staff.Submit(looked, "/taking", ("shadow", ""))).Status.ShouldBe(HttpStatusCode.SeeOther);
        foreach (var place in new[] { "import:batch", "import:batch-done", "import:batch" })
        {
            desk.Firm.House.Crash.Listen(at => _ = at == place ? throw new CrashException(at) : at);
            await Should.ThrowAsync<CrashException>(() => desk.Firm.House.Work());
            desk.Firm.House.Time.Advance(NodaTime.Duration.FromMinutes(6));
        }

        desk.Firm.House.Crash.Listen(null);
        await desk.Firm.House.Work();
        (await desk.Firm.Staff.Get(looked.Path)).Words.ShouldContain("2,100 of 2,100 contacts were taken");
        var people = await desk.People();
        people.Count.ShouldBe(2_100);
        people.Select(p => p.PersonId).Distinct().Count().ShouldBe(2_100);
        (await desk.Firm.Office.Ledger("imported")).ShouldHaveSingleItem().Count.ShouldBe(2_100);
        (await desk.Firm.Office.Ledger("import-batch")).Sum(e => e.Count).ShouldBe(2_100, "each batch stands in the ledger once");
    }

    [Databases]
    public async Task Another_organisation_sees_nothing_of_a_list(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var looked = await desk.Look("list.csv", "name,email,since\nMarion Ashdown,marion@ashdown.example,2025-09-01\n");
        var other = await desk.Firm.House.Found("other");
        using var neighbour = await other.SignIn(await other.AddStaff());
        (await neighbour.Get(looked.Path.Replace("/firm/", "/other/", StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.Get("/other/imports")).Words.ShouldContain("No list was brought over yet.");
    }

    [Databases]
    public async Task Zeros_turned_writing_and_mixed_encodings_harm_neither_database(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        byte[] list = [.. Encoding.UTF8.GetBytes("name,email,since\nMarion\0 Ashdown,marion@ashdown.example,2025-09-01\n\u202eevil\u202c محمد,m@brae.example,2025-09-01\n"), .. Encoding.Latin1.GetBytes("Göran Sjö,g@brae.example,2025-09-01\n")];
        var looked = await desk.Look("list\u202egpj.csv", list, "prospect-contact", "prospect");
        looked.Words.ShouldContain("3 of 3 contacts can be taken");
        looked.Body.ShouldContain("<bdi>", customMessage: "writing that turns stays inside its own place");
        await desk.Take(looked);
        (await desk.People()).Select(p => p.FullName).ShouldBe(["Göran Sjö", "Marion Ashdown", "\u202eevil\u202c محمد"], ignoreOrder: true);
    }

    [Databases]
    public async Task A_bomb_of_cards_and_endless_json_end_in_a_sentence_and_the_good_ones_come_in(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database);
        var bomb = "BEGIN:VCARD\nFN:Outer One\nEMAIL:o@brae.example\nREV:20250901T000000Z\n" + string.Concat(Enumerable.Repeat("BEGIN:VCARD\n", 50_000)) + string.Concat(Enumerable.Repeat("END:VCARD\n", 50_000)) + "END:VCARD\n";
        var endless = "BEGIN:VCARD\nFN:A B\n" + string.Concat(Enumerable.Repeat("EMAIL:a@b.example\n", 100_000)) + "END:VCARD\n";
        var looked = await desk.Look("cards.vcf", Encoding.UTF8.GetBytes(bomb + endless), "prospect-contact", "prospect", ("undated", "mark"));
        looked.Words.ShouldContain("1 of 2 contacts can be taken");
        looked.Words.ShouldContain("A card has more lines than we read.");

        var nested = await desk.Upload("deep.json", "[" + new string('[', 1_000_000));
        await desk.Firm.Staff.Submit(await desk.Firm.Staff.Get($"{nested.Location}/plan"), "/plan", ("source", "person"));
        await desk.Firm.House.Work();
        (await desk.Firm.Staff.Get(nested.Location!)).Words.ShouldContain("from here on the file is no JSON");
    }
}
