using App.Tests.Harness;
using Avow.Modules.Enquiries;
using Avow.Modules.Identity;
using Avow.Modules.Organisations.Public;
using Avow.Modules.People;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace App.Tests.Modules.Enquiries;

/// <summary>A firm that takes enquiries, with somebody signed in and a stranger at the form.</summary>
internal sealed class EnquiryOffice(House house, Office office, Browser staff, Browser stranger) : IAsyncDisposable
{
    public House House => house;

    public Office Office => office;

    public Browser Staff => staff;

    public Browser Stranger => stranger;

    /// <param name="policy">A policy that comes with the program.</param>
    /// <param name="change">What its text says otherwise.</param>
    public static async Task<EnquiryOffice> Open(DatabaseKind database, string policy = "call-answering", Func<string, string>? change = null)
    {
        var house = await House.Open(database);
        var text = PolicyText.WithVersion(PolicyTemplates.Text(policy), new VersionId(house.Clock.Now.InUtc().Date.PlusYears(-1)));
        var office = await house.Found("firm", change is null ? text : change(text));
        return new(house, office, await office.SignIn(await office.AddStaff(StaffRole.Owner)), await house.Browse());
    }

    /// <summary>Opens the form, writes for as long as people do, and sends it.</summary>
    public async Task<Page> Send(params (string Name, string Value)[] typed) => await SendFrom("/firm/enquire", Duration.FromSeconds(20), typed);

    public async Task<Page> SendFrom(string path, Duration after, params (string Name, string Value)[] typed)
    {
        var form = await stranger.Get(path);
        house.Time.Advance(after);
        (string Name, string Value)[] usual = [("name", "Mabel Thorne"), ("email", "mabel@thorne.example"), ("words", "Do you answer on Saturdays?")];
        return await stranger.Submit(form, null, [.. usual.Where(u => typed.All(t => t.Name != u.Name)), .. typed]);
    }

    /// <summary>Enters an enquiry after a call.</summary>
    /// <returns>Its id.</returns>
    public async Task<Guid> Call(params (string Name, string Value)[] typed)
    {
        (string Name, string Value)[] usual = [("name", "Owen Prosser"), ("email", "owen@prosser.example"), ("words", "Wants prices.")];
        var answer = await staff.Submit(await staff.Get("/firm/enquiries/new"), "/enquiries", [.. usual.Where(u => typed.All(t => t.Name != u.Name)), .. typed]);
        return Guid.Parse(answer.Location?.Split('/')[^1] ?? throw new InvalidOperationException(answer.Words));
    }

    public Task<Page> Show(Guid id) => staff.Get($"/firm/enquiries/{id}");

    public async Task<Page> Answer(Guid id, string words, params (string Name, string Value)[] more) =>
        await staff.Submit(await Show(id), "/replies", [("words", words), .. more]);

    public async Task<Page> Close(Guid id) => await staff.Submit(await staff.Get($"/firm/enquiries/{id}/closing"), "/closing");

    /// <summary>Posts to a page with a token of ours.</summary>
    public async Task<Page> Post(string path, params (string Name, string Value)[] fields)
    {
        var token = (await staff.Get("/firm/account")).Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await staff.Post($"/firm/{path}", [("__RequestVerificationToken", token), .. fields]);
    }

    public Task<List<Relationship>> People() => office.Read(db => db.Set<Relationship>().AsNoTracking().Include(r => r.Details).OrderBy(r => r.Id).ToListAsync());

    public Task<List<EnquiryEntry>> Said() => office.Read(db => db.Set<EnquiryEntry>().AsNoTracking().OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        staff.Dispose();
        stranger.Dispose();
        await house.DisposeAsync();
    }
}
