using App.Tests.Harness;
using Avow.Holdings;
using Avow.Modules.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace App.Tests.Modules.People;

public sealed class InterestTests
{
    [Databases]
    [Promise("A-11")]
    public async Task Counts_by_month_survive_the_people_and_point_at_nobody(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var (booking, training) = (await Word(firm, "Online booking"), await Word(firm, "Training day"));
        var people = new List<Relationship>();
        for (var i = 0; i < 6; i++)
        {
            people.Add(await firm.Prospect("Marion", $"Ashdown{i}"));
            await Note(firm, people[^1], i < 4 ? [booking, training] : [booking]);
        }

        var page = await firm.Staff.Get($"/firm/people/interests?word={booking}");
        page.Words.ShouldContain("“Online booking” was noted 6 times in 12 months");
        page.Html.QuerySelectorAll("figure svg rect.bar.on").Length.ShouldBe(1);
        page.Html.QuerySelectorAll("main tbody tr")[0].TextContent.ShouldContain("March 2026");
        var few = await firm.Staff.Get($"/firm/people/interests?word={training}");
        few.Words.ShouldContain("“Training day” was noted too seldom to show");
        few.Html.QuerySelectorAll("main tbody td.n").Select(t => t.TextContent.Trim()).ShouldNotContain("4");

        foreach (var person in people)
        {
            await firm.Post(person, $"relationships/{person.Id}/removal");
        }

        await firm.Office.NightOf(new LocalDate(2026, 3, 3));
        (await firm.All()).ShouldBeEmpty();
        await firm.House.ShouldHaveNoTraceOf("Ashdown");
        (await firm.Staff.Get($"/firm/people/interests?word={booking}")).Words.ShouldContain("noted 6 times");
        (await Tallies(firm)).ShouldBe([("Online booking", 6), ("Training day", 4)]);
    }

    [Databases]
    [Promise("A-11")]
    public async Task A_slip_of_the_hand_is_taken_back_the_same_day_and_a_later_change_is_not(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var booking = await Word(firm, "Online booking");
        var prospect = await firm.Prospect();
        await Note(firm, prospect, [booking]);
        await Note(firm, prospect, [booking]);
        (await Tallies(firm)).ShouldBe([("Online booking", 1)], "said twice is noted once");
        await Note(firm, prospect, []);
        (await Tallies(firm)).ShouldBe([("Online booking", 0)]);
        await Note(firm, prospect, [booking]);
        await firm.House.MoveTo(House.Start + Duration.FromDays(2));
        await Note(firm, prospect, []);
        (await Tallies(firm)).ShouldBe([("Online booking", 1)], "the person did ask");
    }

    [Databases]
    public async Task Only_owner_and_privacy_lead_change_the_list_and_a_word_in_use_stays(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var booking = await Word(firm, "Online booking");
        var prospect = await firm.Prospect();
        await Note(firm, prospect, [booking]);
        await firm.Post(prospect, $"people/interests/words/{booking}/removal");
        (await firm.Office.Read(db => db.Set<Interest>().CountAsync())).ShouldBe(1);
        await Note(firm, prospect, []);
        await firm.Post(prospect, $"people/interests/words/{booking}/removal");
        (await firm.Office.Read(db => db.Set<Interest>().CountAsync())).ShouldBe(0);
        await using var bureau = await Firm.Open(database, "call-answering");
        (await bureau.Staff.Get("/firm/people/interests")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound, "its notice does not speak of interests");
    }

    private static async Task<Guid> Word(Firm firm, string word)
    {
        await firm.Staff.Submit(await firm.Staff.Get("/firm/people/interests"), "/words", ("word", word));
        return await firm.Office.Read(db => db.Set<Interest>().Where(i => i.Word == word).Select(i => i.Id).SingleAsync());
    }

    private static Task Note(Firm firm, Relationship person, Guid[] words) =>
        firm.Post(person, $"people/{person.PersonId}/interests", [.. words.Select(w => ("interest", w.ToString()))]);

    private static async Task<List<(string, int)>> Tallies(Firm firm) =>
        (await firm.Office.Read(db => db.Set<Tally>().AsNoTracking().Where(t => t.Kind == "interest").OrderBy(t => t.Label).ToListAsync())).ConvertAll(t => (t.Label, t.Count));
}
