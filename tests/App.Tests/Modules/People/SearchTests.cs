using App.Tests.Harness;
using Avow.Modules.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.People;

public sealed class SearchTests
{
    [Databases]
    public async Task A_name_with_one_slip_is_found_and_with_two_it_is_not(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Prospect("Siân", "Thornley", ("email", "sian@quayside.example"), ("company", "Quayside Optics"));
        await firm.Prospect("Łukasz", "Müller");
        foreach (var (q, name) in new[]
        {
            ("thornely", "Thornley"), ("thornlee", "Thornley"), ("thornly", "Thornley"), ("thornnley", "Thornley"), ("horhnley", ""), ("sian thonrley", "Thornley"), ("qauyside", "Thornley"), ("sain", "Thornley"),
            ("thonr", "Thornley"), ("lukasz", "Müller"), ("mulelr", "Müller"), ("ukasz", "Müller"), ("moller luk", "Müller"), ("tohrnyle", ""), ("sia thornley x", ""), ("sna", ""),
        })
        {
            var list = await Found(firm, q);
            list.ShouldBe(name.Length == 0 ? [] : [name], q);
        }

        (await firm.Staff.Get("/firm/people?q=thornely")).Words.ShouldContain("nearly the same");
        (await firm.Staff.Get("/firm/people?q=thornley")).Words.ShouldNotContain("nearly the same");
    }

    [Databases]
    public async Task A_job_title_is_found_by_its_beginning_beside_the_names(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Prospect("Marion", "Ashdown", ("job-title", "Head of Quality"));
        await firm.Prospect("Piers", "Headley", ("job-title", "Büroleiter"));
        foreach (var (q, found) in new[] { ("head", "Ashdown Headley"), ("HEAD OF q", "Ashdown"), ("buro", "Headley"), ("quality", ""), ("he", "Headley") })
        {
            (await Found(firm, q)).ShouldBe(found.Split(' ', StringSplitOptions.RemoveEmptyEntries), q);
        }
    }

    [Databases]
    public async Task More_of_one_title_than_a_page_holds_are_told_to_be_looked_for_more_closely(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        for (var i = 0; i < 52; i++)
        {
            await firm.Prospect("Marion", $"Ashdown{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}", ("job-title", "Director"));
        }

        var page = await firm.Staff.Get("/firm/people?q=direc");
        page.Html.QuerySelectorAll("tbody tr").Length.ShouldBe(50);
        page.Words.ShouldContain("More people may fit. Write more letters.");
        page.Html.QuerySelector("a[rel=next]").ShouldBeNull();
    }

    [Databases]
    public async Task The_words_follow_every_change_and_go_with_the_person(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect("Marion", "Ashdown", ("email", "marion@ashdown.example"), ("company", "Ashdown & Pike"));
        var other = await firm.Prospect("M.", "Ashdown", ("email", "marion@ashdown.example"));
        await Agree(firm);
        var form = await firm.Staff.Get($"/firm/people/{prospect.PersonId}/correction");
        await firm.Staff.Submit(form, "/correction", ("family-name", "Wharfinger"), ("company", "Dunmere Logistics"), ("source", "email"));
        await Agree(firm);
        (await Found(firm, "pike")).ShouldBeEmpty();
        (await Found(firm, "wharf")).ShouldBe(["Wharfinger"]);
        (await Found(firm, "dunm mar")).ShouldBe(["Wharfinger"]);
        await firm.Post(prospect, $"people/{prospect.PersonId}/merge/{other.PersonId}");
        await Agree(firm);
        await firm.Post(prospect, $"people/{prospect.PersonId}/merge/{other.PersonId}/undo");
        await Agree(firm);
        await firm.Post(prospect, $"relationships/{prospect.Id}/removal");
        (await Found(firm, "wharf")).ShouldBeEmpty("removed on the page");
        await firm.Office.NightOf(new LocalDate(2026, 3, 3));
        (await firm.Office.Read(db => db.Set<PersonWord>().AnyAsync(w => w.RelationshipId == prospect.Id))).ShouldBeFalse();
        await firm.House.ShouldHaveNoTraceOf("wharfinger");
    }

    [Databases]
    public async Task Who_is_kept_for_law_only_is_not_found(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect("Marion", "Ashdown", ("email", "marion@ashdown.example"), ("phone", "01632 960318"));
        await firm.Post(prospect, $"relationships/{prospect.Id}/end", ("how", "interest-ceased"));
        foreach (var q in new[] { "ashdown", "ahsdown", "marion@", "01632 960318" })
        {
            (await Found(firm, q)).ShouldBeEmpty(q);
        }

        (await firm.Staff.Get("/firm/people?law=1&q=ashd")).Words.ShouldContain("Marion Ashdown", customMessage: "owner and privacy lead see them apart");
    }

    [Databases]
    public async Task Turning_the_pages_of_a_search_shows_everybody_once(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Office.Change(work => Crowd.Add(firm, work, 130));
        var (seen, address) = (new List<string>(), (string?)"/firm/people?q=p");
        for (var pages = 0; address is not null && pages < 10; pages++)
        {
            var page = await firm.Staff.Get(address);
            seen.AddRange(page.Html.QuerySelectorAll("main tbody th a").Select(a => a.GetAttribute("href")!));
            address = page.Html.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        (seen.Count, seen.Distinct().Count()).ShouldBe((130, 130));
    }

    [Databases]
    public async Task A_number_is_found_in_any_spelling_and_another_organisation_finds_nothing(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Prospect("Marion", "Ashdown", ("mobile", "+44 (0)7700 900 318"));
        foreach (var q in new[] { "07700 900318", "+447700900318", "0044 7700 900318", "7700 900", "07700-900-3" })
        {
            (await Found(firm, q)).ShouldBe(["Ashdown"], q);
        }

        var there = await firm.House.Found("there");
        using var neighbour = await there.SignIn(await there.AddStaff());
        foreach (var q in new[] { "ashdown", "ahsdown", "07700 900318" })
        {
            (await neighbour.Get($"/there/people?q={Uri.EscapeDataString(q)}")).Words.ShouldNotContain("Marion");
            (await neighbour.Get($"/there/find?q={Uri.EscapeDataString(q)}")).Words.ShouldNotContain("Marion");
        }
    }

    [Fact]
    public void Every_spelling_one_slip_away_is_tried_and_nothing_further()
    {
        foreach (var word in new[] { "pike", "ashdown", "иванов", "παππας", "o1il" })
        {
            var spellings = Slips.Of(word).ToList();
            spellings.ShouldBeUnique();
            spellings.ShouldNotContain(word);
            spellings.ShouldAllBe(s => Math.Abs(s.Length - word.Length) <= 1);
            spellings.ShouldContain(word[1..]);
            spellings.ShouldContain($"{word[1]}{word[0]}{word[2..]}");
        }

        Slips.Of("ashdown").Count().ShouldBeLessThan(450);
    }

    private static async Task<IReadOnlyList<string>> Found(Firm firm, string q) =>
        [.. (await firm.Staff.Get($"/firm/people?q={Uri.EscapeDataString(q)}")).Html.QuerySelectorAll("main tbody th a").Select(a => a.TextContent.Trim().Split(' ')[^1])];

    /// <summary>What is stored is what the names say.</summary>
    private static async Task Agree(Firm firm)
    {
        foreach (var relationship in await firm.Office.Read(db => db.Set<Relationship>().AsNoTracking().Include(r => r.Words).ToListAsync()))
        {
            relationship.Words.Select(w => w.Word).ShouldBe(PersonWord.Of(relationship), ignoreOrder: true);
        }
    }
}
