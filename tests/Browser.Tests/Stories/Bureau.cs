using App.Tests.Harness;
using Avow.Demo;
using Avow.Ledger;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace Avow.Browser.Tests.Stories;

/// <summary>The demonstration's bureau with its made-up data, over a fresh database, and one browser.</summary>
internal sealed class Bureau : IAsyncDisposable
{
    /// <summary>Where screenshots go when somebody asks for them; normally not set.</summary>
    private static readonly string? Shots = Environment.GetEnvironmentVariable("AVOW_SHOTS");

    private readonly IPlaywright _playwright;
    private readonly IBrowser _chromium;

    private Bureau(House house, IPlaywright playwright, IBrowser chromium)
    {
        House = house;
        _playwright = playwright;
        _chromium = chromium;
    }

    public House House { get; }

    public static async Task<Bureau> Open(DatabaseKind database)
    {
        var house = await House.Open(database);
        await DemoBureau.Prepare(house.Services, today: null);
        await house.Browse();
        var playwright = await Playwright.CreateAsync();
        return new(house, playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        }));
    }

    /// <summary>A visitor with no cookies.</summary>
    public async Task<IPage> Visitor(int width = 1280, ColorScheme scheme = ColorScheme.Light, string locale = "en-GB")
    {
        var context = await _chromium.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, Locale = locale, BaseURL = House.Address.ToString() });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    /// <summary>The owner, signed in by the form.</summary>
    public async Task<IPage> Owner(int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await Visitor(width, scheme);
        await page.GotoAsync("/");
        await page.Locator($"a[href='/{DemoBureau.Slug}/sign-in']").First.ClickAsync();
        await page.GetByLabel("E-mail").FillAsync(DemoBureau.Staff[0].Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(DemoBureau.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync($"**/{DemoBureau.Slug}/");
        return page;
    }

    /// <summary>The owner of one of the five firms, signed in at its own door.</summary>
    public async Task<IPage> Owner(DemoHouse firm, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await Visitor(width, scheme);
        await page.GotoAsync($"/{firm.Slug}/sign-in");
        await page.Locator("input[name=email]").FillAsync(firm.Staff[0].Email);
        await page.Locator("input[name=password]").FillAsync(DemoBureau.Password);
        await page.Locator("main form button.main").ClickAsync();
        await page.WaitForURLAsync($"**/{firm.Slug}/");
        return page;
    }

    /// <summary>Lets the house do its waiting work and seal its ledger, as its schedule would.</summary>
    public async Task Work()
    {
        await House.Work();
        await House.Get<Sealer>().Seal(1);
    }

    /// <summary>Presses a button of the demonstration's bar. A long way may take minutes on a busy machine; each page on it still answers as fast as any other.</summary>
    public static async Task Travel(IPage page, string move)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = move }).ClickAsync();
        await page.Locator(".toast").WaitForAsync(new() { Timeout = 300_000 });
    }

    /// <summary>A page shuts nobody out, fits its window, and is kept as a picture when asked for.</summary>
    public static async Task Look(IPage page, string name)
    {
        var found = await page.RunAxe();
        found.Violations.Select(v => $"{page.Url} {v.Id}: {string.Join(" ", v.Nodes.Select(n => n.Html))}").ShouldBeEmpty();
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).ShouldBeTrue($"{page.Url} is wider than its window");
        if (Shots is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"{name}.png") });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.CloseAsync();
        _playwright.Dispose();
        await House.DisposeAsync();
    }
}
