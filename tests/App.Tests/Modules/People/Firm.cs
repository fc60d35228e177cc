using App.Tests.Harness;
using Avow.Modules.Identity;
using Avow.Modules.Organisations.Public;
using Avow.Modules.People;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace App.Tests.Modules.People;

/// <summary>A firm on one of the policies that come with the program, with somebody signed in, entering people through the forms.</summary>
internal sealed class Firm(House house, Office office, Browser staff) : IAsyncDisposable
{
    public Office Office => office;

    public House House => house;

    public Browser Staff => staff;

    public static async Task<Firm> Open(DatabaseKind database, string policy = "three-brands", StaffRole role = StaffRole.Owner)
    {
        var house = await House.Open(database);
        var office = await house.Found("firm", PolicyText.WithVersion(PolicyTemplates.Text(policy), new VersionId(house.Clock.Now.InUtc().Date.PlusYears(-1))));
        return new(house, office, await office.SignIn(await office.AddStaff(role)));
    }

    /// <summary>Sends the form of a reason.</summary>
    public async Task<Page> Enter(string kind, string group, params (string Name, string Value)[] typed) =>
        await staff.Submit(await staff.Get($"/firm/people/new?kind={kind}&group={group}"), "/people", typed);

    /// <summary>A prospect who gave a business card at an exhibition.</summary>
    public async Task<Relationship> Prospect(string given = "Marion", string family = "Ashdown", params (string Name, string Value)[] more)
    {
        var answer = await Enter("prospect-contact", "prospect", [("given-name", given), ("family-name", family), .. more, .. more.Any(m => m.Name == "source") ? [] : new[] { ("source", "event") }]);
        var person = Guid.Parse(answer.Location?.Split('/')[^1] ?? throw new InvalidOperationException(answer.Words));
        return await office.Read(db => db.Set<Relationship>().AsNoTracking().SingleAsync(r => r.PersonId == person));
    }

    public Task<Relationship> Again(Relationship relationship) => office.Read(db => db.Set<Relationship>().AsNoTracking().SingleAsync(r => r.Id == relationship.Id));

    public Task<List<Relationship>> All() => office.Read(db => db.Set<Relationship>().AsNoTracking().Include(r => r.Details).Include(r => r.Bases).OrderBy(r => r.Id).ToListAsync());

    public Task<Page> Show(Relationship relationship) => staff.Get($"/firm/people/{relationship.PersonId}");

    /// <summary>Posts a form of the person's page, with its token.</summary>
    public async Task<Page> Post(Relationship relationship, string path, params (string Name, string Value)[] fields)
    {
        var token = (await staff.Get("/firm/account")).Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        _ = relationship;
        return await staff.Post($"/firm/{path}", [("__RequestVerificationToken", token), .. fields]);
    }

    public async ValueTask DisposeAsync()
    {
        staff.Dispose();
        await house.DisposeAsync();
    }
}
