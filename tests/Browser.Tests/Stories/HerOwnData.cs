using System.Text.RegularExpressions;
using App.Tests.Harness;
using Avow.Demo;
using Avow.Mail;
using Avow.Modules.Organisations;
using Avow.Modules.People;
using Avow.Permits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;

namespace Avow.Browser.Tests.Stories;

/// <summary>A person looks herself up, corrects her title and leaves the newsletter.</summary>
public sealed partial class HerOwnData
{
    private const string Slug = "hollowbeck";

    [Databases, Promise("C-15")]
    public async Task A_person_looks_herself_up_corrects_her_title_and_leaves_the_newsletter(DatabaseKind database)
    {
        await using var bureau = await Bureau.Open(database);
        var (house, her) = await Somebody(bureau);
        var page = await bureau.Visitor();
        await page.GotoAsync($"/{Slug}/notice");
        await page.GetByRole(AriaRole.Link, new() { Name = "See, correct or strike out" }).ClickAsync();
        await Bureau.Look(page, "own-ask");
        await page.GetByLabel("Your e-mail address").FillAsync(Email(her));
        await page.GetByRole(AriaRole.Button, new() { Name = "Send me the link" }).ClickAsync();
        await page.GetByText("If we hold this address").WaitForAsync();
        await Bureau.Look(page, "own-asked");
        await page.GotoAsync(await Link(bureau, house));
        await Bureau.Look(page, "own-open");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show my data" }).ClickAsync();
        await page.GetByText("This is what").First.WaitForAsync();
        await Bureau.Look(page, "own-data");

        await Corrects(page);
        await LeavesNewsletter(page);
        (await Refusal(bureau, house, her)).ShouldBe("said-no");
        await LooksOnTheTelephone(bureau, house, her);
        await StaffSee(bureau, her);
    }

    private static async Task Corrects(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Correct my details" }).ClickAsync();
        await Bureau.Look(page, "own-correct");
        await page.GetByLabel("Job title").FillAsync("Director of Studies");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save what is right" }).ClickAsync();
        await page.GetByText("Director of Studies").First.WaitForAsync();
        await Bureau.Look(page, "own-corrected");
    }

    private static async Task LeavesNewsletter(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Choose how we reach you" }).ClickAsync();
        await Bureau.Look(page, "own-contact");
        var news = page.GetByRole(AriaRole.Group, new() { Name = "News about our products" }).GetByLabel("E-mail");
        (await news.IsCheckedAsync()).ShouldBeTrue();
        await news.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save my choice" }).ClickAsync();
        await page.Locator(".toast").WaitForAsync();
    }

    private static async Task LooksOnTheTelephone(Bureau bureau, long house, Relationship her)
    {
        foreach (var (width, scheme) in new[] { (390, ColorScheme.Dark), (360, ColorScheme.Light) })
        {
            var phone = await bureau.Visitor(width, scheme);
            await phone.GotoAsync($"/{Slug}/your-data");
            await Bureau.Look(phone, $"own-ask-{width}");
            await phone.GetByLabel("Your e-mail address").FillAsync(Email(her));
            await phone.Keyboard.PressAsync("Enter");
            await phone.GetByText("If we hold this address").WaitForAsync();
            var link = await Link(bureau, house);
            await phone.GotoAsync(link);
            await phone.GetByRole(AriaRole.Button, new() { Name = "Show my data" }).ClickAsync();
            await phone.GetByText("This is what").First.WaitForAsync();
            await Bureau.Look(phone, $"own-data-{width}");
            await phone.GotoAsync($"/{Slug}/your-data/contact");
            await Bureau.Look(phone, $"own-contact-{width}");
            await phone.GotoAsync($"/{Slug}/your-data/striking/{her.Id}");
            await Bureau.Look(phone, $"own-strike-{width}");
            await phone.GotoAsync(link);
            await phone.GetByText("This link was used already.").WaitForAsync();
            await Bureau.Look(phone, $"own-used-{width}");
        }
    }

    private static async Task StaffSee(Bureau bureau, Relationship her)
    {
        var staff = await bureau.Owner(DemoHouse.All.Single(h => h.Slug == Slug));
        await staff.GotoAsync($"/{Slug}/people/{her.PersonId}");
        await staff.GetByText("The person corrected, by link: Job title").WaitForAsync();
        await Bureau.Look(staff, "own-timeline");
        await staff.GetByRole(AriaRole.Link, new() { Name = "Show what the person would see" }).ClickAsync();
        await staff.GetByText("What " + her.FullName + " would see").WaitForAsync();
        await Bureau.Look(staff, "own-staff");
    }

    /// <summary>A made-up contact at a customer.</summary>
    private static async Task<(long House, Relationship Her)> Somebody(Bureau bureau)
    {
        await using var all = await bureau.House.Store.Read(0);
        var house = (await all.Db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Slug == Slug)).Id;
        await using var work = await bureau.House.Store.Read(house);
        return (house, await work.Db.Set<Relationship>().AsNoTracking().Include(r => r.Details)
            .Where(r => r.Kind == "contact" && r.PeopleGroup == "customer" && r.OverAt == null && r.RestrictedFor == null).OrderBy(r => r.Id).FirstAsync());
    }

    private static string Email(Relationship her) => her.Details.First(d => d.Field == "email").Value;

    private static async Task<string> Link(Bureau bureau, long house)
    {
        await using var work = await bureau.House.Store.Read(house);
        var mail = await work.Db.Set<OutgoingMail>().AsNoTracking().OrderByDescending(m => m.Id).FirstAsync();
        return OwnLink().Match(mail.Body).Value;
    }

    private static async Task<string?> Refusal(Bureau bureau, long house, Relationship her)
    {
        await using var work = await bureau.House.Store.Write(house);
        var (_, refused) = await bureau.House.Get<Permit.Gate>().Ask(work, new Use("campaigns", "subscription", her.PersonId, Channel: "email"));
        return refused?.Why;
    }

    [GeneratedRegex("/hollowbeck/your-data/link/[A-Za-z0-9_-]+")]
    private static partial Regex OwnLink();
}
