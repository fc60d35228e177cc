using Avow.Web;
using Avow.Web.Sheet;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace Avow.Tests.Web;

/// <summary>The page kit with its sheet behind a real pipeline, without any module.</summary>
internal sealed class KitHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private KitHost(WebApplication app) => this.app = app;

    public LogLines Log { get; private init; } = new();

    public static async Task<KitHost> Start()
    {
        var log = new LogLines();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddWebKit(strictTexts: true).AddKitSheet();
        var app = builder.Build();
        app.UseWebKit().UseFormGuard();
        app.MapKitSheet();
        await app.StartAsync();
        return new(app) { Log = log };
    }

    /// <summary>A browser of our own: it keeps cookies and follows nothing by itself.</summary>
    public KitBrowser Browser() => new(app.GetTestClient());

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>What was logged, as lines.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly List<string> lines = [];

    public string All
    {
        get
        {
            lock (lines)
                return string.Join('\n', lines);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (lines)
            lines.Add($"{logLevel}: {formatter(state, exception)}");
    }

    public void Dispose()
    {
    }
}
