using Avow.Web;
using Avow.Web.Sheet;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Xunit;

namespace Avow.Browser.Tests.Web;

/// <summary>The page kit on a free port and one browser for all tests; every page gets a fresh profile.</summary>
public sealed class KitInBrowser : IAsyncLifetime
{
    private readonly WebApplication app = Build();
    private IPlaywright playwright = null!;
    private IBrowser chromium = null!;

    public async Task InitializeAsync()
    {
        await app.StartAsync();
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        await chromium.CloseAsync();
        playwright.Dispose();
        await app.DisposeAsync();
    }

    public async Task<IPage> Open(string path, int width, ColorScheme scheme, bool script = true)
    {
        var context = await chromium.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, JavaScriptEnabled = script });
        var page = await context.NewPageAsync();
        await page.GotoAsync(app.Urls.First() + path);
        return page;
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddWebKit(strictTexts: true).AddKitSheet();
        var app = builder.Build();
        app.UseWebKit().UseFormGuard();
        app.MapKitSheet();
        return app;
    }
}
