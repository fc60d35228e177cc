using System.Net;
using App.Tests.Harness;
using App.Tests.Modules.YourData;
using Microsoft.EntityFrameworkCore;
using Avow.Modules.People;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.People;

/// <summary>What people type and paste: every script, both directions, far too much of it.</summary>
public sealed class BadInputTests
{
    /// <summary>Given name, family name, and how somebody looks for it.</summary>
    private static readonly (string Given, string Family, string Q)[] Names =
    [
        ("Åsa", "Öberg-Lindström", "oberg"), ("Nguyễn", "Thị Minh Khai", "nguyen"), ("Siân", "O’Connor", "oconn"), ("Иван", "Щербаков", "щерб"), ("Γιώργος", "Παπαδόπουλος", "παπαδ"),
        ("محمد", "العلي", "العل"), ("שרה", "כהן־לוי", "כהן"), ("अनीता", "शर्मा", "शर्मा"), ("อรุณี", "ศรีสุข", "ศรี"), ("李", "小龙", "小"), ("さくら", "田中", "田中"), ("민준", "김", "김"),
        ("Ḥāfiẓ", "al-Dīn", "hafiz"), ("İpek", "Yıldız", "yildiz"), ("𠮷野", "家", "𠮷"), ("N’Golo", "D'Arcy 3rd", "darcy"), ("Zoë🙂", "Smit", "smit"), ("<b>Bobby</b>", "'); DROP TABLE--", "drop"),
    ];

    [Databases]
    public async Task A_name_in_any_script_is_kept_letter_by_letter_found_and_written_to(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        foreach (var (given, family, q) in Names)
        {
            var person = await firm.Prospect(given, family, ("email", "somebody@people.example"));
            (await firm.Again(person)).FullName.ShouldBe($"{given} {family}");
            var page = await firm.Show(person);
            page.Html.QuerySelector("h1 bdi, .sentence bdi, main bdi")!.TextContent.ShouldBe($"{given} {family}", "in its own direction");
            (await firm.Staff.Get($"/firm/people?q={Uri.EscapeDataString(q)}")).Html.QuerySelectorAll("main tbody th a").Select(a => a.TextContent).ShouldContain($"{given} {family}", q);
            await firm.Post(person, $"people/{person.PersonId}/your-data/link", ("email", "somebody@people.example"));
            await firm.Post(person, $"relationships/{person.Id}/removal");
            await firm.Office.Change(work => work.Db.Set<PersonDetail>().Where(d => d.RelationshipId == person.Id && d.Field == PersonField.Email).ExecuteDeleteAsync());
        }

        (await firm.Mails()).Count.ShouldBe(Names.Length);
    }

    [Databases]
    public async Task Five_megabytes_in_a_field_are_refused_with_a_sentence(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var person = await firm.Prospect();
        foreach (var (length, status) in new[] { (5_000, HttpStatusCode.UnprocessableEntity), (5_000_000, HttpStatusCode.RequestEntityTooLarge) })
        {
            var answer = await firm.Post(person, $"people/{person.PersonId}/notes", ("note", new string('x', length)));
            answer.Status.ShouldBe(status, $"{length}");
            answer.Words.ShouldContain(length < 1_000_000 ? "4,000" : "too much");
        }

        (await firm.Office.Read(db => db.Set<PersonNote>().CountAsync())).ShouldBe(0);
        firm.House.Log.Errors.ShouldBeEmpty("what somebody types is no fault of ours");
    }

    [Databases]
    public async Task Signs_that_no_text_holds_are_refused_or_left_out_and_harm_nothing(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var person = await firm.Prospect();
        foreach (var odd in new[] { "nul\0nul", "bell\a", "over\u202Eride", "lone\uD800", "\uFEFFmark", "line\u2028break" })
        {
            var answer = await firm.Post(person, $"people/{person.PersonId}/notes", ("note", odd));
            ((int)answer.Status).ShouldBeLessThan(500, odd.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
            (await firm.Enter("prospect-contact", "prospect", ("given-name", odd), ("family-name", "Ashdown"), ("source", "event"))).Status.ShouldBeOneOf(HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity);
            foreach (var list in new[] { "people?", "tickets?", "find?", "find/list?", "people/accuracy?on=1&" })
            {
                (await firm.Staff.Get($"/firm/{list}q={Uri.EscapeDataString(odd.Replace("\uD800", "", StringComparison.Ordinal))}")).Status.ShouldBe(odd.Contains('\0') ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.OK, list);
            }

            (await firm.Show(person)).Status.ShouldBe(HttpStatusCode.OK);
        }

        using var program = await ApiProgram.Of(firm.Office);
        foreach (var odd in new[] { "\"nul\\u0000nul\"", "\"lone\\ud800\"", "\"over\\u202eride\"" })
        {
            var heard = await program.Act($"people/{person.PersonId}/notes", $"{{\"note\":{odd}}}");
            ((int)heard.Status).ShouldBeLessThan(500, odd);
        }

        (await firm.Office.Read(db => db.Set<PersonNote>().Select(n => n.Text).ToListAsync())).ShouldNotContain(t => t.Contains('\0'));
        firm.House.Log.Errors.ShouldBeEmpty();
    }
}
