using System.Text;
using App.Tests.Harness;
using Avow.Demo;
using Avow.Modules.Organisations;
using Avow.Modules.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;

namespace Avow.Browser.Tests.Stories;

/// <summary>An import of 10,000 contacts with 412 already overdue; the nights only report until somebody has looked.</summary>
public sealed class ALargeImport
{
    private const string Slug = "hollowbeck";
    private const int Contacts = 10_000;
    private const int Overdue = 412;

    [Databases, Promise("C-10"), Promise("C-04")]
    public async Task Ten_thousand_contacts_come_in_with_their_dates_and_412_are_left_out(DatabaseKind database)
    {
        await using var bureau = await Bureau.Open(database);
        var owner = await bureau.Owner(DemoHouse.All.Single(h => h.Slug == Slug));
        await Uploads(owner, List(bureau.House.Clock.Now));
        await Chooses(owner);
        await bureau.Work();
        await LooksAndTakes(owner);
        await bureau.Work();
        await owner.GetByRole(AriaRole.Heading, new() { Name = "9,588 of 10,000 contacts were taken" }).WaitForAsync();
        await Bureau.Look(owner, "import-taken");
        (await Taken(bureau)).ShouldBe(Contacts - Overdue);

        await NightsOnlyReport(bureau, owner);
        await OnTheTelephone(bureau, owner.Url);
    }

    private static async Task Uploads(IPage owner, byte[] list)
    {
        await owner.GetByRole(AriaRole.Link, new() { Name = "Imports" }).First.ClickAsync();
        await Bureau.Look(owner, "imports-empty");
        await owner.GetByRole(AriaRole.Link, new() { Name = "Import a list" }).First.ClickAsync();
        await Bureau.Look(owner, "import-upload");
        await owner.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "everybody.csv", MimeType = "text/csv", Buffer = list });
        await owner.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        await owner.GetByRole(AriaRole.Heading, new() { Name = "Why do we hold the people in this list?" }).WaitForAsync();
        await Bureau.Look(owner, "import-reason");
    }

    private static async Task Chooses(IPage owner)
    {
        await owner.Locator("a[href*='kind=prospect-contact']").First.ClickAsync();
        await Bureau.Look(owner, "import-columns");
        await owner.Locator("select[name=source]").SelectOptionAsync("event");
        await owner.GetByRole(AriaRole.Button, new() { Name = "Look the list through" }).ClickAsync();
        await owner.GetByText("The list is being looked through").WaitForAsync();
    }

    private static async Task LooksAndTakes(IPage owner)
    {
        await owner.GetByRole(AriaRole.Heading, new() { Name = "9,588 of 10,000 contacts can be taken" }).WaitForAsync();
        await owner.GetByText("By its original date its period is over.").First.WaitForAsync();
        await Bureau.Look(owner, "import-looked");
        await owner.GetByRole(AriaRole.Link, new() { Name = "412", Exact = true }).ClickAsync();
        await Bureau.Look(owner, "import-overdue");
        await owner.GoBackAsync();
        (await owner.GetByLabel("Let the nights only report at first").IsCheckedAsync()).ShouldBeTrue();
        await owner.GetByRole(AriaRole.Button, new() { Name = "Take 9,588" }).ClickAsync();
        await owner.GetByText("The list is being taken in").WaitForAsync();
    }

    private static async Task NightsOnlyReport(Bureau bureau, IPage owner)
    {
        var list = owner.Url;
        await Bureau.Travel(owner, "+1 day");
        await owner.GetByRole(AriaRole.Link, new() { Name = "Shadow nights" }).First.ClickAsync();
        await Bureau.Look(owner, "shadow");
        await owner.Locator("td.act a").First.ClickAsync();
        await Bureau.Look(owner, "shadow-night");
        await owner.GotoAsync($"/{Slug}/retention/live");
        await Bureau.Look(owner, "live");
        if (await owner.Locator("input[name=count]").CountAsync() > 0)
        {
            var label = await owner.Locator("label[for=count]").InnerTextAsync();
            await owner.Locator("input[name=count]").FillAsync(string.Concat(label.Where(char.IsAsciiDigit)));
        }

        await owner.Locator("main form button.main").ClickAsync();
        await owner.GetByText("Let the nights go live, having seen").First.WaitForAsync();
        (await Taken(bureau)).ShouldBe(Contacts - Overdue, "nobody who came in was overdue");
        await owner.GotoAsync(list);
    }

    private static async Task OnTheTelephone(Bureau bureau, string list)
    {
        foreach (var (width, scheme, language) in new[] { (390, ColorScheme.Dark, "sv"), (390, ColorScheme.Light, "en") })
        {
            var phone = await bureau.Owner(DemoHouse.All.Single(h => h.Slug == Slug), width, scheme);
            foreach (var (path, name) in new[] { ("imports", "imports"), ("imports/new", "import-upload"), (new Uri(list).AbsolutePath[(Slug.Length + 2)..], "import-taken"), ("retention/shadow", "shadow"), ("retention/shadow/beginning", "shadow-begin") })
            {
                await phone.GotoAsync($"/{Slug}/{path}?lang={language}");
                await Bureau.Look(phone, $"{name}-{width}-{language}");
            }
        }
    }

    /// <summary>Prospects are kept for two years; every twenty-fourth came three years ago, the others last summer.</summary>
    private static byte[] List(Instant now)
    {
        var (old, young) = (now.InUtc().Date.PlusYears(-3), now.InUtc().Date.PlusMonths(-6));
        var list = new StringBuilder("First Name,Last Name,Company,E-mail Address,Created\r\n");
        for (var i = 0; i < Contacts; i++)
        {
            var day = i % 24 == 0 && i < Overdue * 24 ? old : young;
            list.Append(FormattableString.Invariant($"Name{i},Person{i},Firm {i % 300},p{i}@list.example,{day.Year}-{day.Month:00}-{day.Day:00}\r\n"));
        }

        return Encoding.UTF8.GetBytes(list.ToString());
    }

    private static async Task<int> Taken(Bureau bureau)
    {
        await using var all = await bureau.House.Store.Read(0);
        var house = (await all.Db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Slug == Slug)).Id;
        await using var work = await bureau.House.Store.Read(house);
        return await work.Db.Set<Relationship>().CountAsync(r => r.BroughtAt != null);
    }
}
