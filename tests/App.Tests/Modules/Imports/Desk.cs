using System.Net;
using System.Net.Http.Headers;
using System.Text;
using App.Tests.Harness;
using App.Tests.Modules.People;
using Avow.Modules.Imports;
using Avow.Modules.People;
using Avow.Permits;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace App.Tests.Modules.Imports;

/// <summary>Somebody who brings lists over, through the pages.</summary>
internal sealed class Desk(Firm firm) : IAsyncDisposable
{
    public Firm Firm => firm;

    public static async Task<Desk> Open(DatabaseKind database, string policy = "three-brands") => new(await Firm.Open(database, policy));

    public Task<Page> Upload(string name, string text) => Upload(name, Encoding.UTF8.GetBytes(text));

    public async Task<Page> Upload(string name, byte[] file)
    {
        var form = await firm.Staff.Get("/firm/imports/new");
        var token = form.Form("/imports").QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        content.Add(part, "file", name);
        return await firm.Staff.Send(new HttpRequestMessage(HttpMethod.Post, "/firm/imports") { Content = content });
    }

    /// <summary>Uploads, chooses, and waits until the list was looked through.</summary>
    /// <returns>The page that says what would become of each contact.</returns>
    public Task<Page> Look(string name, string text, string kind = "prospect-contact", string group = "prospect", params (string Name, string Value)[] chosen) =>
        Look(name, Encoding.UTF8.GetBytes(text), kind, group, chosen);

    public async Task<Page> Look(string name, byte[] file, string kind, string group, params (string Name, string Value)[] chosen)
    {
        var uploaded = await Upload(name, file);
        uploaded.Status.ShouldBe(HttpStatusCode.SeeOther, uploaded.Words);
        var form = await firm.Staff.Get($"{uploaded.Location}/plan?kind={kind}&group={group}");
        var planned = await firm.Staff.Submit(form, "/plan", [.. kind == Suppression.Kind || chosen.Any(c => c.Name == "source") ? [] : new[] { ("source", "event") }, .. chosen]);
        planned.Status.ShouldBe(HttpStatusCode.SeeOther, planned.Words);
        await firm.House.Work();
        return await firm.Staff.Get(uploaded.Location!);
    }

    /// <summary>Has it taken, and waits.</summary>
    /// <param name="shadow">Whether the nights only report from then on, as the page proposes.</param>
    public async Task<Page> Take(Page looked, bool shadow = false)
    {
        (await firm.Staff.Submit(looked, "/taking", ("shadow", shadow ? "yes" : ""))).Status.ShouldBe(HttpStatusCode.SeeOther);
        await firm.House.Work();
        firm.House.Log.Errors.ShouldBeEmpty("an import that fails in the background would only be seen as one that does not end");
        return await firm.Staff.Get(looked.Path);
    }

    public async Task<Page> Bring(string name, string text, string kind = "prospect-contact", string group = "prospect", params (string Name, string Value)[] chosen) =>
        await Take(await Look(name, text, kind, group, chosen));

    public async Task<Page> Undo(Page taken) => await firm.Staff.Follow(await firm.Staff.Submit(await firm.Staff.Get(taken.Path + "/undoing"), "/undoing"));

    public Task<Dictionary<string, int>> Fates() => firm.Office.Read(async db =>
        (await db.Set<ImportRow>().AsNoTracking().ToListAsync()).GroupBy(r => r.Fate + (r.Why.Length > 0 && r.Why != "past" ? " " + r.Why : "")).ToDictionary(g => g.Key, g => g.Count()));

    public Task<List<Relationship>> People() => firm.Office.Read(db => db.Set<Relationship>().AsNoTracking().Include(r => r.Details).Include(r => r.Bases).OrderBy(r => r.SortName).ToListAsync());

    public Task<List<Suppression>> Marks() => firm.Office.Read(db => db.Set<Suppression>().AsNoTracking().OrderBy(s => s.RecordedAt).ToListAsync());

    public ValueTask DisposeAsync() => firm.DisposeAsync();
}
