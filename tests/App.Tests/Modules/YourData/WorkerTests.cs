using System.Net;
using App.Tests.Harness;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace App.Tests.Modules.YourData;

public sealed class WorkerTests
{
    [Databases]
    public async Task Sign_ins_and_wrong_passwords_are_kept_90_days_and_guesses_at_nobody_leave_nothing(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found("here");
        var account = await office.AddStaff();
        using var browser = await office.SignIn(account);
        using var guesser = await house.Browse();
        await guesser.Submit(await guesser.Get("/here/sign-in"), null, ("email", account.Email), ("password", "a-wrong-long-password"));
        await guesser.Submit(await guesser.Get("/here/sign-in"), null, ("email", "nobody@here.example"), ("password", "a-wrong-long-password"));
        (await Entries(office)).ConvertAll(e => (e.AccountId, e.Succeeded)).ShouldBe([(account.Id, true), (account.Id, false)], ignoreOrder: true);
        await house.ShouldHaveNoTraceOf("nobody@here");
        await office.NightOf(new LocalDate(2026, 5, 30));
        (await Entries(office)).Count.ShouldBe(2, "day 89");
        await office.NightOf(new LocalDate(2026, 6, 1));
        (await Entries(office)).ShouldBeEmpty();
    }

    [Databases]
    public async Task Who_works_here_reads_the_same_policy_and_sees_what_is_held_of_her(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found("here");
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            using var worker = await office.SignIn(await office.AddStaff(role));
            var account = await worker.Get("/here/account");
            account.Html.QuerySelector("a[href='/here/account/notice']").ShouldNotBeNull();
            var page = await worker.Get("/here/account/notice");
            page.Status.ShouldBe(HttpStatusCode.OK);
            foreach (var said in new[] { "People who work for us", "We log sign-ins and who opened which record", "90 days", "12 months", "30 days after", "Signed in", "What you typed and did not save is kept nowhere here." })
            {
                page.Words.ShouldContain(said);
            }

            page.Words.ShouldNotContain("Weekly quiz and newsletter", customMessage: "only what is about those who work here");
        }
    }

    [Databases]
    public async Task A_client_is_shown_when_and_which_role_and_never_a_workers_name(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found("here");
        var owner = await office.AddStaff(StaffRole.Owner, "Philippa Quaystone");
        var client = await office.AddClient();
        using var desk = await office.SignIn(owner);
        var form = await desk.Get($"/here/desk/{client.Id}");
        await desk.Submit(form, "/messages", ("name", "Owen Prosser"), ("phone", "07700 900456"), ("body", "The boiler stopped."));
        await house.Work();
        var mail = await office.Read(db => db.Set<Avow.Mail.OutgoingMail>().AsNoTracking().SingleAsync());
        $"{mail.Subject} {mail.Body}".ShouldNotContain("Quaystone");
        using var reader = await house.Browse();
        var link = await reader.Get(System.Text.RegularExpressions.Regex.Match(mail.Body, "/here/read/[A-Za-z0-9_-]+").Value);
        var read = await reader.Follow(await reader.Submit(link));
        read.Words.ShouldContain("The boiler stopped.");
        foreach (var page in new[] { link, read })
        {
            page.Html.DocumentElement.OuterHtml.ShouldNotContain("Quaystone");
            page.Html.DocumentElement.OuterHtml.ShouldNotContain("Philippa");
        }
    }

    private static Task<List<SignInEntry>> Entries(Office office) => office.Read(db => db.Set<SignInEntry>().AsNoTracking().ToListAsync());
}
